//! Escapes the contents of pages and file names for terminals and logs.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::Path;

use crate::byte_scan;

/// The text with control characters, bidirectional controls and invisible characters written out (`\u{202e}`), and so
/// that no part of it can begin a command to a CI server.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !has_unsafe(text) && !may_command(text) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for (at, character) in text.char_indices() {
        match character {
            '#' | ':' if begins_command(text, at) => {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{{{:x}}}", u32::from(character));
            }
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

/// What a message says, printable, its long values cut.
pub(super) fn brief(message: &str) -> Cow<'_, str> {
    match super::brief::brief(message) {
        Cow::Borrowed(text) => visible(text),
        Cow::Owned(text) => Cow::Owned(visible(&text).into_owned()),
    }
}

/// The text with each unsafe character replaced by one of as many bytes, so that offsets stay valid: for code frames.
/// Tabs and line ends stay; a lone carriage return, which ends a line too, becomes a line feed. A line of a frame
/// begins with its number, so that only the commands that may be anywhere in a line are broken up.
pub(super) fn same_length(text: &str) -> Cow<'_, str> {
    let replaced = |character: char| is_unsafe(character) && !matches!(character, '\n' | '\r' | '\t');
    if !text.contains(|character| character == '\r' || replaced(character)) && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if !(replaced(character) || character == '#' && begins_command(text, at)) {
            let is_lone = character == '\r' && characters.peek().is_none_or(|&(_, next)| next != '\n');
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
    in_escapes(value.to_string())
}

/// The same on many lines, indented, for people.
pub(crate) fn json_lines(value: &serde_json::Value) -> String {
    let text = format!("{value:#}");
    // A line end inside of a value is in escapes already: those that are there are the layout's.
    text.split('\n').map(|line| in_escapes(line.to_owned())).collect::<Vec<_>>().join("\n")
}

/// JSON in pure escapes where a character would break the line or turn it around.
pub(crate) fn in_escapes(text: String) -> String {
    if !has_unsafe(&text) && !text.contains("##") {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for (at, character) in text.char_indices() {
        if is_unsafe(character) || (character == '#' && begins_command(&text, at)) {
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

/// The text as data of an XML 1.0 document, for content and attributes alike (XML 1.0, sections 2.2 and 2.4): nothing
/// in it is markup, and a character that a document cannot contain even as a reference is written out or replaced.
pub(super) fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 16);
    for character in visible(text).chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            character => safe.push(character),
        }
    }
    safe
}

/// Cheaply: whether [`begins_command`] can be true anywhere.
fn may_command(text: &str) -> bool {
    text.contains("##") || text.contains("::")
}

/// Whether CI servers could read a command from here on: `::name` where a line may begin or be broken (GitHub), or
/// `##[name]`, `##vso[name]`, `##teamcity[name]` anywhere in a line (GitHub, Azure Pipelines, TeamCity).
fn begins_command(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    if after.starts_with("::") {
        return before.chars().next_back().is_none_or(|last| last.is_whitespace() || is_unsafe(last));
    }
    let name =
        after.strip_prefix("##").map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()));
    name.is_some_and(|rest| rest.starts_with('['))
}

/// Whether a character would move the cursor, turn the text around (Unicode Bidirectional Algorithm, section 2), or not
/// be seen at all. Joiners are none of these: emoji and Persian are written with them.
pub(crate) fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether there is an unsafe character in a text. The first bytes of such characters are rare: most texts, in whatever
/// script, are not checked character by character.
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

/// A path as it is printed: `/`-separated, on one line, and never with a colon first, as a command would have it.
pub(super) fn path(path: &Path) -> String {
    let mut text = slashed(path);
    if text.trim_start().starts_with(':') {
        text.insert_str(0, "./");
    }
    visible(&text).into_owned()
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
    fn no_text_can_command_a_build_server() {
        assert_eq!(visible("::error::x"), "\\u{3a}:error::x");
        assert_eq!(visible("a ::error::x"), "a \\u{3a}:error::x");
        assert_eq!(visible("a ##[error]x"), "a \\u{23}#[error]x");
        assert_eq!(path(Path::new("::error::.md")), "./::error::.md");
        assert_eq!(visible("##vso[task.x]"), "\\u{23}#vso[task.x]");
        assert_eq!(visible("std::io ## heading #[x]"), "std::io ## heading #[x]");
        assert_eq!(same_length("x: ##[error] ::y\n"), "x: ?#[error] ::y\n");
        let value = serde_json::json!("##[error]");
        assert_eq!(json(&value), r#""\u0023#[error]""#);
    }

    #[test]
    fn xml_holds_no_markup_and_no_character_it_cannot() {
        assert_eq!(xml("<a b=\"'&'\">"), "&lt;a b=&quot;&apos;&amp;&apos;&quot;&gt;");
        assert_eq!(xml("\u{0}\u{1b}\u{ffff}\u{fffe}夜"), "\\u{0}\\u{1b}\u{fffd}\u{fffd}夜");
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
