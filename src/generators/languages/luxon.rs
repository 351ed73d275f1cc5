//! Luxon's `DateTime.fromISO(text, { zone: "utc" })`.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use crate::generators::moment::Moment;

/// The moment that luxon reads; `None` for an invalid one. A time without a day is today's, and so no date of a page.
pub(crate) fn parse(text: &str) -> Option<Moment> {
    let (day, rest) = week(text).or_else(|| ordinal(text)).or_else(|| calendar(text))?;
    let local = match rest.strip_prefix(['T', 't']) {
        Some(time) => clock(day, time)?,
        None => rest.is_empty().then(|| day.and_hms_opt(0, 0, 0))??,
    };
    Some(Moment::utc(local))
}

fn digits(text: &str, width: usize) -> Option<(u32, &str)> {
    let number = text.get(..width).filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some((number.parse().ok()?, text.get(width..)?))
}

/// Digits after a sign that may be left out.
fn after(text: &str, sign: char, width: usize) -> Option<(u32, &str)> {
    digits(text.strip_prefix(sign).unwrap_or(text), width)
}

/// Whether a date ends here: a time may follow.
fn ends(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['T', 't'])
}

fn calendar(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, rest) = match text.strip_prefix(['+', '-']) {
        Some(unsigned) => {
            let (year, rest) = digits(unsigned, 6)?;
            let year = i32::try_from(year).ok()?;
            (if text.starts_with('-') { -year } else { year }, rest)
        }
        None => digits(text, 4).and_then(|(year, rest)| Some((i32::try_from(year).ok()?, rest)))?,
    };
    let month = after(rest, '-', 2);
    let day = month.and_then(|(_, rest)| after(rest, '-', 2));
    let rest = day.or(month).map_or(rest, |(_, rest)| rest);
    let date = NaiveDate::from_ymd_opt(year, month.map_or(1, |month| month.0), day.map_or(1, |day| day.0))?;
    Some((date, rest)).filter(|_| ends(rest))
}

fn ordinal(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, rest) = digits(text, 4)?;
    let (day, rest) = after(rest, '-', 3)?;
    let date = NaiveDate::from_yo_opt(i32::try_from(year).ok()?, day)?;
    Some((date, rest)).filter(|_| ends(rest))
}

fn week(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, rest) = digits(text, 4)?;
    let (week, rest) = digits(rest.strip_prefix('-').unwrap_or(rest).strip_prefix('W')?, 2)?;
    let (day, rest) = after(rest, '-', 1).unwrap_or((1, rest));
    let day = Weekday::try_from(u8::try_from(day.checked_sub(1)?).ok()?).ok()?;
    let date = NaiveDate::from_isoywd_opt(i32::try_from(year).ok()?, week, day)?;
    Some((date, rest)).filter(|_| ends(rest))
}

/// `10:22:31.5+08:00[Asia/Shanghai]`: the seconds, the minutes and the zone may be left out.
fn clock(day: NaiveDate, text: &str) -> Option<NaiveDateTime> {
    let (hour, mut rest) = digits(text, 2)?;
    let (mut minute, mut second, mut nanos) = (0, 0, 0);
    if let Some((number, behind)) = after(rest, ':', 2) {
        (minute, rest) = (number, behind);
        if let Some((number, behind)) = after(rest, ':', 2) {
            (second, rest) = (number, behind);
            (nanos, rest) = fraction(rest);
        }
    }
    let (east, rest) = zone(rest)?;
    let is_named = rest.is_empty() || (rest.starts_with('[') && rest.ends_with(']'));
    is_named.then_some(())?;
    let midnight = hour == 24 && minute + second + nanos == 0;
    let time = day.and_hms_nano_opt(if midnight { 0 } else { hour }, minute, second, nanos)?;
    time.checked_add_signed(TimeDelta::days(midnight.into()))?.checked_sub_signed(TimeDelta::minutes(east))
}

/// Nanoseconds of a fraction of up to 30 digits.
fn fraction(text: &str) -> (u32, &str) {
    let Some(rest) = text.strip_prefix(['.', ',']) else { return (0, text) };
    let width = rest.bytes().take(30).take_while(u8::is_ascii_digit).count();
    if width == 0 {
        return (0, text);
    }
    let millis = rest.bytes().take(width.min(3)).fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    let missing = u32::try_from(3 - width.min(3)).unwrap_or(0);
    (millis * 10_u32.pow(missing) * 1_000_000, rest.get(width..).unwrap_or_default())
}

/// Minutes east of UTC.
fn zone(text: &str) -> Option<(i64, &str)> {
    if let Some(rest) = text.strip_prefix(['Z', 'z']) {
        return Some((0, rest));
    }
    let sign = match text.as_bytes().first() {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return Some((0, text)),
    };
    let (hours, rest) = digits(text.get(1..)?, 2)?;
    let (minutes, rest) = after(rest, ':', 2).unwrap_or((0, rest));
    Some((sign * i64::from(hours * 60 + minutes), rest))
}
