//! Blocks between two fences, and what text can be the inside of one.

use crate::document::{Block, Syntax};

use super::lines::{Head, is_space, leading_space, offset, run, span, trim_end};

/// The parts of a block that a splitter found, in bytes of the file.
pub(super) struct Fenced {
    /// The syntax inside.
    pub syntax: Syntax,
    /// The opening fence: start and end.
    pub open: (usize, usize),
    /// What is between the fences.
    pub content: (usize, usize),
    /// The closing fence; `None` if there is none.
    pub close: Option<(usize, usize)>,
    /// The start of the body.
    pub body: usize,
}

impl Fenced {
    /// The block; `seen` says whether the generator sees it.
    pub(super) fn block(self, seen: bool) -> Block {
        Block {
            syntax: self.syntax,
            open: span(self.open.0, self.open.1),
            content: span(self.content.0, self.content.1),
            close: self.close.map(|(start, end)| span(start, end)),
            body: offset(self.body),
            seen,
        }
    }
}

/// Whether a line can be an entry of a YAML mapping that a person wrote: `key:` or `key: value`, the key a word or a
/// quoted text. Prose with a colon further in does not count, nor does an address.
pub(super) fn is_yaml_entry(line: &[u8]) -> bool {
    let line = trim_end(&line[leading_space(line)..]);
    let key_end = match line.first() {
        Some(&quote @ (b'"' | b'\'')) => match line[1..].iter().position(|&b| b == quote) {
            Some(end) => end + 2,
            None => return false,
        },
        Some(_) => line.iter().take_while(|&&b| is_key_byte(b)).count(),
        None => return false,
    };
    let rest = &line[key_end..];
    let rest = &rest[leading_space(rest)..];
    let key = &line[..key_end];
    !key.is_empty()
        && key[0] != b'-'
        && rest.first() == Some(&b':')
        && rest.get(1).is_none_or(|&b| is_space(b))
}

/// Whether a line can be an entry of a TOML table: `key = value` or `[table]`.
pub(super) fn is_toml_entry(line: &[u8]) -> bool {
    let line = trim_end(&line[leading_space(line)..]);
    if line.first() == Some(&b'[') {
        return line.last() == Some(&b']');
    }
    let key = line.iter().take_while(|&&b| is_key_byte(b) || b == b'"').count();
    let rest = &line[key..];
    key > 0 && rest[leading_space(rest)..].first() == Some(&b'=')
}

/// Whether a line can be between the entries of a YAML mapping: an entry, an item, a comment, a continuation.
pub(super) fn is_yaml_line(line: &[u8]) -> bool {
    let indent = leading_space(line);
    let text = &line[indent..];
    match text.first() {
        None => false,
        Some(b'#') => text.get(1) != Some(&b'#'),
        Some(b'-') => text.get(1).is_some_and(|&b| is_space(b)),
        Some(b']' | b'}') => true,
        Some(_) => indent > 0 || is_yaml_entry(text),
    }
}

/// Bytes of a key without quotes: letters, digits, `_`, `-`, `.` and everything outside ASCII.
const fn is_key_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.') || byte >= 0x80
}

/// Whether the first line of content (without empty lines and comments) looks like an entry in `syntax`.
pub(super) fn looks_like(head: Head<'_>, from: usize, syntax: Syntax) -> bool {
    let mut at = from;
    while let Some(line) = head.any_line(at) {
        let text = head.text(&line);
        let trimmed = &text[leading_space(text)..];
        if !trimmed.is_empty() && (trimmed[0] != b'#' || run(trimmed, b'#') > 1) {
            return match syntax {
                Syntax::Yaml => is_yaml_entry(text),
                Syntax::Toml => is_toml_entry(text),
                Syntax::Json => matches!(trimmed[0], b'"' | b'{'),
                Syntax::Headers => false,
            };
        }
        at = line.next;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries() {
        for line in ["title: A", "title:", "\"a b\": c", "  indented: x", "标题: A", "a.b: 1", "key : v"] {
            assert!(is_yaml_entry(line.as_bytes()), "{line}");
        }
        for line in [
            "http://x",
            "Hello world",
            "a note: this",
            "- a: b",
            "",
            ":",
            "title:A",
            "| a | b: |",
            "**Note**: x",
        ] {
            assert!(!is_yaml_entry(line.as_bytes()), "{line}");
        }
        assert!(is_toml_entry(b"title = \"A\""));
        assert!(is_toml_entry(b"[extra]"));
        assert!(!is_toml_entry(b"title: A"));
    }
}
