//! What the rules about dates say alike: what a fault is, what a generator makes of it, how a date is replaced.

use chrono::Datelike;

use crate::diagnostic::Edit;
use crate::document::{Style, Syntax};
use crate::loader::Generator;
use crate::schema::{DateSpec, Kind};
use crate::validators::FieldCx;
use crate::value::date::{Date, DateFault, Shape, month_name};
use crate::value::date_format::DateFormat;

/// The settings of a date field.
pub(crate) const fn spec<'a>(cx: &FieldCx<'a>) -> Option<&'a DateSpec> {
    match &cx.field.kind {
        Kind::Date(spec) => Some(spec),
        _ => None,
    }
}

/// The last day of a month.
fn days_in(year: i32, month: u32) -> u32 {
    chrono::NaiveDate::from_ymd_opt(year, month, 1)
        .and_then(|first| first.checked_add_months(chrono::Months::new(1)))
        .and_then(|next| next.pred_opt())
        .map_or(31, |last| last.day())
}

/// The fact, and what to do; `text` is what is written.
pub(crate) fn describe(fault: &DateFault, text: &str) -> (String, String) {
    let part = fault.at().and_then(|at| text.get(at)).unwrap_or(text);
    let write_it = || "write the date as `YYYY-MM-DD`".to_owned();
    match fault {
        DateFault::Day { day: 0, .. } => {
            (format!("`{part}` is no day: a month begins with day 1"), write_it())
        }
        DateFault::Day { year, month: 2, day: 29, .. } => (
            format!("`29 February {year}` does not exist: {year} is not a leap year"),
            "write the day that is meant".into(),
        ),
        DateFault::Day { year, month, day, .. } => {
            let (name, days) = (month_name(*month), days_in(*year, *month));
            let which = if *month == 2 { format!("{name} {year}") } else { name.to_owned() };
            (
                format!("`{day} {name}` does not exist: {which} has {days} days"),
                "write the day that is meant".into(),
            )
        }
        DateFault::Month { .. } => {
            (format!("`{part}` is no month: a year has 12"), "write the month as `01` to `12`".into())
        }
        DateFault::Hour { hour: 24, .. } => (
            format!("`{part}` is no hour: a day ends at 23:59:59"),
            "write `00:00:00` and the next day".into(),
        ),
        DateFault::Hour { .. } => {
            (format!("`{part}` is no hour: a day has 24"), "write the hour as `00` to `23`".into())
        }
        DateFault::Minute { .. } => {
            (format!("`{part}` is no minute: an hour has 60"), "write `00` to `59`".into())
        }
        DateFault::Second { .. } => {
            (format!("`{part}` is no second: a minute has 60"), "write `00` to `59`".into())
        }
        DateFault::Offset { .. } => (
            format!("`{part}` is further from UTC than any place on earth"),
            "write an offset from `-12:00` to `+14:00`".into(),
        ),
        DateFault::ShortYear { .. } => {
            (format!("`{part}` has a year of two digits"), "write all four digits of the year".into())
        }
        DateFault::Surplus { .. } => {
            (format!("`{part}` is no part of a date"), "leave only the date in this field".into())
        }
        DateFault::NoDay => {
            (format!("`{text}` is a time without a day"), "write the day before it, as `YYYY-MM-DD`".into())
        }
        DateFault::FarNumber => {
            (format!("`{text}` is no date: as a number of seconds it is far in the future"), write_it())
        }
        DateFault::Placeholder => (
            format!("`{text}` stands where a date should"),
            "write the date as `YYYY-MM-DD`, or remove the field".into(),
        ),
        DateFault::Unreadable | DateFault::Empty | DateFault::Template => {
            (format!("`{text}` is not a date"), write_it())
        }
    }
}

/// The edit that puts `text` in the place of the value, within its quotes if it has any; `None` where that cannot be
/// done byte for byte.
pub(crate) fn replacement(cx: &FieldCx<'_>, text: &str) -> Option<Edit> {
    let style = cx.node.scalar()?.style;
    let quotable = matches!(style, Style::Plain | Style::SingleQuoted | Style::DoubleQuoted);
    (quotable && cx.node.is_exact()).then(|| Edit::replace(cx.node.text_span(), text))
}

/// The date in the plainest form that holds all of it and that the generator of the page reads as meant: what to
/// write, and the edit where it can be done byte for byte.
pub(crate) fn rewrite(cx: &FieldCx<'_>, date: &Date) -> Option<(String, Option<Edit>)> {
    let format = match (date.has_time(), &date.zone) {
        (false, _) => DateFormat::IsoDate,
        (true, None) if !matches!(date.shape, Shape::EpochSeconds | Shape::EpochMillis) => {
            DateFormat::Datetime
        }
        (true, _) => DateFormat::Rfc3339,
    };
    let written = format.write(date)?;
    let zoned = format == DateFormat::Rfc3339;
    let scalar = cx.node.scalar()?;
    let quoted = matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted);
    let yaml = cx.page.document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Yaml);
    let whole = |text: String| (cx.node.is_exact() && yaml).then(|| Edit::replace(cx.node.span, text));
    Some(match cx.page.dialect.generator {
        // Unquoted, the zone would be thrown away.
        Generator::Hexo if zoned && !quoted => {
            let written = format!("\"{written}\"");
            (written.clone(), whole(written))
        }
        // Quoted, a `Z` would be put behind it.
        Generator::Docusaurus if quoted => (written.clone(), whole(written)),
        _ => {
            let edit = replacement(cx, &written);
            (written, edit)
        }
    })
}
