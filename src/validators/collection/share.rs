//! Minorities and majorities: when a few pages that differ from all others are a mistake, and how to say it.

use crate::validators::MOST_SPOTS;

/// With fewer pages, a rule cannot be distinguished from an exception.
const LEAST: usize = 20;
/// A larger share, in percent, is a habit.
const MOST_PERCENT: usize = 5;

/// Whether `count` of `total` is so small that it looks like a mistake.
pub(crate) const fn is_slip(count: usize, total: usize) -> bool {
    total >= LEAST && count <= MOST_SPOTS && count * 100 <= total * MOST_PERCENT
}

/// A number as people read it: `2,287`.
pub(crate) fn number(number: usize) -> String {
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

/// "1 page", "2,287 pages".
pub(crate) fn pages(count: usize) -> String {
    format!("{} page{}", number(count), if count == 1 { "" } else { "s" })
}

/// The share of `part` in `whole`, in full percents, never rounded up to all of them.
pub(crate) fn percent(part: usize, whole: usize) -> String {
    format!("{}%", part * 100 / whole.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_rare_among_many() {
        assert!(is_slip(1, 20));
        assert!(!is_slip(1, 19));
        assert!(!is_slip(2, 39));
        assert!(is_slip(100, 100_000));
        assert!(!is_slip(101, 100_000));
    }

    #[test]
    fn numbers_are_readable() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(number(1_234_567), "1,234,567");
        assert_eq!(pages(1), "1 page");
        assert_eq!(percent(1999, 2000), "99%");
    }
}
