//! The named date formats of `formats:`, and how to write them.

mod rfc2822;
mod written;

use std::fmt::Write;
use std::str::FromStr;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};

use super::date::{Date, Shape, Zone, ZoneForm};

/// A date format.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DateFormat {
    /// `rfc2822`: `Wed, 27 Apr 2022 10:22:31 GMT` (RFC 2822, section 3.3).
    Rfc2822,
    /// `rfc3339`: `2022-04-27T10:22:31+08:00` (RFC 3339, section 5.6).
    Rfc3339,
    /// `iso-date`: `2022-04-27` (ISO 8601).
    IsoDate,
    /// `iso-datetime`: `2022-04-27T10:22:31`, with or without a zone (ISO 8601).
    IsoDatetime,
    /// `datetime`: `2022-04-27 10:22:31`, with or without a zone.
    Datetime,
    /// A pattern of `strftime`: `%Y/%m/%d %H:%M`.
    Pattern(Box<str>),
}

/// A name that is not a format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is not a date format: {reason}")]
pub struct UnknownFormat {
    /// The name.
    pub name: Box<str>,
    /// Why not.
    pub reason: &'static str,
}

impl FromStr for DateFormat {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let unknown = |reason| UnknownFormat { name: name.into(), reason };
        if let Some((_, format)) = Self::SPELLINGS.iter().find(|(spelling, _)| *spelling == name) {
            return Ok(format.clone());
        }
        Ok(match name {
            pattern if pattern.contains('%') => {
                let known = chrono::format::StrftimeItems::new(pattern)
                    .all(|item| item != chrono::format::Item::Error);
                if !known {
                    return Err(unknown("the pattern contains a `%` that strftime does not know"));
                }
                Self::Pattern(pattern.into())
            }
            // A day is ISO 8601 with and without a time.
            "iso8601" | "iso-8601" | "iso" => {
                return Err(unknown("ISO 8601 has several: write `iso-date`, `iso-datetime`, or both"));
            }
            _ => return Err(unknown("write the name of a format, or a strftime pattern such as `%Y-%m-%d`")),
        })
    }
}

impl DateFormat {
    /// The names of the configuration, for "did you mean".
    pub const NAMES: &'static [&'static str] =
        &["rfc2822", "rfc3339", "iso-date", "iso-datetime", "datetime"];

    /// The names, and what else people call these formats.
    pub const SPELLINGS: [(&'static str, Self); 13] = [
        ("rfc2822", Self::Rfc2822),
        ("rfc3339", Self::Rfc3339),
        ("iso-date", Self::IsoDate),
        ("iso-datetime", Self::IsoDatetime),
        ("datetime", Self::Datetime),
        ("rfc-2822", Self::Rfc2822),
        ("rfc822", Self::Rfc2822),
        ("rfc-822", Self::Rfc2822),
        ("rfc5322", Self::Rfc2822),
        ("rfc-3339", Self::Rfc3339),
        ("date", Self::IsoDate),
        ("iso8601-date", Self::IsoDate),
        ("date-time", Self::Datetime),
    ];

    /// The name of the configuration, or the pattern.
    pub fn name(&self) -> &str {
        match self {
            Self::Rfc2822 => "rfc2822",
            Self::Rfc3339 => "rfc3339",
            Self::IsoDate => "iso-date",
            Self::IsoDatetime => "iso-datetime",
            Self::Datetime => "datetime",
            Self::Pattern(pattern) => pattern,
        }
    }

    /// Whether it is a strftime pattern.
    pub const fn is_pattern(&self) -> bool {
        matches!(self, Self::Pattern(_))
    }

    /// A date in it, for messages.
    pub fn example(&self) -> String {
        let day = NaiveDate::from_ymd_opt(2022, 4, 27).unwrap_or_default();
        let time = NaiveTime::from_hms_opt(10, 22, 31).unwrap_or_default();
        let offset = FixedOffset::east_opt(8 * 3600).unwrap_or_else(|| Utc.fix());
        self.format(&offset.from_utc_datetime(&(day.and_time(time) - offset)), false)
    }

    /// Whether `text`, understood as `date`, is written in it.
    pub fn is(&self, text: &str, date: &Date) -> bool {
        let clock = date.clock.as_ref();
        let zone = date.zone.as_ref();
        let iso_zone = zone.is_none_or(|zone| {
            matches!(zone.form, ZoneForm::Zulu | ZoneForm::Colon | ZoneForm::Basic | ZoneForm::Hours)
        });
        let tidy = date.shape == Shape::Iso
            && date.weekday.is_none()
            && clock.is_none_or(|clock| clock.padded && !clock.meridiem)
            && text.len() == text.trim().len();
        match self {
            Self::Rfc2822 => rfc2822::is(text, date),
            Self::Rfc3339 => {
                tidy && clock.is_some_and(|clock| clock.after_t && clock.seconds)
                    && zone.is_some_and(|zone| {
                        !zone.spaced && matches!(zone.form, ZoneForm::Zulu | ZoneForm::Colon)
                    })
            }
            Self::IsoDate => tidy && clock.is_none(),
            Self::IsoDatetime => {
                tidy && iso_zone
                    && clock.is_some_and(|clock| clock.after_t)
                    && zone.is_none_or(|zone| !zone.spaced)
            }
            Self::Datetime => {
                tidy && iso_zone
                    && clock.is_some_and(|clock| !clock.after_t && clock.seconds)
                    && text
                        .as_bytes()
                        .get(10..12)
                        .is_some_and(|gap| gap[0] == b' ' && gap[1].is_ascii_digit())
            }
            Self::Pattern(pattern) => {
                let is_canonical = offset_of(date).is_some_and(|(offset, has_zone)| {
                    written::is(text, pattern, &date.local, offset, (date.has_time(), has_zone))
                        .unwrap_or_else(|| self.write(date).is_some_and(|canonical| canonical == text))
                });
                is_canonical
                    || NaiveDateTime::parse_from_str(text, pattern).is_ok_and(|local| local == date.local)
                        && self.read(text).is_some()
            }
        }
    }

    /// Reads `text` as a pattern has it, to the letter: chrono is lenient, so the result must come back the same.
    pub(super) fn read(&self, text: &str) -> Option<NaiveDateTime> {
        let Self::Pattern(pattern) = self else { return None };
        let local = NaiveDateTime::parse_from_str(text, pattern)
            .or_else(|_| NaiveDate::parse_from_str(text, pattern).map(|day| day.and_time(NaiveTime::MIN)))
            .ok()?;
        let zone = chrono::DateTime::parse_from_str(text, pattern).ok().map(|instant| *instant.offset());
        let offset = zone.unwrap_or_else(|| Utc.fix());
        let instant = offset.from_local_datetime(&local).single()?;
        (self.format(&instant, false) == text).then_some(local)
    }

    /// The date in this format, its zone kept; `None` if the format says more than is known (a time, a zone) or
    /// the date can be read in two ways.
    pub fn write(&self, date: &Date) -> Option<String> {
        let (offset, universal) = self.known(date)?;
        let instant = offset.from_local_datetime(&date.local).single()?;
        let zone_known = date.zone.is_some() || is_epoch(date);
        Some(match self {
            Self::IsoDatetime | Self::Datetime if !zone_known => self.local(&date.local),
            _ => self.format(&instant, universal),
        })
    }

    /// What [`Self::write`] needs to know: the offset, and whether it is written as universal time.
    fn known(&self, date: &Date) -> Option<(FixedOffset, bool)> {
        let (offset, has_zone) = offset_of(date)?;
        let (needs_time, needs_zone) = self.needs();
        if (needs_time && !date.has_time()) || (needs_zone && !has_zone) {
            return None;
        }
        let is_universal = |zone: &Zone| matches!(zone.form, ZoneForm::Zulu | ZoneForm::Universal);
        Some((offset, is_epoch(date) || date.zone.as_ref().is_some_and(is_universal)))
    }

    /// Whether it says a time, and a zone.
    pub fn needs(&self) -> (bool, bool) {
        match self {
            Self::Rfc2822 | Self::Rfc3339 => (true, true),
            Self::IsoDate => (false, false),
            Self::IsoDatetime | Self::Datetime => (true, false),
            Self::Pattern(pattern) => written::needs(pattern.as_bytes()),
        }
    }

    fn local(&self, local: &NaiveDateTime) -> String {
        let pattern =
            if matches!(self, Self::Datetime) { "%Y-%m-%d %H:%M:%S%.f" } else { "%Y-%m-%dT%H:%M:%S%.f" };
        local.format(pattern).to_string()
    }

    fn format(&self, instant: &chrono::DateTime<FixedOffset>, universal: bool) -> String {
        let pattern = match self {
            Self::Rfc2822 if universal => "%a, %d %b %Y %H:%M:%S GMT",
            Self::Rfc2822 => "%a, %d %b %Y %H:%M:%S %z",
            Self::Rfc3339 | Self::IsoDatetime if universal => "%Y-%m-%dT%H:%M:%S%.fZ",
            Self::Rfc3339 | Self::IsoDatetime => "%Y-%m-%dT%H:%M:%S%.f%:z",
            Self::IsoDate => "%Y-%m-%d",
            Self::Datetime if universal => "%Y-%m-%d %H:%M:%SZ",
            Self::Datetime => "%Y-%m-%d %H:%M:%S %z",
            Self::Pattern(pattern) => pattern,
        };
        let mut text = String::new();
        // A pattern that cannot be written (none is known) leaves an empty text, which no caller reads as a date.
        let _ = write!(text, "{}", instant.format(pattern));
        text
    }
}

/// The offset, and whether it is known; `None` if the day or the zone is not.
fn offset_of(date: &Date) -> Option<(FixedOffset, bool)> {
    if date.ambiguous.is_some() || matches!(date.shape, Shape::Year | Shape::YearMonth) {
        return None;
    }
    let zone = date.zone.as_ref();
    let offset = if is_epoch(date) { Some(Utc.fix()) } else { zone.and_then(|zone| zone.offset) };
    (zone.is_none() || offset.is_some()).then(|| (offset.unwrap_or_else(|| Utc.fix()), offset.is_some()))
}

const fn is_epoch(date: &Date) -> bool {
    matches!(date.shape, Shape::EpochSeconds | Shape::EpochMillis)
}

#[cfg(test)]
mod tests;
