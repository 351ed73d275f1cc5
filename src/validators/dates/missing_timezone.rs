//! `missing-timezone`: a time without a zone where the configuration requires one.

use crate::diagnostic::Severity;
use crate::schema::{FieldType, Timezone};
use crate::validators::dates::wording;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A time has no zone, but the configuration requires one.
    ///
    /// ## Why
    /// Hugo, Docusaurus, Eleventy and Zola read such a time as UTC. Hexo and, for some formats, Jekyll use the zone of
    /// the machine, so a laptop and the CI server disagree. A date without a time does not need a zone.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { date: { type: date, timezone: required } } } }
    /// ```
    /// ```yaml
    /// date: 2022-04-27 10:22:31
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { date: { type: date, timezone: required } } } }
    /// ```
    /// ```yaml
    /// date: 2022-04-27 10:22:31+08:00
    /// ```
    /// ## Options
    /// `timezone: required` on a date field turns this check on.
    "missing-timezone" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    if date.zone.is_some() || wording::spec(cx).is_none_or(|spec| spec.timezone != Timezone::Required) {
        return;
    }
    let Some(clock) = &date.clock else { return };
    let text = cx.node.text().unwrap_or_default();
    let time = text.get(clock.at.clone()).unwrap_or(text);
    let span = cx.node.sub_span(clock.at.clone());
    sink.report(RULE.id, span, format!("missing time zone after `{time}`"))
        .field(cx.field_path())
        .help(format!("add the UTC offset, for example `{time}+08:00`, or `{time}Z` for UTC"));
}
