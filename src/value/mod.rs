//! The meaning of a single scalar: types, dates, URLs. Functions on text, without a document.

pub(crate) mod base64;
pub mod date;
pub mod date_format;
pub mod fullwidth;
mod held;
mod json_words;
pub mod likeness;
mod number;
mod places;
mod reader;
mod reader_core;
mod reader_go;
mod reader_js;
mod reader_python;
mod reader_ruby;
mod reader_rust;
pub mod scalar;
mod timestamp;
pub mod url;
pub mod zones;

pub(crate) use held::Entries;
pub use held::Held;
pub use json_words::json_words;
pub(crate) use places::{Places, code};

/// The parts of a YAML 1.1 timestamp, as written; they may be impossible (month 13).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimestampParts<'t> {
    /// Year, month, day.
    pub date: (i64, i64, i64),
    /// Hour, minute, second; `None` for a date alone.
    pub time: Option<(i64, i64, i64)>,
    /// Digits after the dot.
    pub fraction: &'t str,
    /// Minutes east of Greenwich, where a zone is written.
    pub zone: Option<i64>,
    /// Whether the zone's hours and minutes are together (`+0800`).
    pub is_compact: bool,
}

/// Takes a timestamp of YAML 1.1 (`2022-4-7 9:05:00 +8`) apart; `None` if `text` is none.
pub fn timestamp_parts(text: &str) -> Option<TimestampParts<'_>> {
    let stamp = timestamp::parse_loosely(text)?;
    Some(TimestampParts {
        date: stamp.date,
        time: stamp.time,
        fraction: stamp.fraction,
        zone: stamp.zone.map(|zone| zone.minutes),
        is_compact: stamp.zone.is_some_and(|zone| zone.is_compact),
    })
}
