//! Keeps what a content file or a file name holds from reaching a terminal or a log raw.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::Path;

use crate::byte_scan;

/// The text with control characters, bidirectional controls and invisible characters written out (`\u{202e}`).
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !has_unsafe(text) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '\n' => safe.push_str("\\n"),
            '\r' => safe.push_str("\\r"),
            '\t' => safe.push_str("\\t"),
            character if is_unsafe(character) => {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{{{:x}}}", u32::from(character));
            }
            character => safe.push(character),
        }
    }
    Cow::Owned(safe)
}

/// The text with each unsafe character replaced by a sign of as many bytes, so that offsets hold: for code frames.
/// Tabs and line ends stay; a lone carriage return, which ends a line too, becomes a line feed.
pub(super) fn same_length(text: &str) -> Cow<'_, str> {
    let replaced = |character: char| is_unsafe(character) && !matches!(character, '\n' | '\r' | '\t');
    if !text.contains(|character| character == '\r' || replaced(character)) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if !replaced(character) {
            let is_lone = character == '\r' && characters.peek() != Some(&'\n');
            safe.push(if is_lone { '\n' } else { character });
            continue;
        }
        safe.push_str(match character.len_utf8() {
            1 => "?",
            2 => "\u{bf}",
            3 => "\u{fffd}",
            _ => "\u{fffd}?",
        });
    }
    Cow::Owned(safe)
}

/// A value as JSON on one line, in pure escapes where a character would break the line or turn it around.
pub(super) fn json(value: &serde_json::Value) -> String {
    let text = value.to_string();
    if !has_unsafe(&text) {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_unsafe(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(character);
        }
    }
    safe
}

/// Whether a character would move the cursor, turn the text around (Unicode Bidirectional Algorithm, section 2), or not
/// be seen at all. Joiners are none of these: emoji and Persian are written with them.
pub(super) fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether there is an unsafe character in a text. The first bytes of such characters are rare: most texts, in whatever
/// script, are not looked at character by character.
#[expect(clippy::needless_bitwise_bool, reason = "without branches the compiler judges many bytes at once")]
pub(super) fn has_unsafe(text: &str) -> bool {
    let may_begin = |byte: u8| {
        (byte < 0x20)
            | (byte == 0x7f)
            | (byte == 0xc2)
            | (byte == 0xd8)
            | (byte == 0xe1)
            | (byte == 0xe2)
            | (byte == 0xf3)
    };
    let bytes = text.as_bytes();
    // What begins so is mostly full-width punctuation.
    let is_wide = |at: usize| matches!(bytes.get(at + 1), Some(0xbc | 0xbd));
    (byte_scan::any(bytes, may_begin) || !memchr::memchr_iter(0xef, bytes).all(is_wide))
        && text.chars().any(is_unsafe)
}

/// A path as it is printed: `/`-separated, and on one line.
pub(super) fn path(path: &Path) -> String {
    visible(&slashed(path)).into_owned()
}

/// A path with `/`, nothing escaped: for JSON, which escapes by itself.
pub(super) fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_stays_json() {
        let value = serde_json::json!("a\u{2028}\u{e0001}\n\u{85}夜");
        let text = json(&value);
        assert_eq!(text, r#""a\u2028\udb40\udc01\n\u0085夜""#);
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok_and(|read| read == value));
    }

    #[test]
    fn no_unsafe_character_is_passed_over() {
        for character in '\0'..=char::MAX {
            assert_eq!(has_unsafe(&character.to_string()), is_unsafe(character), "{character:?}");
        }
    }

    #[test]
    fn only_what_is_dangerous_is_written_out() {
        assert!(matches!(visible("中文 é 👩‍👩‍👧 a b"), Cow::Borrowed(_)));
        assert_eq!(visible("a\u{1b}[31m\n\u{202e}b"), "a\\u{1b}[31m\\n\\u{202e}b");
        assert_eq!(visible("a\u{61c}\u{2068}b\u{ad}"), "a\\u{61c}\\u{2068}b\\u{ad}");
    }

    #[test]
    fn replacing_keeps_every_offset() {
        for unsafe_one in ["\u{1b}", "\u{61c}", "\u{ad}", "\u{202e}", "\u{fffb}", "\u{e0041}"] {
            let safe = same_length(unsafe_one);
            assert_eq!(safe.len(), unsafe_one.len());
            assert!(!safe.contains(is_unsafe), "{unsafe_one:?}");
        }
    }
}
