//! How `serde_yaml` reads plain scalars.

use super::number::{special, split_sign};
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
    let integer = |rest: &str, base| {
        let is_plain = rest.starts_with(|sign: char| sign.is_ascii_alphanumeric());
        let number = i128::from_str_radix(rest, base).ok().filter(|_| is_plain);
        number.map_or(Resolved::Text, |number| Resolved::Integer(if is_negative { -number } else { number }))
    };
    for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(rest) = digits.strip_prefix(prefix) {
            return integer(rest, base);
        }
    }
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        // Zeros in front make it text.
        return if digits.len() > 1 && digits.starts_with('0') {
            Resolved::Text
        } else {
            integer(digits, 10)
        };
    }
    if let Some(number) = special(text) {
        return Resolved::Float(number);
    }
    let is_number = digits.starts_with(|sign: char| sign.is_ascii_digit() || sign == '.');
    match text.parse::<f64>() {
        Ok(number) if is_number && number.is_finite() => Resolved::Float(number),
        _ => Resolved::Text,
    }
}
