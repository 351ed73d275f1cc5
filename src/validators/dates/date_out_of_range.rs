//! `date-out-of-range`: a date outside the configured range, or an implausible one.

use crate::diagnostic::{Guess, Severity};
use crate::schema::FieldType;
use crate::validators::dates::{plausible, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date::{self, Date};

declare_rule! {
    /// A date is outside the configured range, or is implausible for a page.
    ///
    /// ## Why
    /// A typo in the year sorts the page to the end of every list, where nobody sees it.
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// date: 0202-04-27
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// date: 2022-04-27
    /// ```
    /// ## Options
    /// `min:` and `max:` of a date field, both inclusive.
    "date-out-of-range" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    let Some(spec) = wording::spec(cx) else { return };
    let bound = |text: &Option<Box<str>>| text.as_deref().and_then(|text| date::parse(text).ok());
    let text = cx.node.text().unwrap_or_default().trim();
    if let Some(min) = bound(&spec.min).filter(|min| is_before(date, min)) {
        let message = format!("`{text}` is before {}, the earliest allowed date", min.spoken());
        sink.report(RULE.id, cx.node.span, message)
            .field(cx.field_path())
            .help(format!("write a date not before `{}`", min.local.date()));
    } else if let Some(max) = bound(&spec.max).filter(|max| is_before(max, date)) {
        let message = format!("`{text}` is after {}, the latest allowed date", max.spoken());
        sink.report(RULE.id, cx.node.span, message)
            .field(cx.field_path())
            .help(format!("write a date not after `{}`", max.local.date()));
    } else if let (Some(why), None, None) = (plausible::fault(cx, date), &spec.min, &spec.max) {
        let span = cx.node.sub_span(date.parts.year.clone());
        sink.report_as(RULE.id, Severity::Warning, span, format!("`{text}` is {why}"))
            .field(cx.field_path())
            .help("correct the year")
            .guess(Guess::Likeness);
    }
}

/// Whether `date` is before `other`; by the day if one of them has no time.
fn is_before(date: &Date, other: &Date) -> bool {
    if date.has_time() && other.has_time() {
        date.instant() < other.instant()
    } else {
        date.local.date() < other.local.date()
    }
}
