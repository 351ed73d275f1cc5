//! `filename-date-mismatch`: the date in the file name differs from the date of the page.

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::{Guess, Severity};
use crate::generators::InNames;
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date::{self, Shape};

use super::plausible;

declare_rule! {
    /// The date in the file name differs from the date of the page.
    ///
    /// ## Why
    /// Jekyll builds the URL from the field and ignores the file name, so the page is not where its author expects it.
    /// A difference of up to a week is not reported, because the page was begun on one day and published on the other, unless
    /// the configuration names the rule. Nothing is reported if the dates differ on ten pages, and on one in 25.
    ///
    /// ## Fails
    /// ```yaml preset=jekyll file=_posts/2022-04-27-name.md
    /// date: 2022-03-27
    /// ```
    /// ## Passes
    /// ```yaml preset=jekyll file=_posts/2022-04-27-name.md
    /// date: 2022-04-26 23:30:00 +0000
    /// ```
    /// ```yaml preset=jekyll file=_posts/2022-04-27-name.md
    /// date: 2022-04-30
    /// ```
    "filename-date-mismatch" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

/// In so many days, a page that was begun is published; either may be in its name.
const WEEK: i64 = 7;

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    if cx.path.depth() != 1 || cx.key.and_then(|key| key.text()) != Some("date") || date.ambiguous.is_some() {
        return;
    }
    let named_by_day = cx.page.dialect.generator.facts().dates.in_names != InNames::Unread;
    if !named_by_day && !sink.is_asked(RULE.id) {
        return;
    }
    let Some(name) = cx.page.place.path.file_name() else { return };
    if !name.as_encoded_bytes().first().is_some_and(u8::is_ascii_digit) {
        return;
    }
    let name = name.to_str().unwrap_or_default();
    let Some(day) = day_of(name) else { return };
    let slack = i64::from(date.zone.is_some());
    let later = (date.local.date() - day).num_days();
    let is_near = later.abs() <= WEEK && !sink.is_asked(RULE.id);
    if later.abs() <= slack
        || date.local.year() == plausible::NEVER
        || is_near
        || matches!(date.shape, Shape::Year | Shape::YearMonth | Shape::EpochSeconds | Shape::EpochMillis)
    {
        return;
    }
    let text = cx.node.text().unwrap_or_default().trim();
    sink.report(
        RULE.id,
        cx.node.span,
        format!("`{text}` differs from the date in the file name, `{}`", name.get(..10).unwrap_or_default()),
    )
    .field(cx.field_path())
    .help("correct the date, or rename the file")
    .guess(Guess::Shift);
}

/// The day at the start of `2022-04-27-name.md`.
fn day_of(name: &str) -> Option<NaiveDate> {
    let (day, rest) = (name.get(..10)?, name.get(10..)?);
    let shaped = day
        .bytes()
        .enumerate()
        .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    if !shaped || !rest.starts_with(['-', '.', '_']) {
        return None;
    }
    date::parse(day).ok().map(|date| date.local.date())
}
