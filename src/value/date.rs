//! Dates as authors write them, with the place of every part.

use std::ops::Range;

use chrono::{Datelike, NaiveDateTime, Weekday};

/// A date that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// Day and time as written, without the zone.
    pub local: NaiveDateTime,
    /// The weekday that is written, and its bytes in the text.
    pub weekday: Option<(Weekday, Range<usize>)>,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq)]
pub enum DateFault {
    /// Nothing like a date.
    Unreadable,
}

/// Reads a date.
pub fn parse(_text: &str) -> Result<Date, DateFault> {
    Err(DateFault::Unreadable)
}

impl Date {
    /// The weekday the date falls on.
    pub fn real_weekday(&self) -> Weekday {
        self.local.weekday()
    }

    /// As a person says it: "27 April 2022".
    pub fn spoken(&self) -> String {
        self.local.format("%-d %B %Y").to_string()
    }
}

/// "Wednesday"
pub fn full(_day: Weekday) -> &'static str {
    ""
}

/// "Wed"
pub fn short(_day: Weekday) -> &'static str {
    ""
}

/// The weekday in the length and case of what stood there.
pub fn in_style_of(day: Weekday, _was: Option<&str>) -> String {
    short(day).to_owned()
}
