//! How PyYAML reads plain scalars.

use std::fmt::Write;

use super::number::{
    Decimal, all, base_60, clean_float, digit_or_line, integer, is_base_60, special, split_sign, whole,
};
use super::scalar::Resolved;
use super::timestamp::{self, Stamp, exists, fraction};

/// What a plain scalar means.
pub(super) fn resolve(text: &str) -> Resolved {
    match text {
        "~" | "null" | "Null" | "NULL" => Resolved::Null,
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => Resolved::Boolean(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => Resolved::Boolean(false),
        "=" => Resolved::Refused("PyYAML reads a single `=` as a special type"),
        _ if text.starts_with(|sign: char| sign.is_ascii_alphabetic()) => Resolved::Text,
        _ => number(text).unwrap_or_else(|| timestamp::parse(text).map_or(Resolved::Text, date)),
    }
}

fn number(text: &str) -> Option<Resolved> {
    let (is_negative, digits) = split_sign(text);
    for (prefix, base) in [("0b", 2), ("0x", 16)] {
        if let Some(rest) = digits.strip_prefix(prefix) {
            return all(rest, |b| b == b'_' || char::from(b).is_digit(base))
                .then(|| integer(is_negative, rest, base));
        }
    }
    if digits.len() > 1 && digits.starts_with('0') && all(digits, |b| b == b'_' || (b'0'..=b'7').contains(&b))
    {
        return Some(integer(is_negative, digits, 8));
    }
    let starts_well = digits == "0" || digits.starts_with(|sign: char| ('1'..='9').contains(&sign));
    if starts_well && all(digits, digit_or_line) && (digits != "0" || digits.len() == 1) {
        return Some(integer(is_negative, digits, 10));
    }
    if let Some(number) = special(text) {
        return Some(Resolved::Float(number));
    }
    if let Some(head) = digits.find(':') {
        return sexagesimal(is_negative, digits, head);
    }
    let decimal = Decimal::of(digits)?;
    let fraction = decimal.fraction?;
    let fits = if decimal.whole.is_empty() {
        digits.len() == text.len() && fraction.starts_with(|sign: char| sign.is_ascii_digit())
    } else {
        !decimal.whole.starts_with('_')
    };
    (fits && decimal.has_signed_exponent()).then(|| clean_float(is_negative, digits))
}

fn sexagesimal(is_negative: bool, digits: &str, head: usize) -> Option<Resolved> {
    let sign = if is_negative { -1.0 } else { 1.0 };
    let (first, rest) = digits.split_at(head);
    if !all(first, digit_or_line) || first.starts_with('_') {
        return None;
    }
    match rest.split_once('.') {
        None => (!first.starts_with('0') && is_base_60(rest)).then(|| whole(sign * base_60(digits))),
        Some((groups, after)) => (is_base_60(groups) && after.bytes().all(digit_or_line))
            .then(|| Resolved::Float(sign * base_60(digits))),
    }
}

/// A date or a time; one that the calendar does not have is an error.
fn date(stamp: Stamp<'_>) -> Resolved {
    if stamp.zone.is_some_and(|zone| zone.is_compact) {
        return Resolved::Text;
    }
    let (year, month, day) = stamp.date;
    let impossible = Resolved::Refused("the date or time does not exist");
    if year < 1 || !exists(stamp.date) {
        return impossible;
    }
    let Some((hour, minute, second)) = stamp.time else {
        return Resolved::Timestamp(format!("{year:04}-{month:02}-{day:02}"));
    };
    let offset = stamp.zone.map_or(0, |zone| zone.minutes);
    if hour > 23 || minute > 59 || second > 59 || offset.abs() >= 24 * 60 {
        return impossible;
    }
    let mut iso = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
    let micros = fraction(stamp.fraction, 6);
    if micros > 0 {
        // Writing to a string cannot fail.
        let _ = write!(iso, ".{micros:06}");
    }
    match stamp.zone {
        None => {}
        Some(_) if offset == 0 => iso.push('Z'),
        Some(_) => {
            let sign = if offset < 0 { '-' } else { '+' };
            let _ = write!(iso, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60);
        }
    }
    Resolved::Timestamp(iso)
}
