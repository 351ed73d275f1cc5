//! Shortens the values that a message quotes, for people and logs: a word of a megabyte helps nobody.

use std::borrow::Cow;

/// Characters of a value between backticks that are always shown.
const MOST: usize = 160;

/// Of a longer one, the characters that are left at its start and at its end.
const LEFT: (usize, usize) = (100, 20);

/// Characters of a whole message, whatever is quoted in it.
const LONGEST: usize = 2_000;

/// The message with its long values cut in their middle.
pub(super) fn brief(message: &str) -> Cow<'_, str> {
    if message.len() <= MOST {
        return Cow::Borrowed(message);
    }
    let parts: Vec<Cow<'_, str>> = message.split('`').enumerate().map(part).collect();
    if parts.iter().all(|part| matches!(part, Cow::Borrowed(_))) && message.len() <= LONGEST {
        return Cow::Borrowed(message);
    }
    let whole = parts.join("`");
    Cow::Owned(cut(&whole, LONGEST, (LONGEST - LEFT.1, LEFT.1)).unwrap_or(whole))
}

/// A part of a message: every second one is between backticks.
fn part((at, text): (usize, &str)) -> Cow<'_, str> {
    let shortened = if at % 2 == 1 { cut(text, MOST, LEFT) } else { None };
    shortened.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The start and the end of a text that is longer than `most` characters.
fn cut(text: &str, most: usize, (start, end): (usize, usize)) -> Option<String> {
    if text.len() <= most {
        return None;
    }
    let count = text.chars().count();
    (count > most)
        .then(|| text.chars().take(start).chain(['…']).chain(text.chars().skip(count - end)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_values_are_cut() {
        let word = "夜".repeat(160);
        let plain = format!("`{word}` is not a date");
        assert!(matches!(brief(&plain), Cow::Borrowed(_)));
        let long = format!("`{}b` is not `{word}`", "a".repeat(1_000_000));
        let expected = format!("`{}…{}b` is not `{word}`", "a".repeat(100), "a".repeat(19));
        assert_eq!(brief(&long), expected);
        let prose = "x".repeat(10_000);
        assert_eq!(brief(&prose).chars().count(), LONGEST + 1);
    }
}
