//! The reasons why a text is not a date, with their positions.

use std::ops::Range;

/// Why a text is not a date. Ranges are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Nothing is written but spaces.
    Empty,
    /// Text of a template (`{{ date }}`, `<% tp.date.now() %>`), which is filled in later.
    Template,
    /// A word that represents a missing date: `Invalid Date`, `undefined`, `TBD`, `YYYY-MM-DD`.
    Placeholder,
    /// Nothing like a date.
    Unreadable,
    /// A time without a day.
    NoDay,
    /// A number of epoch seconds or the like beyond any sensible year.
    FarNumber,
    /// The month is 0 or above 12.
    Month {
        /// The number written.
        month: u32,
        /// Its bytes.
        at: Range<usize>,
    },
    /// The month has no such day.
    Day {
        /// The year.
        year: i32,
        /// The month, 1 to 12.
        month: u32,
        /// The day written.
        day: u32,
        /// The bytes of the day.
        at: Range<usize>,
    },
    /// The hour is above 23 (or above 12 beside AM or PM).
    Hour {
        /// The number written.
        hour: u32,
        /// Its bytes.
        at: Range<usize>,
    },
    /// The minute is above 59.
    Minute {
        /// The number written.
        minute: u32,
        /// Its bytes.
        at: Range<usize>,
    },
    /// The second is above 59.
    Second {
        /// The number written.
        second: u32,
        /// Its bytes.
        at: Range<usize>,
    },
    /// The offset from UTC is beyond any on earth.
    Offset {
        /// Its bytes.
        at: Range<usize>,
    },
    /// The year has two digits.
    ShortYear {
        /// The bytes of the whole date.
        at: Range<usize>,
    },
    /// A date, but with other text before or after it.
    Surplus {
        /// The bytes that are not part of the date.
        at: Range<usize>,
    },
}

impl DateFault {
    /// The bytes at fault; `None` for the whole text.
    pub fn at(&self) -> Option<Range<usize>> {
        match self {
            Self::Month { at, .. }
            | Self::Day { at, .. }
            | Self::Hour { at, .. }
            | Self::Minute { at, .. }
            | Self::Second { at, .. }
            | Self::Offset { at }
            | Self::ShortYear { at }
            | Self::Surplus { at } => Some(at.clone()),
            Self::Empty
            | Self::Template
            | Self::Placeholder
            | Self::Unreadable
            | Self::NoDay
            | Self::FarNumber => None,
        }
    }

    /// Whether readers that count on (JavaScript, Ruby in part) take it for a later day instead of failing.
    pub const fn rolls_over(&self) -> bool {
        matches!(
            self,
            Self::Month { .. }
                | Self::Day { .. }
                | Self::Hour { .. }
                | Self::Minute { .. }
                | Self::Second { .. }
                | Self::Offset { .. }
        )
    }
}

/// Words that programs write instead of a date.
const LOST: &[&str] = &["invalid date", "undefined", "nan", "null", "none", "nil"];

/// Words that people do.
const PLACEHOLDERS: &[&str] = &[
    "n/a",
    "na",
    "tbd",
    "tba",
    "todo",
    "unknown",
    "yyyy-mm-dd",
    "yyyy/mm/dd",
    "xxxx-xx-xx",
    "yyyy-mm-dd hh:mm:ss",
    "soon",
    "never",
    "now",
    "today",
    "-",
    "?",
];

/// Whether `text` is a template, or a word that represents a missing date.
pub(super) fn placeholder(text: &str) -> Option<DateFault> {
    let bytes = text.as_bytes();
    if bytes.is_empty() {
        return Some(DateFault::Empty);
    }
    // A date begins with a digit nearly always, so that nothing else is checked.
    if bytes[0].is_ascii_digit() && !bytes.contains(&b'{') && !bytes.contains(&b'<') {
        return None;
    }
    if ["{{", "<%", "${", "{%", "#{"].iter().any(|sign| text.contains(sign)) {
        return Some(DateFault::Template);
    }
    let is_one = is_lost(text) || PLACEHOLDERS.iter().any(|word| text.eq_ignore_ascii_case(word));
    is_one.then_some(DateFault::Placeholder)
}

/// Whether a program had no date to write.
pub fn is_lost(text: &str) -> bool {
    LOST.iter().any(|word| text.eq_ignore_ascii_case(word))
}
