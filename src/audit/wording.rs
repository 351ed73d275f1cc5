//! Numbers and shares as people read them.

/// `2287` as `2,287`.
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The share of `part` in `whole`: `97%`, `0.3%`; never rounded to nothing or to all.
#[expect(clippy::cast_precision_loss, reason = "a share is told with two digits")]
pub fn percent(part: u64, whole: u64) -> String {
    if part == 0 || whole == 0 {
        return "0%".to_owned();
    }
    let share = part as f64 * 100.0 / whole as f64;
    match share {
        _ if part >= whole => "100%".to_owned(),
        _ if share < 0.1 => "< 0.1%".to_owned(),
        _ if share < 1.0 => format!("{share:.1}%"),
        _ if share > 99.9 => "> 99.9%".to_owned(),
        _ if share > 99.0 => format!("{share:.1}%"),
        _ => format!("{share:.0}%"),
    }
}

/// A number with its noun: "1 page", "2,287 pages", "3 addresses".
pub fn count(of: u64, noun: &str) -> String {
    let ending = match of {
        1 => "",
        _ if noun.ends_with('s') => "es",
        _ => "s",
    };
    format!("{} {noun}{ending}", number(of))
}

/// The first `most` of some words, and how many more there are.
pub fn list(words: &[String], most: usize) -> String {
    let first = words.iter().take(most).map(String::as_str).collect::<Vec<_>>().join(", ");
    if words.len() > most { format!("{first}, {} more", words.len() - most) } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_never_rounded_away() {
        assert_eq!(percent(0, 10), "0%");
        assert_eq!(percent(1, 100_000), "< 0.1%");
        assert_eq!(percent(3, 1000), "0.3%");
        assert_eq!(percent(97, 100), "97%");
        assert_eq!(percent(999, 1000), "99.9%");
        assert_eq!(percent(99_999, 100_000), "> 99.9%");
        assert_eq!(percent(10, 10), "100%");
        assert_eq!(number(1_234_567), "1,234,567");
        assert_eq!(count(1, "page"), "1 page");
    }
}
