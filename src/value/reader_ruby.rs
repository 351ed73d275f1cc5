//! How `safe_yaml` reads plain scalars: YAML 1.1, with commas in numbers and its own idea of sexagesimals.

use super::number::{
    Decimal, all, base_60, clean_float, digit_or_line, integer, is_base_60, special, split_sign,
};
use super::scalar::Resolved;
use super::timestamp::{self, Stamp, days, exists, fraction, iso};

/// What a plain scalar means.
pub(super) fn resolve(text: &str) -> Resolved {
    if text.len() <= 5 {
        match text.to_ascii_lowercase().as_str() {
            "~" | "null" => return Resolved::Null,
            "yes" | "true" | "on" => return Resolved::Boolean(true),
            "no" | "false" | "off" => return Resolved::Boolean(false),
            _ => {}
        }
    }
    if text.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '=') {
        return Resolved::Text;
    }
    number(text).unwrap_or_else(|| timestamp::parse(text).map_or(Resolved::Text, date))
}

fn number(text: &str) -> Option<Resolved> {
    let (is_negative, digits) = split_sign(text);
    let is_signed = digits.len() < text.len();
    let starts_well = digits == "0" || digits.starts_with(|sign: char| ('1'..='9').contains(&sign));
    if starts_well && all(digits, |b| digit_or_line(b) || b == b',') {
        return well_separated(digits).then(|| integer(is_negative, digits, 10));
    }
    if !is_signed
        && digits.len() > 1
        && digits.starts_with('0')
        && all(digits, |b| (b'0'..=b'7').contains(&b))
    {
        return Some(integer(false, digits, 8));
    }
    if let Some(rest) = digits.strip_prefix("0b").filter(|_| !is_signed) {
        return all(rest, |b| matches!(b, b'0' | b'1' | b'_')).then(|| integer(false, rest, 2));
    }
    if let Some(rest) = digits.strip_prefix("0x") {
        return all(rest, |b| b == b'_' || b.is_ascii_hexdigit()).then(|| integer(is_negative, rest, 16));
    }
    if let Some(number) = special(text).filter(|_| !text.starts_with('+')) {
        return Some(Resolved::Float(number));
    }
    if let Some(head) = digits.find(':') {
        return sexagesimal(is_negative, digits, head);
    }
    let decimal = Decimal::of(digits).filter(Decimal::has_signed_exponent)?;
    let fraction = decimal.fraction.filter(|fraction| !fraction.is_empty())?;
    let fits = !decimal.whole.starts_with('_') && well_separated(decimal.whole) && well_separated(fraction);
    fits.then(|| clean_float(is_negative, digits))
}

/// Ruby wants single underscores, between digits.
fn well_separated(digits: &str) -> bool {
    !digits.contains("__") && !digits.starts_with('_') && !digits.ends_with('_')
}

/// `12:30:45`, `08:30` and `1:30.5`, all of them floats.
fn sexagesimal(is_negative: bool, digits: &str, head: usize) -> Option<Resolved> {
    let sign = if is_negative { -1.0 } else { 1.0 };
    let (first, rest) = digits.split_at(head);
    let (groups, after) = rest.split_once('.').unwrap_or((rest, ""));
    let fits = all(first, digit_or_line) && !first.starts_with('_') && is_base_60(groups);
    (fits && after.bytes().all(digit_or_line)).then(|| Resolved::Float(sign * base_60(digits)))
}

/// A date, or a time in UTC. What the calendar does not have stays text; 24:00:00 and second 60 are forgiven.
fn date(stamp: Stamp<'_>) -> Resolved {
    let (year, month, day) = stamp.date;
    if !exists(stamp.date) {
        return Resolved::Text;
    }
    let Some((hour, minute, second)) = stamp.time else {
        return Resolved::Timestamp(format!("{year:04}-{month:02}-{day:02}"));
    };
    let is_midnight = hour == 24 && minute == 0 && second == 0;
    if (hour > 23 && !is_midnight) || minute > 59 || second > 60 {
        return Resolved::Text;
    }
    // An offset of a day or more is dropped.
    let offset = stamp.zone.map_or(0, |zone| zone.minutes);
    let offset = if offset.abs() >= 24 * 60 { 0 } else { offset };
    let seconds = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second.min(59) - offset * 60;
    Resolved::Timestamp(iso(seconds * 1000 + fraction(stamp.fraction, 3), false) + "Z")
}
