//! How the core schema of YAML 1.2.2 (section 10.3.2) reads plain scalars, and what TOML and JSON tokens say.

use super::number::{Decimal, all, clean_float, integer, special, split_sign};
use super::scalar::Resolved;

/// What a plain scalar means.
pub(super) fn resolve(text: &str) -> Resolved {
    match text {
        "~" | "null" | "Null" | "NULL" => return Resolved::Null,
        "true" | "True" | "TRUE" => return Resolved::Boolean(true),
        "false" | "False" | "FALSE" => return Resolved::Boolean(false),
        _ => {}
    }
    let (is_negative, digits) = split_sign(text);
    for (prefix, base) in [("0o", 8), ("0x", 16)] {
        if let Some(rest) = text.strip_prefix(prefix) {
            let fits = all(rest, |b| char::from(b).is_digit(base));
            return if fits { integer(false, rest, base) } else { Resolved::Text };
        }
    }
    if all(digits, |b| b.is_ascii_digit()) {
        return integer(is_negative, digits, 10);
    }
    if let Some(number) = special(text) {
        return Resolved::Float(number);
    }
    match Decimal::of(digits) {
        Some(decimal)
            if !digits.contains('_')
                && (!decimal.whole.is_empty()
                    || decimal.fraction.is_some_and(|fraction| !fraction.is_empty())) =>
        {
            clean_float(is_negative, digits)
        }
        _ => Resolved::Text,
    }
}

/// An integer of TOML or JSON.
pub(super) fn native_integer(text: &str) -> Resolved {
    let (is_negative, digits) = split_sign(text);
    for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(rest) = digits.strip_prefix(prefix) {
            return integer(is_negative, rest, base);
        }
    }
    integer(is_negative, digits, 10)
}

/// A float of TOML or JSON.
pub(super) fn native_float(text: &str) -> Resolved {
    let (is_negative, digits) = split_sign(text);
    match digits {
        "inf" => Resolved::Float(if is_negative { f64::NEG_INFINITY } else { f64::INFINITY }),
        "nan" => Resolved::Float(f64::NAN),
        _ => clean_float(is_negative, digits),
    }
}

/// A date or time of TOML with `T` between date and time and an upper-case `Z` (RFC 3339).
pub(super) fn native_date_time(text: &str) -> String {
    let mut text = text.replace([' ', 't'], "T");
    if text.ends_with('z') {
        text.pop();
        text.push('Z');
    }
    text
}
