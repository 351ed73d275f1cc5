//! The number formats of YAML parsers.

use super::scalar::Resolved;

/// A sign and what follows it.
pub(super) fn split_sign(text: &str) -> (bool, &str) {
    match text.as_bytes().first() {
        Some(b'-') => (true, text.get(1..).unwrap_or_default()),
        Some(b'+') => (false, text.get(1..).unwrap_or_default()),
        _ => (false, text),
    }
}

/// Whether there is at least one byte and each is in the class.
pub(super) fn all(text: &str, class: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().all(class)
}

/// A digit or an underscore.
pub(super) const fn digit_or_line(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'_'
}

/// Digits (underscores and commas left out) in `base`; a number too large for 128 bits becomes a float.
pub(super) fn integer(is_negative: bool, digits: &str, base: u32) -> Resolved {
    let clean: String = digits.chars().filter(|&sign| sign != '_' && sign != ',').collect();
    let sign = |number: i128| if is_negative { -number } else { number };
    match i128::from_str_radix(&clean, base) {
        Ok(number) => Resolved::Integer(sign(number)),
        Err(_) if base == 10 => float(if is_negative { -1.0 } else { 1.0 }, &clean),
        Err(_) => Resolved::Text,
    }
}

/// A float from its text without sign and underscores.
pub(super) fn float(sign: f64, text: &str) -> Resolved {
    text.parse::<f64>().map_or(Resolved::Text, |number| Resolved::Float(sign * number))
}

/// `.inf` and `.nan` in the three cases YAML allows, infinity with or without a sign.
pub(super) fn special(text: &str) -> Option<f64> {
    match text {
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Some(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Some(f64::NEG_INFINITY),
        ".nan" | ".NaN" | ".NAN" => Some(f64::NAN),
        _ => None,
    }
}

/// Groups of minutes and seconds: `:30:45`, each below 60.
pub(super) fn is_base_60(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(':') else { return false };
    rest.split(':').all(|part| match part.as_bytes() {
        [ones] => ones.is_ascii_digit(),
        [tens, ones] => (b'0'..=b'5').contains(tens) && ones.is_ascii_digit(),
        _ => false,
    })
}

/// The value of `1:30:45` or `1:30.5` without sign; underscores are left out.
pub(super) fn base_60(text: &str) -> f64 {
    text.split(':').fold(0.0, |sum, part| {
        let clean: String = part.chars().filter(|&sign| sign != '_').collect();
        sum * 60.0 + clean.parse::<f64>().unwrap_or(0.0)
    })
}

/// A whole number where the float is one that fits.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
pub(super) fn whole(number: f64) -> Resolved {
    if number.fract() == 0.0 && number.abs() < 1e21 {
        Resolved::Integer(number as i128)
    } else {
        Resolved::Float(number)
    }
}

/// What follows the digits in front of a dot: `.5`, `.`, `.5e+3`. `None` if it is not a fraction.
pub(super) struct Decimal<'t> {
    /// Digits before the dot, maybe none.
    pub whole: &'t str,
    /// Digits after the dot; `None` without a dot.
    pub fraction: Option<&'t str>,
    /// The exponent with its sign; `None` without one.
    pub exponent: Option<&'t str>,
}

impl<'t> Decimal<'t> {
    /// Takes a number without sign apart; its digits may contain underscores.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let (mantissa, exponent) = match text.find(['e', 'E']) {
            Some(at) => (text.get(..at).unwrap_or_default(), Some(text.get(at + 1..).unwrap_or_default())),
            None => (text, None),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (mantissa, None),
        };
        let is_digits = |part: &str| part.bytes().all(digit_or_line);
        let exponent_fits =
            exponent.is_none_or(|exponent| all(split_sign(exponent).1, |b| b.is_ascii_digit()));
        (is_digits(whole) && fraction.is_none_or(is_digits) && exponent_fits).then_some(Self {
            whole,
            fraction,
            exponent,
        })
    }

    /// Whether the exponent, if there is one, has a sign.
    pub(super) fn has_signed_exponent(&self) -> bool {
        self.exponent.is_none_or(|exponent| exponent.starts_with(['+', '-']))
    }
}

/// The float that `text` (without sign) writes, underscores left out.
pub(super) fn clean_float(is_negative: bool, text: &str) -> Resolved {
    let clean: String = text.chars().filter(|&sign| sign != '_').collect();
    float(if is_negative { -1.0 } else { 1.0 }, &clean)
}
