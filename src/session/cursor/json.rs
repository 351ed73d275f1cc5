//! Typing in JSON: brackets and quotes tell where the cursor is.

use crate::document::Syntax;

use super::{Cursor, Lines, Typing};

/// A bracket that is open.
#[derive(Debug)]
enum Open {
    Map { key: Option<String>, keys: Vec<String>, has_colon: bool },
    List { items: Vec<String> },
}

/// Where the author is typing.
pub(super) fn cursor(lines: &Lines<'_>) -> Option<Cursor> {
    let (mut open, pending) = read(lines.before);
    let (typed, quote) =
        pending.map_or(("", None), |(start, quote)| (lines.before.get(start..).unwrap_or_default(), quote));
    let mut way: Vec<String> = open[..open.len().saturating_sub(1)]
        .iter()
        .filter_map(|bracket| match bracket {
            Open::Map { key, .. } => key.clone(),
            Open::List { .. } => None,
        })
        .collect();
    let (typing, present) = match open.pop()? {
        Open::List { items } => (Typing::Item, items),
        Open::Map { key: Some(key), has_colon: true, .. } => {
            way.push(key);
            (Typing::Value, Vec::new())
        }
        Open::Map { keys, .. } => (Typing::Key, keys),
    };
    Some(Cursor {
        syntax: Syntax::Json,
        way,
        typing,
        typed: lines.span_of(typed),
        typed_text: typed.to_owned(),
        needs_space: false,
        has_rest: false,
        quote,
        present,
        indent: lines.line().len() - lines.line().trim_start().len(),
    })
}

/// The start of a text or a word that has no end yet, with its quote.
type Pending = Option<(usize, Option<char>)>;

/// The brackets that are open at the end of `before`, and what is being typed there.
fn read(before: &str) -> (Vec<Open>, Pending) {
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some(character) = before.get(at..).unwrap_or_default().chars().next() {
        let start = at;
        at += character.len_utf8();
        match character {
            '"' => {
                let Some(end) = end_of_text(before, at) else { return (open, Some((at, Some('"')))) };
                see(&mut open, before.get(at..end).unwrap_or_default());
                at = end + 1;
            }
            '{' => open.push(Open::Map { key: None, keys: Vec::new(), has_colon: false }),
            '[' => open.push(Open::List { items: Vec::new() }),
            '}' | ']' => drop(open.pop()),
            ':' | ',' => {
                if let Some(Open::Map { key, has_colon, .. }) = open.last_mut() {
                    *has_colon = character == ':';
                    if !*has_colon {
                        *key = None;
                    }
                }
            }
            _ if character.is_whitespace() => {}
            _ => {
                let is_over = |next: char| next.is_whitespace() || ",:]}".contains(next);
                let Some(length) = before.get(at..).unwrap_or_default().find(is_over) else {
                    return (open, Some((start, None)));
                };
                at += length;
            }
        }
    }
    (open, None)
}

/// The quote that ends the text which begins at `at`.
fn end_of_text(before: &str, at: usize) -> Option<usize> {
    let mut is_escaped = false;
    let mut bytes = before.bytes().enumerate().skip(at);
    bytes.find_map(|(at, byte)| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end.then_some(at)
    })
}

/// Takes a whole text for the key, or the item, that it is.
fn see(open: &mut [Open], text: &str) {
    match open.last_mut() {
        Some(Open::Map { key, keys, has_colon: false }) => {
            *key = Some(text.to_owned());
            keys.push(text.to_owned());
        }
        Some(Open::List { items }) => items.push(text.to_owned()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str, way: &[&str], typing: Typing, typed: &str) {
        let (before, after) = text.split_once('|').unwrap();
        let lines = Lines { before, after, offset: u32::try_from(before.len()).unwrap() };
        let cursor = cursor(&lines).unwrap();
        assert_eq!(cursor.way, way, "{text}");
        assert_eq!((cursor.typing, &before[cursor.typed.range()]), (typing, typed), "{text}");
    }

    #[test]
    fn knows_where_the_cursor_is() {
        is("{\n  \"ti|", &[], Typing::Key, "ti");
        is("{\n  \"title\": \"A|", &["title"], Typing::Value, "A");
        is("{\n  \"a\": 1,\n  \"draft\": tr|", &["draft"], Typing::Value, "tr");
        is("{\"tags\": [\"a\", \"b|", &["tags"], Typing::Item, "b");
        is("{\"cover\": {\"alt\": |", &["cover", "alt"], Typing::Value, "");
        is("{\"cover\": {\"alt\": \"x\"}, \"|", &[], Typing::Key, "");
    }
}
