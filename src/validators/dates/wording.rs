//! What the rules about dates share: the description of a fault, and how a date is replaced.

use chrono::Datelike;

use crate::diagnostic::Edit;
use crate::document::{Style, Syntax};
use crate::generators::Zones;
use crate::schema::{DateSpec, Kind};
use crate::validators::FieldCx;
use crate::value::date::{self, Date, DateFault, Shape, month_name};
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

/// The message and the help; `text` is the value as written.
pub(crate) fn describe(fault: &DateFault, text: &str) -> (String, String) {
    let part = fault.at().and_then(|at| text.get(at)).unwrap_or(text);
    let write_it = || "write the date as `YYYY-MM-DD`".to_owned();
    match fault {
        DateFault::Day { day: 0, .. } => (format!("`{part}` is not a valid day (1–31)"), write_it()),
        DateFault::Day { year, month: 2, day: 29, .. } => (
            format!("`29 February {year}` does not exist, as {year} is not a leap year"),
            "correct the day".into(),
        ),
        DateFault::Day { year, month, day, .. } => {
            let (name, days) = (month_name(*month), days_in(*year, *month));
            let which = if *month == 2 { format!("{name} {year}") } else { name.to_owned() };
            (format!("`{day} {name}` does not exist, as {which} has {days} days"), "correct the day".into())
        }
        DateFault::Month { .. } => {
            (format!("`{part}` is not a valid month (1–12)"), "write a month from `01` to `12`".into())
        }
        DateFault::Hour { hour: 24, .. } => {
            (format!("`{part}` is not a valid hour (0–23)"), "write `00:00:00` of the next day".into())
        }
        DateFault::Hour { .. } => {
            (format!("`{part}` is not a valid hour (0–23)"), "write an hour from `00` to `23`".into())
        }
        DateFault::Minute { .. } => {
            (format!("`{part}` is not a valid minute (0–59)"), "write a minute from `00` to `59`".into())
        }
        DateFault::Second { .. } => {
            (format!("`{part}` is not a valid second (0–59)"), "write a second from `00` to `59`".into())
        }
        DateFault::Offset { .. } => (
            format!("`{part}` is not a valid UTC offset (-12:00 to +14:00)"),
            "write an offset from `-12:00` to `+14:00`".into(),
        ),
        DateFault::ShortYear { .. } => {
            (format!("`{part}` has a two-digit year"), "write the year with four digits".into())
        }
        DateFault::Surplus { at } => {
            let help = whole_again(text, at.start).map_or_else(
                || "keep only the date in this field".to_owned(),
                |whole| format!("write `{whole}`"),
            );
            (format!("unexpected text after the date: `{part}`"), help)
        }
        DateFault::NoDay => (
            format!("`{text}` is a time without a date"),
            "add the date before it: `YYYY-MM-DD {text}`".into(),
        ),
        DateFault::FarNumber => {
            (format!("`{text}` is not a date: as seconds since 1970 it is far in the future"), write_it())
        }
        DateFault::Placeholder => (
            format!("`{text}` is a placeholder, not a date"),
            "write the date as `YYYY-MM-DD`, or remove the field".into(),
        ),
        DateFault::Unreadable | DateFault::Empty | DateFault::Template => {
            (format!("`{text}` is not a date"), write_it())
        }
    }
}

/// `2022-04-27 10:22:00 +08:00` for `2022-04-27 10:22.000 +08:00`: the date with all its parts, if what is left out at
/// `from` is between the time and the offset from UTC.
fn whole_again(text: &str, from: usize) -> Option<String> {
    let (before, rest) = (text.get(..from)?.trim_end(), text.get(from..)?.trim_end());
    let offset = rest.get(rest.rfind(['+', '-', 'Z'])?..)?;
    let between = rest.strip_suffix(offset)?;
    let colons = before.matches(':').count();
    let digits = between.trim_matches(|sign: char| !sign.is_ascii_digit());
    if colons == 0 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let seconds = match digits {
        _ if colons > 1 => String::new(),
        "" => ":00".to_owned(),
        digits if between.starts_with('.') && digits.bytes().all(|byte| byte == b'0') => ":00".to_owned(),
        digits if between.starts_with(':') && digits.len() == 2 => format!(":{digits}"),
        _ => return None,
    };
    let whole = format!("{before}{seconds} {offset}");
    date::parse(&whole).is_ok_and(|date| date.zone.is_some()).then_some(whole)
}

/// The edit that puts `text` in the place of the value, inside its quotes if it has any; `None` if the value is not in
/// the file byte for byte.
pub(crate) fn replacement(cx: &FieldCx<'_>, text: &str) -> Option<Edit> {
    let style = cx.node.scalar()?.style;
    let quotable = matches!(style, Style::Plain | Style::SingleQuoted | Style::DoubleQuoted);
    (quotable && cx.node.is_exact()).then(|| Edit::replace(cx.node.text_span(), text))
}

/// The date in the simplest form that keeps all of it and that the generator of the page reads correctly: what to
/// write, and the edit if the value is in the file byte for byte.
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
    Some(match cx.page.dialect.generator.facts().dates.zones {
        // Unquoted, the zone would be ignored.
        Zones::LostPlain if zoned && !quoted => {
            let written = format!("\"{written}\"");
            (written.clone(), whole(written))
        }
        // Quoted, a `Z` would be appended.
        Zones::LostQuoted if quoted => (written.clone(), whole(written)),
        _ => {
            let edit = replacement(cx, &written);
            (written, edit)
        }
    })
}
