//! What the bytes of a block may be: the classes from which everything that is proven is made.

/// A byte of a field's name.
pub(super) const NAME: u8 = 1;
/// A byte of a text.
pub(super) const TEXT: u8 = 2;
/// A byte of an item in brackets that has no quotes.
pub(super) const FLOW: u8 = 4;
/// A byte of a comment.
pub(super) const COMMENT: u8 = 8;
/// A byte of a path in a URL.
pub(super) const PATH: u8 = 16;
/// A byte of a date or a time.
pub(super) const DATE: u8 = 32;
/// A byte that is not part of a character outside of ASCII.
pub(super) const ASCII: u8 = 64;
/// A byte that neither ends a text without quotes nor begins what does.
pub(super) const UNMARKED: u8 = 128;

/// The classes of each byte.
#[expect(clippy::cast_possible_truncation, reason = "the loop stays below 256")]
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut at = 0;
    while at < 256 {
        let is_mark = matches!(at as u8, b':' | b'#');
        classes[at] = class(at as u8) | if is_mark { 0 } else { UNMARKED };
        at += 1;
    }
    classes
};

const fn class(byte: u8) -> u8 {
    let text = TEXT | FLOW | COMMENT;
    match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'_' => text | NAME | PATH | ASCII,
        b'0'..=b'9' | b'-' => text | NAME | PATH | DATE | ASCII,
        b'.' | b'/' => text | PATH | ASCII,
        b' ' | b'+' => text | DATE | ASCII,
        b'(' | b')' | b'\'' | b'"' | b'!' | b'&' | b'%' | b'=' | b'~' | b'^' | b'*' | b'@' | b';' | b'$'
        | b'|' => text | ASCII,
        b':' => TEXT | COMMENT | DATE | ASCII,
        b',' | b'#' | b'>' => TEXT | COMMENT | ASCII,
        b'?' | b'<' | b'`' => TEXT | ASCII,
        b'[' | b']' | b'{' | b'}' => COMMENT | ASCII,
        // The first bytes of characters that some rule looks for are judged by their next bytes.
        0x80..=0xBF | 0xC2..=0xDF | 0xE0..=0xEE | 0xF0 => text,
        // Of full-width characters: a full-width comma does not separate items.
        0xEF => TEXT | COMMENT,
        _ => 0,
    }
}

/// The classes that all of the bytes have.
pub(super) fn shared(bytes: &[u8]) -> u8 {
    bytes.iter().fold(u8::MAX, |all, byte| all & CLASSES[*byte as usize])
}

/// The same of the classes of texts: many bytes are looked at together, as most texts have all of these throughout.
pub(super) fn shared_by_text(bytes: &[u8]) -> u8 {
    let Some(last) = bytes.last_chunk::<ROW>() else { return EASY & shared(bytes) };
    let rows = bytes.as_chunks::<ROW>().0;
    // The last row may begin within the one before it.
    if rows.iter().fold(hard(last), |any, row| any | hard(row)) == 0 {
        return EASY;
    }
    rows.iter().fold(EASY & shared(last), |all, row| if hard(row) == 0 { all } else { all & shared(row) })
}

/// As many bytes as processors compare together.
const ROW: usize = 16;
/// The classes of text, which most bytes have.
const EASY: u8 = TEXT | ASCII | UNMARKED;

/// Not 0 if some byte is neither a letter, nor a digit, nor a mark that has all classes of [`EASY`].
fn hard(row: &[u8; ROW]) -> u8 {
    row.iter().fold(0, |any, &byte| {
        let is_letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        let is_mark = byte.wrapping_sub(b' ') < 26 && byte != b'#';
        any | u8::from(!(is_letter | is_mark))
    })
}

/// The length of the line that bytes begin with, without its line feed; `None` if none follows. Lines are short: a search here
/// takes half the time of `memchr`, which is made for long texts.
pub(super) fn line(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let (eights, rest) = bytes.as_chunks::<8>();
    for (at, eight) in eights.iter().enumerate() {
        // The lowest mark is that of a line feed; only those above it can be wrong.
        let zeros = u64::from_le_bytes(*eight) ^ (ONES * u64::from(b'\n'));
        let found = zeros.wrapping_sub(ONES) & !zeros & (ONES << 7);
        if found != 0 {
            return Some(at * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    Some(eights.len() * 8 + rest.iter().position(|byte| *byte == b'\n')?)
}

/// The length of the name that bytes begin with.
pub(super) fn name(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| CLASSES[**byte as usize] & NAME != 0).count()
}

/// Whether the characters outside of ASCII are such that no rule looks for them: no space, nothing invisible, no control
/// character, no byte order mark. The bytes are known to be UTF-8.
pub(super) fn is_tame(bytes: &[u8]) -> bool {
    let next = |at: usize, by: usize| bytes.get(at + by).copied().unwrap_or_default();
    memchr::memchr3_iter(0xC2, 0xE2, 0xEF, bytes).all(|at| match bytes[at] {
        // U+0080 to U+00A0, and the soft hyphen.
        0xC2 => next(at, 1) > 0xA0 && next(at, 1) != 0xAD,
        // Of the blocks of punctuation, dashes, quotes, the bullet and the ellipsis; of what follows, all.
        0xE2 => match next(at, 1) {
            0x80 => matches!(next(at, 2), 0x93 | 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA2 | 0xA6),
            second => second >= 0x82,
        },
        // Full-width letters and symbols.
        _ => matches!(next(at, 1), 0xBC | 0xBD),
    }) && memchr::memchr2_iter(0xE1, 0xE3, bytes).all(|at| match (bytes[at], next(at, 1)) {
        // The spaces of Ogham and Mongolian, and joiners of Hangul and Khmer.
        (0xE1, second) => !matches!(second, 0x84..=0x87 | 0x9A | 0x9E | 0xA0),
        // The ideographic space.
        (_, 0x80) => next(at, 2) != 0x80,
        // The filler of Hangul.
        (_, 0x85) => next(at, 2) != 0xA4,
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rules_look_for_is_never_tame() {
        for sign in ('\u{80}'..='\u{ffff}').filter(|sign| sign.is_whitespace() || sign.is_control()) {
            assert!(!is_tame(sign.encode_utf8(&mut [0; 4]).as_bytes()), "{:04x}", u32::from(sign));
        }
        for sign in
            "\u{ad}\u{200b}\u{200c}\u{200d}\u{200e}\u{202a}\u{202e}\u{2060}\u{2066}\u{2069}\u{feff}\u{fffd}"
                .chars()
        {
            assert!(!is_tame(sign.encode_utf8(&mut [0; 4]).as_bytes()), "{:04x}", u32::from(sign));
        }
        assert!(is_tame(
            "Caf\u{e9} \u{2013} \u{201c}a\u{201d} \u{4e2d}\u{6587}\u{3002} \u{20ac} \u{1ea1}".as_bytes()
        ));
    }

    #[test]
    fn rows_have_the_classes_of_their_bytes() {
        for byte in 0..=u8::MAX {
            for length in [1, ROW, ROW + 1, 3 * ROW] {
                for at in [0, length / 2, length - 1] {
                    let mut text = vec![b'x'; length];
                    text[at] = byte;
                    assert_eq!(shared_by_text(&text), shared(&text) & EASY, "{byte} at {at} of {length}");
                }
            }
        }
    }

    #[test]
    fn lines_end_at_the_first_line_feed() {
        for length in 0..40 {
            let mut text = vec![0x0b; length];
            assert_eq!(line(&text), None);
            text.extend(b"\n\n\x0b\n--------");
            assert_eq!(line(&text), Some(length));
        }
    }

    #[test]
    fn classes_are_what_their_names_say() {
        assert_eq!(name(b"last-mod_2: x"), 10);
        assert_eq!(name(b": x"), 0);
        assert!(shared(b"2022-04-27 10:22:31") & DATE != 0);
        assert!(shared(b"a/b.c-1") & PATH != 0 && shared(b"a b") & PATH == 0);
        for byte in *b"[]{}\\\t\r\n\0" {
            assert_eq!(shared(&[byte]) & (TEXT | FLOW), 0, "{byte}");
        }
        assert_eq!(shared(b",") & FLOW | shared(b"<") & FLOW | shared(b"`") & FLOW, 0);
    }
}
