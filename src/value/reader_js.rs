//! How js-yaml 3 and 4 read plain scalars.

use super::number::{
    Decimal, all, base_60, clean_float, digit_or_line, integer, is_base_60, special, split_sign, whole,
};
use super::scalar::Resolved;
use super::timestamp::{self, Stamp, days, fraction, iso};

/// What a plain scalar means; `is_4` tells version 4 from version 3.
pub(super) fn resolve(text: &str, is_4: bool) -> Resolved {
    match text {
        "~" | "null" | "Null" | "NULL" => return Resolved::Null,
        "true" | "True" | "TRUE" => return Resolved::Boolean(true),
        "false" | "False" | "FALSE" => return Resolved::Boolean(false),
        _ if text.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '=') => {
            return Resolved::Text;
        }
        _ => {}
    }
    // No number has a dash after its fourth digit.
    let bytes = text.as_bytes();
    if bytes.get(4) == Some(&b'-') && bytes[..4].iter().all(u8::is_ascii_digit) {
        return date(text);
    }
    let number = if is_4 { number_4(text) } else { number_3(text) };
    match number.unwrap_or_else(|| date(text)) {
        // JavaScript has one type of number.
        #[expect(clippy::cast_precision_loss, reason = "that is what JavaScript does")]
        Resolved::Integer(number) => whole(number as f64),
        Resolved::Float(number) => whole(number),
        other => other,
    }
}

fn number_4(text: &str) -> Option<Resolved> {
    let (is_negative, digits) = split_sign(text);
    for (prefix, base) in [("0b", 2), ("0o", 8), ("0x", 16)] {
        if let Some(rest) = digits.strip_prefix(prefix) {
            return all(rest, |b| char::from(b).is_digit(base)).then(|| integer(is_negative, rest, base));
        }
    }
    if all(digits, |b| b.is_ascii_digit()) {
        return Some(integer(is_negative, digits, 10));
    }
    if let Some(number) = special(text) {
        return Some(Resolved::Float(number));
    }
    let decimal = Decimal::of(digits).filter(|_| !digits.contains('_'))?;
    let is_fraction_only = decimal.whole.is_empty();
    if is_fraction_only && (digits.len() < text.len() || decimal.fraction.is_none_or(str::is_empty)) {
        return None;
    }
    match clean_float(is_negative, digits) {
        Resolved::Float(number) if number.is_finite() => Some(Resolved::Float(number)),
        _ => None,
    }
}

fn number_3(text: &str) -> Option<Resolved> {
    let (is_negative, digits) = split_sign(text);
    for (prefix, base) in [("0b", 2), ("0x", 16)] {
        if let Some(rest) = digits.strip_prefix(prefix) {
            let fits = all(rest, |b| b == b'_' || char::from(b).is_digit(base)) && !rest.ends_with('_');
            return fits.then(|| integer(is_negative, rest, base));
        }
    }
    if digits.len() > 1 && digits.starts_with('0') && all(digits, |b| b == b'_' || (b'0'..=b'7').contains(&b))
    {
        return (!digits.ends_with('_')).then(|| integer(is_negative, digits, 8));
    }
    let starts_well = digits == "0" || digits.starts_with(|sign: char| ('1'..='9').contains(&sign));
    if starts_well && all(digits, digit_or_line) && !digits.ends_with('_') {
        return Some(integer(is_negative, digits, 10));
    }
    if let Some(number) = special(text) {
        return Some(Resolved::Float(number));
    }
    sexagesimal(is_negative, digits).or_else(|| float_3(text, is_negative, digits))
}

/// `12:30:45` and `1:30.5`.
fn sexagesimal(is_negative: bool, digits: &str) -> Option<Resolved> {
    let sign = if is_negative { -1.0 } else { 1.0 };
    let head = digits.find(':')?;
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

fn float_3(text: &str, is_negative: bool, digits: &str) -> Option<Resolved> {
    let decimal = Decimal::of(digits).filter(|_| !text.ends_with('_'))?;
    let head = decimal.whole;
    let fits = if head.is_empty() {
        digits.len() == text.len() && decimal.fraction.is_some_and(|fraction| !fraction.is_empty())
    } else {
        head == "0" || head.starts_with(|sign: char| ('1'..='9').contains(&sign))
    };
    fits.then(|| clean_float(is_negative, digits))
}

/// Whether it is a timestamp, whose year comes before a dash as in most.
pub(super) fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.get(4) == Some(&b'-') && bytes[..4].iter().all(u8::is_ascii_digit) && stamp(text).is_some()
}

fn stamp(text: &str) -> Option<Stamp<'_>> {
    timestamp::parse(text).filter(|stamp| stamp.zone.is_none_or(|zone| !zone.is_compact))
}

/// A timestamp; values out of range roll over as in `Date.UTC`.
fn date(text: &str) -> Resolved {
    let Some(stamp) = stamp(text) else { return Resolved::Text };
    let (year, month, day) = stamp.date;
    let year = if year < 100 { year + 1900 } else { year };
    let (hour, minute, second) = stamp.time.unwrap_or_default();
    let seconds = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
    let zone = stamp.zone.map_or(0, |zone| zone.minutes * 60);
    Resolved::Timestamp(iso((seconds - zone) * 1000 + fraction(stamp.fraction, 3), true) + "Z")
}
