//! What Go makes of a number in a text.

/// The number in a text: what is before a decimal point, in the base that its prefix says; a leading zero is octal.
pub(crate) fn integer(text: &str) -> Option<i128> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let is_split = digits.contains("__") || digits.starts_with('_') || digits.ends_with('_');
    let whole = digits
        .split_once('.')
        .filter(|(whole, rest)| !whole.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    let digits = whole.map_or(digits, |(whole, _)| whole).to_ascii_lowercase().replace('_', "");
    let (base, digits) = match (digits.get(..2), digits.strip_prefix('0')) {
        (Some("0x"), _) => (16, digits.get(2..).unwrap_or_default()),
        (Some("0o"), _) => (8, digits.get(2..).unwrap_or_default()),
        (Some("0b"), _) => (2, digits.get(2..).unwrap_or_default()),
        (_, Some(rest)) if !rest.is_empty() => (8, rest),
        _ => (10, &*digits),
    };
    let number = i128::from(i64::from_str_radix(digits, base).ok().filter(|_| !is_split)?);
    Some(if is_negative { -number } else { number })
}

#[cfg(test)]
mod tests {
    use super::integer;

    #[test]
    fn texts_are_integers_as_go_reads_them() {
        let expected =
            [("-0x10", -16), ("1.50", 1), ("0b11", 3), ("+4", 4), ("010", 8), ("0o17", 15), ("1_000", 1000)];
        for (text, number) in expected {
            assert_eq!(integer(text), Some(number), "{text}");
        }
        for text in ["08", "1e3", "", "heavy", ".5", "1__0", " 5"] {
            assert_eq!(integer(text), None, "{text}");
        }
    }
}
