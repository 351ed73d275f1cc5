//! How goccy/go-yaml and yaml.v2 read plain scalars.

use super::number::{Decimal, clean_float, special, split_sign};
use super::scalar::Resolved;

/// What a plain scalar means to goccy/go-yaml.
pub(super) fn resolve(text: &str) -> Resolved {
    match text {
        "~" | "null" | "Null" | "NULL" => return Resolved::Null,
        "true" | "True" | "TRUE" => return Resolved::Boolean(true),
        "false" | "False" | "FALSE" => return Resolved::Boolean(false),
        _ => {}
    }
    if let Some(number) = special(text).filter(|_| !text.starts_with('+')) {
        return Resolved::Float(number);
    }
    let (is_negative, digits) = split_sign(text);
    if text.starts_with('_') || !digits.starts_with(|sign: char| sign.is_ascii_digit() || sign == '.') {
        return Resolved::Text;
    }
    let clean: String = digits.chars().filter(|&sign| sign != '_').collect();
    let dots = clean.matches('.').count();
    let based = |rest: &str, base| go_integer(is_negative, rest, base).unwrap_or(Resolved::Text);
    match clean.as_bytes() {
        [b'0', b'x', ..] => based(clean.get(2..).unwrap_or_default(), 16),
        [b'0', b'o', ..] => based(clean.get(2..).unwrap_or_default(), 8),
        [b'0', b'b', ..] => based(clean.get(2..).unwrap_or_default(), 2),
        [b'0', _, ..] if dots == 0 => based(clean.get(1..).unwrap_or_default(), 8),
        _ if dots == 1 => go_float(is_negative, &clean),
        _ if dots == 0 => based(&clean, 10),
        _ => Resolved::Text,
    }
}

/// What a plain scalar means to yaml.v2.
pub(super) fn resolve_v2(text: &str) -> Resolved {
    match text {
        "~" | "null" | "Null" | "NULL" => return Resolved::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            return Resolved::Boolean(true);
        }
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            return Resolved::Boolean(false);
        }
        _ if text.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '=') => {
            return Resolved::Text;
        }
        _ => {}
    }
    if let Some(number) = special(text) {
        return Resolved::Float(number);
    }
    if text.starts_with('.') {
        return go_float(false, text);
    }
    let clean: String = text.chars().filter(|&sign| sign != '_').collect();
    let (is_negative, digits) = split_sign(&clean);
    let prefixed = match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => go_integer(is_negative, digits.get(2..).unwrap_or_default(), 16),
        [b'0', b'o' | b'O', ..] => go_integer(is_negative, digits.get(2..).unwrap_or_default(), 8),
        [b'0', b'b' | b'B', ..] => go_integer(is_negative, digits.get(2..).unwrap_or_default(), 2),
        [b'0', _, ..] => go_integer(is_negative, digits.get(1..).unwrap_or_default(), 8),
        _ => go_integer(is_negative, digits, 10),
    };
    prefixed.unwrap_or_else(|| match Decimal::of(digits) {
        Some(_) => go_float(is_negative, digits),
        None => Resolved::Text,
    })
}

/// A whole number that fits 64 bits, with or without sign.
fn go_integer(is_negative: bool, digits: &str, base: u32) -> Option<Resolved> {
    if !digits.starts_with(|sign: char| sign.is_ascii_alphanumeric()) {
        return None;
    }
    let number = i128::from_str_radix(digits, base).ok()?;
    let number = if is_negative { -number } else { number };
    (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&number).then_some(Resolved::Integer(number))
}

/// A float as Go reads it: out of range is not a float.
fn go_float(is_negative: bool, text: &str) -> Resolved {
    let has_digit = text.bytes().any(|b| b.is_ascii_digit());
    match Decimal::of(text)
        .filter(|_| has_digit && !text.contains('_'))
        .map(|_| clean_float(is_negative, text))
    {
        Some(Resolved::Float(number)) if number.is_finite() => Resolved::Float(number),
        _ => Resolved::Text,
    }
}
