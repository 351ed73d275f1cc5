//! Whether a text is a date in a pattern, without writing the date.

use chrono::{Datelike, FixedOffset, NaiveDateTime, Timelike};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Whether the text is the local time, written in the pattern, which asks for nothing that is not known: a time or a zone;
/// `None` where the pattern has parts for which writing is the only way to know.
pub(super) fn is(
    text: &str,
    pattern: &str,
    local: &NaiveDateTime,
    offset: FixedOffset,
    (has_time, has_zone): (bool, bool),
) -> Option<bool> {
    let (day, time) = (local.date(), local.time());
    let mut rest = text.as_bytes();
    let mut signs = pattern.bytes();
    while let Some(sign) = signs.next() {
        let fits = match sign {
            b'%' => match signs.next()? {
                b'Y' => number(&mut rest, u32::try_from(day.year()).ok().filter(|year| *year < 10_000)?, 4),
                b'm' => number(&mut rest, day.month(), 2),
                b'd' => number(&mut rest, day.day(), 2),
                b'H' => has_time && number(&mut rest, time.hour(), 2),
                b'M' => has_time && number(&mut rest, time.minute(), 2),
                // A leap second is written as the second 60.
                b'S' if time.nanosecond() < 1_000_000_000 => has_time && number(&mut rest, time.second(), 2),
                b'a' => take(&mut rest, WEEKDAYS[day.weekday().num_days_from_monday() as usize].as_bytes()),
                b'b' => take(&mut rest, MONTHS[day.month0() as usize].as_bytes()),
                b'z' => has_zone && zone(&mut rest, offset.local_minus_utc())?,
                _ => return None,
            },
            other => take(&mut rest, &[other]),
        };
        if !fits {
            return Some(false);
        }
    }
    Some(rest.is_empty())
}

/// Whether a pattern says a time, and a zone.
pub(super) fn needs(pattern: &[u8]) -> (bool, bool) {
    let mut says = (false, false);
    for (at, _) in pattern.iter().enumerate().filter(|(_, sign)| **sign == b'%') {
        match pattern.get(at + 1..).unwrap_or_default() {
            [b'H' | b'I' | b'k' | b'l' | b'T' | b'R' | b'M' | b'S' | b'X' | b'c' | b's', ..] => says.0 = true,
            [b'z' | b'Z' | b'+', ..] | [b':', b'z', ..] => says.1 = true,
            _ => {}
        }
    }
    says
}

fn take(rest: &mut &[u8], expected: &[u8]) -> bool {
    let behind = rest.strip_prefix(expected);
    *rest = behind.unwrap_or_default();
    behind.is_some()
}

/// A number with leading zeros.
fn number(rest: &mut &[u8], mut number: u32, digits: usize) -> bool {
    let Some((written, behind)) = rest.split_at_checked(digits) else { return false };
    *rest = behind;
    written.iter().rev().all(|digit| {
        let is_same = u32::from(*digit) == u32::from(b'0') + number % 10;
        number /= 10;
        is_same
    })
}

/// An offset of whole minutes: `+0800`.
fn zone(rest: &mut &[u8], seconds: i32) -> Option<bool> {
    if seconds % 60 != 0 {
        return None;
    }
    let minutes = seconds.unsigned_abs() / 60;
    let sign = if seconds < 0 { b"-" } else { b"+" };
    Some(take(rest, sign) && number(rest, minutes / 60, 2) && number(rest, minutes % 60, 2))
}
