//! The format of a date: a named format of the configuration, or a strftime pattern.

use std::fmt::Write;
use std::ops::Range;

use crate::value::date::{Date, Shape, Zone, ZoneForm};
use crate::value::date_format::DateFormat;

/// A way to write dates.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Form {
    /// What `formats:` may say.
    pub format: DateFormat,
    /// Whether a zone is written.
    pub zone: bool,
    /// Whether a time is written.
    pub time: bool,
}

const NAMED: [DateFormat; 5] = [
    DateFormat::IsoDate,
    DateFormat::Datetime,
    DateFormat::Rfc3339,
    DateFormat::IsoDatetime,
    DateFormat::Rfc2822,
];

impl Form {
    /// The form of `text`, which was understood as `date`.
    pub(super) fn of(text: &str, date: &Date) -> Self {
        let format = NAMED.into_iter().find(|format| format.is(text, date));
        let format = format.unwrap_or_else(|| DateFormat::Pattern(pattern(text, date).into()));
        Self { format, zone: date.zone.is_some(), time: date.clock.is_some() }
    }

    /// For people: `datetime with a zone`.
    pub fn words(&self) -> String {
        match (&self.format, self.zone) {
            (DateFormat::Datetime | DateFormat::IsoDatetime, true) => {
                format!("{} with a zone", self.format.name())
            }
            (DateFormat::Datetime | DateFormat::IsoDatetime, false) => {
                format!("{} without a zone", self.format.name())
            }
            _ => self.format.name().to_owned(),
        }
    }
}

/// A strftime pattern that writes the date as `text` does.
fn pattern(text: &str, date: &Date) -> String {
    let mut parts: Vec<(Range<usize>, String)> = vec![
        (date.parts.year.clone(), "%Y".to_owned()),
        (date.parts.month.clone(), month(text, date)),
        (date.parts.day.clone(), day(text, date)),
    ];
    if let Some((_, at)) = &date.weekday {
        parts.push((at.clone(), part(text, at, "a", "a", "A")));
    }
    if let Some(clock) = &date.clock {
        parts.push((clock.at.clone(), time(text.get(clock.at.clone()).unwrap_or_default(), clock.meridiem)));
    }
    if let Some(Zone { at, form, .. }) = &date.zone {
        let written = text.get(at.clone()).unwrap_or_default();
        let sign = match form {
            ZoneForm::Colon => "%:z",
            ZoneForm::Basic | ZoneForm::Hours => "%z",
            ZoneForm::Zulu | ZoneForm::Universal | ZoneForm::Name | ZoneForm::Mixed => written,
        };
        parts.push((at.clone(), sign.to_owned()));
    }
    parts.retain(|(at, _)| !at.is_empty());
    parts.sort_by_key(|(at, _)| at.start);
    let mut pattern = String::new();
    let mut end = 0;
    for (at, sign) in parts {
        if at.start >= end {
            pattern.push_str(&text.get(end..at.start).unwrap_or_default().replace('%', "%%"));
            pattern.push_str(&sign);
            end = at.end;
        }
    }
    pattern.push_str(&text.get(end..).unwrap_or_default().replace('%', "%%"));
    pattern
}

/// The symbol of the month. May is as long as its own abbreviation: beside `April 27, 2022` it is a full name.
fn month(text: &str, date: &Date) -> String {
    let is_may = text.get(date.parts.month.clone()).is_some_and(|name| name.eq_ignore_ascii_case("may"));
    if is_may && date.shape == Shape::MonthWords {
        return "%B".to_owned();
    }
    part(text, &date.parts.month, if is_unpadded(text, date) { "-m" } else { "m" }, "b", "B")
}

/// Whether a month or day is without the zero that would make it two digits: then `10` is not padded either.
fn is_unpadded(text: &str, date: &Date) -> bool {
    [&date.parts.month, &date.parts.day].into_iter().any(|at| {
        let written = text.get(at.clone()).unwrap_or_default();
        written.len() == 1 && written.starts_with(|sign: char| sign.is_ascii_digit())
    })
}

/// The symbol of the day. Beside the name of a month nobody pads it, so `22` and `5` are one way of writing.
fn day(text: &str, date: &Date) -> String {
    let is_beside_name = matches!(date.shape, Shape::DayWords | Shape::MonthWords);
    let is_padded = text.get(date.parts.day.clone()).is_some_and(|day| day.starts_with('0'));
    let is_bare = is_beside_name || is_unpadded(text, date);
    if is_bare && !is_padded { "%-d".to_owned() } else { part(text, &date.parts.day, "d", "d", "d") }
}

/// The symbol of one part: digits with and without a leading zero, short and full names.
fn part(text: &str, at: &Range<usize>, digits: &str, short: &str, full: &str) -> String {
    let written = text.get(at.clone()).unwrap_or_default();
    match written.bytes().all(|byte| byte.is_ascii_digit()) {
        true if written.len() == 2 && !written.starts_with('0') => format!("%{digits}"),
        true if written.len() == 2 => format!("%{}", digits.trim_start_matches('-')),
        true => format!("%-{}", digits.trim_start_matches('-')),
        false if written.chars().count() <= 3 => format!("%{short}"),
        false => format!("%{full}"),
    }
}

/// The pattern of a time: `%H:%M:%S`, `%-I:%M %p`.
fn time(text: &str, meridiem: bool) -> String {
    let mut pattern = String::new();
    let mut numbers = ["H", "M", "S", "f"].into_iter();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let name = match numbers.next() {
                Some("H") if meridiem => "I",
                Some(name) => name,
                None => "f",
            };
            let dash = if digits == 1 && name != "f" { "-" } else { "" };
            // Writing to a string cannot fail.
            let _ = write!(pattern, "%{dash}{name}");
            rest = rest.get(digits..).unwrap_or_default();
        } else if sign.is_ascii_alphabetic() && meridiem {
            pattern.push_str(if sign.is_ascii_uppercase() { "%p" } else { "%P" });
            rest = rest.trim_start_matches(|sign: char| sign.is_ascii_alphabetic() || sign == '.');
        } else {
            pattern.push(sign);
            rest = rest.get(sign.len_utf8()..).unwrap_or_default();
        }
    }
    pattern.replace(".%f", "%.f")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::date;

    fn form(text: &str) -> String {
        let date = date::parse(text).expect("a date");
        let form = Form::of(text, &date);
        assert!(form.format.is(text, &date), "{text} is not {:?}", form.format);
        form.format.name().to_owned()
    }

    #[test]
    fn names_and_patterns() {
        assert_eq!(form("2022-04-27"), "iso-date");
        assert_eq!(form("2022-04-27 10:22:31"), "datetime");
        assert_eq!(form("2022-04-27T10:22:31+08:00"), "rfc3339");
        assert_eq!(form("Wed, 27 Apr 2022 10:22:31 GMT"), "rfc2822");
        assert_eq!(form("2022/04/27"), "%Y/%m/%d");
        assert_eq!(form("2022/10/9"), "%Y/%-m/%-d");
        assert_eq!(form("2022/4/27"), "%Y/%-m/%-d");
        assert_eq!(form("27/04/2022"), "%d/%m/%Y");
        assert_eq!(form("April 27, 2022"), "%B %-d, %Y");
        assert_eq!(form("2022-04-27 10:22"), "%Y-%m-%d %H:%M");
        assert_eq!(form("2022年4月7日"), "%Y年%-m月%-d日");
    }
}
