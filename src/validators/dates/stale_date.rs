//! `stale-date`: a date older than the configuration allows.

use crate::diagnostic::Severity;
use crate::schema::FieldType;
use crate::validators::dates::wording;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A date is older than the configuration allows: the page is due for a review.
    ///
    /// ## Why
    /// A `reviewed` date is easily forgotten; this rule reminds you to review the page again.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { reviewed: { type: date, max-age: 180d } } } }
    /// ```
    /// ```yaml
    /// reviewed: 2001-01-01
    /// ```
    /// ## Passes
    /// ```yaml
    /// reviewed: 2001-01-01
    /// ```
    /// ## Options
    /// `max-age:` of a date field, for example `180d`.
    "stale-date" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    let Some(limit) = wording::spec(cx).and_then(|spec| spec.max_age) else { return };
    let age = (cx.page.now - date.instant()).num_days();
    if age <= i64::from(limit) {
        return;
    }
    let text = cx.node.text().unwrap_or_default().trim();
    let message = format!("`{text}` is {age} days ago, the maximum for this field is {limit}");
    sink.report(RULE.id, cx.node.span, message)
        .field(cx.field_path())
        .help("review the page, then write the date of the review");
}
