//! Go's `time.Parse`, and the layouts that spf13/cast tries one after the other.

mod layout;
mod number;
mod zone;

use chrono::{Month, NaiveDate, NaiveDateTime, Weekday};

use crate::generators::moment::{Moment, Zone};
pub(crate) use layout::is_layout;
pub(crate) use number::integer;

/// Whether a layout says where the zone comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The text has no zone, or one by name, which does not count: the time is the site's.
    Site,
    /// The text has an offset.
    Offset,
    /// The text has no day; the year is 0, in UTC.
    Time,
}

/// The layouts, by Go's reference time; the first that fits counts.
const LAYOUTS: &[(&str, Kind)] = &[
    ("2006-01-02", Kind::Site),
    ("2006-01-02T15:04:05Z07:00", Kind::Offset),
    ("2006-01-02T15:04:05", Kind::Site),
    ("Mon, 02 Jan 2006 15:04:05 -0700", Kind::Offset),
    ("Mon, 02 Jan 2006 15:04:05 MST", Kind::Site),
    ("02 Jan 06 15:04 -0700", Kind::Offset),
    ("02 Jan 06 15:04 MST", Kind::Site),
    ("Monday, 02-Jan-06 15:04:05 MST", Kind::Site),
    ("2006-01-02 15:04:05 -0700 MST", Kind::Offset),
    ("2006-01-02T15:04:05-0700", Kind::Offset),
    ("2006-01-02 15:04:05Z0700", Kind::Offset),
    ("2006-01-02 15:04:05", Kind::Site),
    ("Mon Jan _2 15:04:05 2006", Kind::Site),
    ("Mon Jan _2 15:04:05 MST 2006", Kind::Site),
    ("Mon Jan 02 15:04:05 -0700 2006", Kind::Offset),
    ("2006-01-02 15:04:05Z07:00", Kind::Offset),
    ("02 Jan 2006", Kind::Site),
    ("2006-01-02 15:04:05 -07:00", Kind::Offset),
    ("2006-01-02 15:04:05 -0700", Kind::Offset),
    ("3:04PM", Kind::Time),
    ("Jan _2 15:04:05", Kind::Time),
];

/// The moment that Go reads; `None` if no layout fits.
pub(crate) fn parse(text: &str) -> Option<Moment> {
    LAYOUTS.iter().find_map(|(layout, kind)| {
        let mut fields = Fields::default();
        fields.read(layout, text)?;
        let local = fields.local()?;
        let zone = match (kind, fields.offset) {
            (Kind::Offset, offset) => Zone::East(offset.unwrap_or(0)),
            // `GMT+8` has its offset in its name, and Go takes the name's for an instant of its own.
            (Kind::Site, _) => Zone::Site,
            (Kind::Time, _) => Zone::East(0),
        };
        Some(Moment { local, zone })
    })
}

/// The parts of a layout, the longest first where one begins like another.
const PARTS: [&str; 17] = [
    "2006", "Monday", "Mon", "MST", "Jan", "Z07:00", "Z0700", "-07:00", "-0700", "_2", "01", "02", "03",
    "04", "05", "06", "15",
];

/// What was read so far.
#[derive(Default)]
struct Fields {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
    hour: u32,
    minute: u32,
    second: u32,
    nanos: u32,
    afternoon: Option<bool>,
    offset: Option<i32>,
}

impl Fields {
    fn read(&mut self, mut layout: &str, mut text: &str) -> Option<()> {
        while !layout.is_empty() {
            let part = PARTS
                .iter()
                .find(|part| layout.starts_with(**part))
                .copied()
                .or_else(|| ["3", "PM"].into_iter().find(|part| layout.starts_with(part)));
            if let Some(part) = part {
                text = self.part(part, text)?;
                layout = layout.get(part.len()..)?;
            } else {
                (layout, text) = skip(layout, text)?;
            }
        }
        text.is_empty().then_some(())
    }

    /// Takes what one part of the layout represents; gives the rest.
    fn part<'t>(&mut self, part: &str, text: &'t str) -> Option<&'t str> {
        Some(match part {
            "2006" => {
                let (year, rest) = digits(text, 4)?;
                self.year = i32::try_from(year).ok()?;
                rest
            }
            "06" => {
                let (year, rest) = digits(text, 2)?;
                self.year = i32::try_from(year).ok()? + if year >= 69 { 1900 } else { 2000 };
                rest
            }
            "Monday" => {
                let (word, rest) = letters(text);
                word.parse::<Weekday>().ok().filter(|_| word.len() > 3)?;
                rest
            }
            "Mon" => text.get(..3)?.parse::<Weekday>().ok().and_then(|_| text.get(3..))?,
            "Jan" => {
                self.month = Some(text.get(..3)?.parse::<Month>().ok()?.number_from_month());
                text.get(3..)?
            }
            "01" => {
                let (month, rest) = digits(text, 2)?;
                self.month = Some(month);
                rest
            }
            "02" => {
                let (day, rest) = digits(text, 2)?;
                self.day = Some(day);
                rest
            }
            "_2" => {
                let (day, rest) = one_or_two(text.strip_prefix(' ').unwrap_or(text))?;
                self.day = Some(day);
                rest
            }
            "15" | "3" => {
                let (hour, rest) = one_or_two(text)?;
                self.hour = hour;
                rest
            }
            "04" => {
                let (minute, rest) = digits(text, 2)?;
                self.minute = minute;
                rest
            }
            "05" => {
                let (second, rest) = digits(text, 2)?;
                self.second = second;
                self.fraction(rest)
            }
            "PM" => {
                self.afternoon = Some(text.starts_with("PM"));
                text.strip_prefix("PM").or_else(|| text.strip_prefix("AM"))?
            }
            "MST" => zone::name(text)?,
            _ => self.zone(part, text)?,
        })
    }

    /// A fraction may follow the seconds of any layout.
    fn fraction<'t>(&mut self, text: &'t str) -> &'t str {
        let Some(rest) = text.strip_prefix(['.', ',']) else { return text };
        let width = rest.bytes().take_while(u8::is_ascii_digit).count();
        if width == 0 {
            return text;
        }
        let nanos = rest.bytes().take(width).chain(std::iter::repeat(b'0')).take(9);
        self.nanos = nanos.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
        rest.get(width..).unwrap_or_default()
    }

    fn zone<'t>(&mut self, part: &str, text: &'t str) -> Option<&'t str> {
        if let Some(rest) = text.strip_prefix('Z').filter(|_| part.starts_with('Z')) {
            self.offset = Some(0);
            return Some(rest);
        }
        let sign = match text.as_bytes().first()? {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let (hours, rest) = digits(text.get(1..)?, 2)?;
        let rest = if part.contains(':') { rest.strip_prefix(':')? } else { rest };
        let (minutes, rest) = digits(rest, 2)?;
        self.offset = Some(sign * i32::try_from(hours * 3600 + minutes * 60).ok()?);
        (hours <= 24 && minutes <= 60).then_some(rest)
    }

    fn local(&self) -> Option<NaiveDateTime> {
        let day = NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))?;
        let hour = match self.afternoon {
            Some(true) if self.hour < 12 => self.hour + 12,
            Some(false) if self.hour == 12 => 0,
            _ => self.hour,
        };
        // Twelve hours and a half of the day.
        (self.afternoon.is_none() || self.hour <= 12).then_some(())?;
        day.and_hms_nano_opt(hour, self.minute, self.second, self.nanos)
    }
}

/// Passes over one character of the layout; a run of spaces represents any other.
fn skip<'l, 't>(layout: &'l str, text: &'t str) -> Option<(&'l str, &'t str)> {
    if layout.starts_with(' ') {
        if !text.is_empty() && !text.starts_with(' ') {
            return None;
        }
        return Some((layout.trim_start_matches(' '), text.trim_start_matches(' ')));
    }
    let first = layout.chars().next()?;
    Some((layout.get(first.len_utf8()..)?, text.strip_prefix(first)?))
}

fn digits(text: &str, width: usize) -> Option<(u32, &str)> {
    let number = text.get(..width).filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some((number.parse().ok()?, text.get(width..)?))
}

fn one_or_two(text: &str) -> Option<(u32, &str)> {
    digits(text, 2).or_else(|| digits(text, 1))
}

fn letters(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_alphabetic).count())
}
/// What Go prints of a date of TOML: one with a zone as its own type of times, any other as it is written.
pub(crate) fn printed(iso: &str) -> String {
    let Some((day, time)) = iso.split_once('T') else { return iso.to_owned() };
    let Some(at) = time.find(['Z', '+', '-']) else { return iso.to_owned() };
    let (clock, zone) = time.split_at(at);
    let clock = if clock.contains('.') { clock.trim_end_matches('0').trim_end_matches('.') } else { clock };
    match zone {
        "Z" => format!("{day} {clock} +0000 UTC"),
        zone => {
            let zone = zone.replace(':', "");
            format!("{day} {clock} {zone} {zone}")
        }
    }
}
