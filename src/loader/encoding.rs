//! UTF-8, or a fault that says what it is instead.

use crate::document::{EncodingGuess, Fault};
use crate::span::Span;

use super::recoding::{guess, is_mixed, is_plausible};

/// The text of a head, and whether every byte of it is UTF-8. Every byte that is not becomes one `?`, so that offsets
/// stay valid; a character that the end of a head that is not `complete` cuts in two is left out.
pub(super) fn text_of(bytes: &[u8], complete: bool) -> (Box<str>, bool) {
    let whole = if complete { bytes } else { &bytes[..bytes.len() - cut_off(bytes)] };
    if let Ok(text) = simdutf8::basic::from_utf8(whole) {
        return (text.into(), true);
    }
    let mut text = String::with_capacity(whole.len());
    for chunk in whole.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    (text.into_boxed_str(), false)
}

/// How many bytes at the end are the start of a character that goes on after it.
fn cut_off(bytes: &[u8]) -> usize {
    (1..=bytes.len().min(3)).find(|&length| starts_character(&bytes[bytes.len() - length..])).unwrap_or(0)
}

/// Whether bytes are the start of a character, and no more.
fn starts_character(bytes: &[u8]) -> bool {
    let wanted = match bytes.first() {
        Some(0xC2..=0xDF) => 2,
        Some(0xE0..=0xEF) => 3,
        Some(0xF0..=0xF4) => 4,
        _ => return false,
    };
    bytes.len() < wanted && bytes[1..].iter().all(|byte| matches!(byte, 0x80..=0xBF))
}

/// What is wrong with the bytes up to the end of the front matter, the first of those in `head`. `is_valid` says that
/// they are known to be UTF-8.
pub(super) fn check(front: &[u8], head: &[u8], is_valid: bool) -> Option<Fault> {
    if let Some(guess) = utf16(head) {
        return Some(Fault::Encoding { span: Span::of(0..head.len().min(2)), guess, recoded: None });
    }
    match if is_valid { Ok("") } else { std::str::from_utf8(front) } {
        Ok(_) => memchr::memchr(0, front).map(|at| Fault::Nul(Span::of(at..at + 1))),
        Err(error) => {
            let at = error.valid_up_to();
            let length = error.error_len().unwrap_or(front.len() - at);
            let is_cut = at + length == head.len() && starts_character(&front[at..]);
            let guess = || if is_mixed(head) { EncodingGuess::Utf8 } else { guess(head) };
            (!is_cut).then(|| Fault::Encoding {
                span: Span::of(at..at + length),
                guess: guess(),
                recoded: None,
            })
        }
    }
}

/// UTF-16 and UTF-32 show by their byte order mark, UTF-16 also by a NUL beside each character of the delimiter, if its first
/// line then is text: NUL bytes may be in other files too.
pub(super) fn utf16(bytes: &[u8]) -> Option<EncodingGuess> {
    let first = bytes.get(..bytes.len().min(64) & !1).unwrap_or_default();
    let is_text = |encoding: &'static encoding_rs::Encoding| {
        let text = encoding.decode_without_bom_handling(first).0;
        is_plausible(text.lines().next().unwrap_or_default())
    };
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some(EncodingGuess::Utf32),
        [0xFF, 0xFE, ..] => Some(EncodingGuess::Utf16Le),
        [0xFE, 0xFF, ..] => Some(EncodingGuess::Utf16Be),
        [b'-' | b'+' | b';' | b'{', 0, _, 0, ..] if is_text(encoding_rs::UTF_16LE) => {
            Some(EncodingGuess::Utf16Le)
        }
        [0, b'-' | b'+' | b';' | b'{', 0, _, ..] if is_text(encoding_rs::UTF_16BE) => {
            Some(EncodingGuess::Utf16Be)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_bytes_become_question_marks_one_for_one() {
        let text_of = |bytes, complete| {
            let (text, is_valid) = text_of(bytes, complete);
            (text.into_string(), is_valid)
        };
        assert_eq!(text_of(b"a\xff\xe4\xb8b", true), ("a???b".to_owned(), false));
        assert_eq!(text_of(b"a\xe4\xb8", false), ("a".to_owned(), true));
        assert_eq!(text_of(b"a\xe4\xb8", true), ("a??".to_owned(), false));
        assert_eq!(text_of(b"a\xff", false), ("a?".to_owned(), false));
        assert_eq!(text_of(b"a\xe4\n", false), ("a?\n".to_owned(), false));
        assert_eq!(text_of("中".as_bytes(), false), ("中".to_owned(), true));
    }

    #[test]
    fn says_what_it_is() {
        assert_eq!(check(b"---\na: \xe4\xb8\xad\n", b"", false), None);
        assert_eq!(check(b"---\n\0", b"", true), Some(Fault::Nul(Span::of(4..5))));
        let latin = check(b"---\ntitle: caf\xe9 au lait\n---", b"---\ntitle: caf\xe9 au lait\n---", false);
        assert!(matches!(latin, Some(Fault::Encoding { span, guess: EncodingGuess::Named(_), .. })
            if span == Span::of(14..15)));
        let wide = check(b"", b"-\0-\0-\0", true);
        assert!(matches!(wide, Some(Fault::Encoding { guess: EncodingGuess::Utf16Le, .. })));
        assert_eq!(check(b"", b"plain text", true), None);
    }
}
