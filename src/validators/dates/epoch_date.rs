//! `epoch-date`: a plain number where a date is expected.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::generators::{Generator, Numbers};
use crate::schema::FieldType;
use crate::validators::dates::reading::{self, Reading};
use crate::validators::dates::wording;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date::{Date, Shape};

declare_rule! {
    /// A date is a plain number, which generators read as seconds or milliseconds since 1970.
    ///
    /// ## Why
    /// Hexo and Astro read milliseconds, so that seconds, a year or `20220427` become a day in January 1970. Hugo reads
    /// seconds, so that milliseconds become the year 54289. None of them warns.
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// date: 1651054951
    /// ```
    /// ```yaml preset=hugo
    /// date: 20220427
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// date: 2022-04-27
    /// ```
    /// ```yaml preset=hugo
    /// date: 1651054951
    /// ```
    /// ## Fix
    /// Rewrites the number as the most likely date and time, in UTC.
    "epoch-date" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    // No other shape is a number.
    if !matches!(date.shape, Shape::Year | Shape::Compact | Shape::EpochSeconds | Shape::EpochMillis) {
        return;
    }
    let asked_otherwise = wording::spec(cx).is_some_and(|spec| !spec.formats.is_empty());
    if asked_otherwise || reading::of(cx, date) != Reading::Number {
        return;
    }
    let generator = cx.page.dialect.generator;
    let Some(taken) = taken_for(generator, date) else { return };
    let text = cx.node.text().unwrap_or_default().trim();
    let name = generator.title();
    let found = sink.report(RULE.id, cx.node.span, format!("{name} reads `{text}` as {taken}"));
    found.field(cx.field_path());
    let Some((written, edit)) = wording::rewrite(cx, date) else {
        found.help("write the date as `YYYY-MM-DD`");
        return;
    };
    found.help(format!("write `{written}`"));
    if let Some(edit) = edit {
        found.fix(Fix::guess("rewrite the number as a date", [edit]));
    }
}

/// What the generator reads the number as; `None` if it is right.
fn taken_for(generator: Generator, date: &Date) -> Option<&'static str> {
    let is_long = date.shape == Shape::EpochMillis;
    match generator.facts().dates.numbers {
        Numbers::Millis if is_long => None,
        Numbers::Millis => Some("milliseconds since 1970: a day in January 1970"),
        Numbers::HandedOn => Some("a number, not a date"),
        Numbers::Seconds if is_long => Some("seconds since 1970: a date thousands of years ahead"),
        Numbers::Seconds => Some("seconds since 1970: a day in 1970"),
    }
}
