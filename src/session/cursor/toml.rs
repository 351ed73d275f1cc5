//! Typing in TOML: the last table header tells where a line belongs.

use crate::document::Syntax;

use super::{Cursor, Lines, Typing};

/// Where the author is typing.
pub(super) fn cursor(lines: &Lines<'_>) -> Option<Cursor> {
    let line = lines.line();
    let content = line.trim_start();
    if content.starts_with(['#', '[']) {
        return None;
    }
    let way = lines.above().find_map(header).unwrap_or_default();
    let cursor = |way, typing, typed: &str, quote, present| Cursor {
        syntax: Syntax::Toml,
        way,
        typing,
        typed: lines.span_of(typed),
        typed_text: typed.to_owned(),
        needs_space: false,
        has_rest: false,
        quote,
        present,
        indent: 0,
    };
    if let Some((key, value)) = content.split_once('=') {
        let mut way = way;
        way.extend(parts(key));
        let value = value.trim_start();
        if let Some(items) = value.strip_prefix('[') {
            if items.contains(']') {
                return None;
            }
            let last = items.rsplit(',').next().unwrap_or_default().trim_start();
            let (typed, quote) = unquoted(last);
            let present = items.split(',').map(|item| item.trim().trim_matches(['"', '\'']).to_owned());
            return Some(cursor(way, Typing::Item, typed, quote, present.collect()));
        }
        let (typed, quote) = unquoted(value);
        return Some(cursor(way, Typing::Value, typed, quote, Vec::new()));
    }
    // An item of a list over several lines.
    if let Some(key) = open_list(lines) {
        let mut way = way;
        way.extend(parts(key));
        let (typed, quote) = unquoted(content.rsplit(',').next().unwrap_or_default().trim_start());
        return Some(cursor(way, Typing::Item, typed, quote, Vec::new()));
    }
    let key = |line: &str| line.split_once('=').map(|(key, _)| key.trim().trim_matches('"').to_owned());
    let is_inside = |line: &&str| header(line).is_none();
    let above = lines.above().take_while(is_inside).filter_map(key);
    let below = lines.below().take_while(is_inside).filter_map(key);
    let present = above.chain(below).collect();
    Some(cursor(way, Typing::Key, content, None, present))
}

fn header(line: &str) -> Option<Vec<String>> {
    let inner = line.trim().strip_prefix('[')?.strip_suffix(']')?;
    // A line of a list over several lines ends alike.
    let inner = inner.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).unwrap_or(inner);
    (!inner.contains([',', '=', '['])).then(|| parts(inner))
}

fn parts(key: &str) -> Vec<String> {
    key.trim().split('.').map(|part| part.trim().trim_matches(['"', '\'']).to_owned()).collect()
}

fn unquoted(typed: &str) -> (&str, Option<char>) {
    match typed.chars().next() {
        Some(quote @ ('"' | '\'')) => (typed.get(1..).unwrap_or_default(), Some(quote)),
        _ => (typed, None),
    }
}

/// The key of a list that is still open.
fn open_list<'t>(lines: &Lines<'t>) -> Option<&'t str> {
    for line in lines.above() {
        if let Some((key, value)) = line.split_once('=') {
            return (value.contains('[') && !value.contains(']')).then(|| key.trim());
        }
        if line.contains(']') || line.trim().is_empty() {
            return None;
        }
    }
    None
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
    fn knows_where_a_line_belongs() {
        is("ti|", &[], Typing::Key, "ti");
        is("title = \"A|", &["title"], Typing::Value, "A");
        is("tags = [\"a\", \"b|", &["tags"], Typing::Item, "b");
        is("tags = [\n  \"a\",\n  \"|", &["tags"], Typing::Item, "");
        is("[params]\nco|", &["params"], Typing::Key, "co");
        is("[extra.cover]\nalt = |", &["extra", "cover", "alt"], Typing::Value, "");
    }
}
