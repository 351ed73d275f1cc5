//! The forms of values whose meaning is certain to every reader.

use super::bytes::{self, ASCII, DATE, TEXT, UNMARKED};
use super::written::Scalar;
use crate::value::url;

/// Whether a value is text to every reader and has nothing in it that a rule about text in general looks for.
pub(super) fn is_text(text: &[u8], quote: u8) -> bool {
    let (Some(&first), Some(&last)) = (text.first(), text.last()) else { return false };
    let all = bytes::shared_by_text(text);
    if all & TEXT == 0 || first == b' ' || matches!(last, b' ' | b',' | b':') {
        return false;
    }
    if all & ASCII == 0 && !bytes::is_tame(text) {
        return false;
    }
    if url::may_be_stray(text) {
        return false;
    }
    if quote != 0 {
        return true;
    }
    let is_start = match first {
        b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'y' | b'Y' | b'o' | b'O' => !may_be_word(text),
        b'0'..=b'9' => is_counted(text),
        b'A'..=b'Z' | b'a'..=b'z' | b'_' | b'/' | b'(' | b'$' => true,
        // A typographic quote at the start may be meant as a quote of YAML.
        0xE2 => false,
        _ => first >= 0x80,
    };
    is_start && (all & UNMARKED != 0 || !is_broken(text))
}

/// Whether a colon or a `#` ends the text.
fn is_broken(text: &[u8]) -> bool {
    memchr::memchr2_iter(b':', b'#', text).any(|at| match text[at] {
        b':' => text.get(at + 1) == Some(&b' '),
        _ => at > 0 && text[at - 1] == b' ',
    })
}

/// Whether it is as short as the words that some reader takes for a boolean or null.
fn may_be_word(text: &[u8]) -> bool {
    const WORDS: [&[u8]; 11] =
        [b"n", b"no", b"nan", b"null", b"none", b"y", b"yes", b"on", b"off", b"true", b"false"];
    text.len() <= 5 && WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether a text that begins with a digit has a letter that is part of no number, date or time.
fn is_counted(text: &[u8]) -> bool {
    text.iter().any(|byte| {
        matches!(byte.to_ascii_lowercase(), b'g' | b'h' | b'j'..=b'm' | b'p' | b'q' | b'r' | b'v' | b'w')
            || *byte > 0xC2
    })
}

/// Whether it is a whole number as people write it, which no reader changes.
pub(super) fn integer(text: &[u8]) -> Option<u64> {
    // More digits than these might not fit.
    let is_plain = text.len() <= 15 && (text == b"0" || text.first().is_some_and(|first| *first != b'0'));
    if !is_plain {
        return None;
    }
    text.iter()
        .try_fold(0_u64, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u64::from(byte - b'0')))
}

/// Whether it is `true` or `false`, in the one spelling that all readers share.
pub(super) fn is_boolean(text: &[u8]) -> bool {
    matches!(text, b"true" | b"false")
}

/// Whether it has only what dates in digits have.
pub(super) fn has_only_digits_and_marks(text: &[u8]) -> bool {
    let is_mark = |byte: &u8| matches!(byte, b'T' | b'Z' | b'.' | b'/');
    (8..=32).contains(&text.len())
        && text[0].is_ascii_digit()
        && text.iter().all(|byte| bytes::shared(&[*byte]) & DATE != 0 || is_mark(byte))
        && !is_broken(text)
        && !matches!(text.last(), Some(b' ' | b':'))
}

/// Whether no two items are the same, whatever the letter case.
pub(super) fn are_distinct(bytes: &[u8], items: &[Scalar]) -> bool {
    items.len() <= 24
        && items.iter().enumerate().all(|(at, item)| {
            let text = item.of(bytes);
            items[..at].iter().all(|other| !other.of(bytes).eq_ignore_ascii_case(text))
        })
}
