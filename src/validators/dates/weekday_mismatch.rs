//! `weekday-mismatch`: the weekday of a date is wrong.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date;

declare_rule! {
    /// The weekday does not match the date.
    ///
    /// ## Why
    /// Either the weekday or the date is wrong. Hexo, Jekyll and Hugo ignore the weekday; Docusaurus, Eleventy and Zola
    /// cannot read such a date at all.
    ///
    /// ## Fails
    /// ```yaml
    /// date: Tue, 27 Apr 2022 10:22:31 GMT
    /// ```
    /// ## Passes
    /// ```yaml
    /// date: Wed, 27 Apr 2022 10:22:31 GMT
    /// ```
    "weekday-mismatch" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    let Some((claimed, at)) = &date.weekday else { return };
    let real = date.real_weekday();
    if *claimed == real || date.ambiguous.is_some() {
        return;
    }
    let text = cx.node.text().unwrap_or_default();
    let written = date::in_style_of(real, text.get(at.clone()));
    let tense = if date.instant() > cx.page.now { "will be" } else { "was" };
    let message = format!("{} {tense} a {}, not a {}", date.spoken(), date::full(real), date::full(*claimed));
    let span = cx.node.sub_span(at.clone());
    let found = sink.report_as(RULE.id, Severity::Error, span, message);
    let (before, after) = (text.get(..at.start).unwrap_or_default(), text.get(at.end..).unwrap_or_default());
    found.field(cx.field_path()).help(format!("write `{before}{written}{after}`"));
    if cx.node.is_exact() {
        found.fix(Fix::safe("correct the weekday", [Edit::replace(span, written)]));
    }
}
