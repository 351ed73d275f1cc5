//! Dates that are one bare number: a year, `20220427`, seconds or milliseconds since 1970.

use chrono::{DateTime, NaiveDate, NaiveTime};

use super::{Date, DateFault, Parts, Shape};

/// Reads a text of digits (with a fraction, perhaps); `None` if it is not a bare number.
pub(super) fn read(text: &str, trimmed: &str) -> Option<Result<Date, DateFault>> {
    let (whole, fraction) = trimmed.split_once('.').unwrap_or((trimmed, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || (whole.len() < 9 && fraction != "0") {
        return None;
    }
    // `2022.04` is a month and no number.
    if whole.len() < 9 && whole.len() != trimmed.len() {
        return None;
    }
    let number = whole.parse::<i64>().ok();
    let start = text.len() - text.trim_start().len();
    Some(match whole.len() {
        4 => year(whole, start),
        8 => compact(whole, start, NaiveTime::MIN),
        14 => NaiveTime::parse_from_str(whole.get(8..).unwrap_or_default(), "%H%M%S")
            .map_err(|_| DateFault::Unreadable)
            .and_then(|time| compact(whole.get(..8).unwrap_or_default(), start, time)),
        9 | 10 => instant(number.and_then(|number| number.checked_mul(1000)), Shape::EpochSeconds),
        12 | 13 => instant(number, Shape::EpochMillis),
        11.. => Err(DateFault::FarNumber),
        _ => Err(DateFault::Unreadable),
    })
}

fn year(digits: &str, start: usize) -> Result<Date, DateFault> {
    let year = digits.parse().ok().filter(|year| (1000..3000).contains(year)).ok_or(DateFault::Unreadable)?;
    let day = NaiveDate::from_ymd_opt(year, 1, 1).ok_or(DateFault::Unreadable)?;
    let mut date = Date::plain(day.and_time(NaiveTime::MIN), Shape::Year);
    date.parts.year = start..start + 4;
    Ok(date)
}

fn compact(digits: &str, start: usize, time: NaiveTime) -> Result<Date, DateFault> {
    let part = |from: usize, to: usize| {
        digits.get(from..to).unwrap_or_default().parse::<u32>().map_err(|_| DateFault::Unreadable)
    };
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    let mut date = Date::plain(date.ok_or(DateFault::Unreadable)?.and_time(time), Shape::Compact);
    date.parts = Parts { year: start..start + 4, month: start + 4..start + 6, day: start + 6..start + 8 };
    Ok(date)
}

fn instant(millis: Option<i64>, shape: Shape) -> Result<Date, DateFault> {
    millis
        .and_then(DateTime::from_timestamp_millis)
        .map(|instant| Date::plain(instant.naive_utc(), shape))
        .ok_or(DateFault::FarNumber)
}
