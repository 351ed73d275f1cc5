//! `--now`: the only place that reads the clock, unless the command line sets the time.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

/// Reads `--now`: RFC 3339, or a day, which begins at midnight UTC.
///
/// # Errors
/// A sentence for the user.
pub(super) fn parse(text: &str) -> Result<DateTime<Utc>, String> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Ok(instant.with_timezone(&Utc));
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map(|day| day.and_time(NaiveTime::MIN).and_utc())
        .map_err(|_| "write a date (2026-11-23) or a time (2026-11-23T10:00:00Z)".to_owned())
}

/// What `--now` says, or the clock.
pub(super) fn or_clock(asked: Option<DateTime<Utc>>) -> DateTime<Utc> {
    asked.unwrap_or_else(Utc::now)
}
