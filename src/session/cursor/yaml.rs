//! Typing in YAML: indentation tells where a line belongs.

use crate::document::Syntax;

use super::{Cursor, Lines, Typing};

/// Where the author is typing.
pub(super) fn cursor(lines: &Lines<'_>) -> Option<Cursor> {
    let line = lines.line();
    let indent = indent_of(line);
    let content = line.get(indent..).unwrap_or_default();
    if content.starts_with('#') {
        return None;
    }
    let (dashes, content) = without_dashes(content);
    let is_item = dashes > 0;
    let cursor = |way, typing, typed: &str, quote, present| Cursor {
        syntax: Syntax::Yaml,
        way,
        typing,
        typed: lines.span_of(typed),
        typed_text: typed.to_owned(),
        needs_space: line.ends_with(':') && typing == Typing::Value,
        has_rest: false,
        quote,
        present,
        indent: indent + dashes,
    };
    if let Some((key, value)) = entry(content) {
        let mut way = way(lines, indent, is_item);
        way.push(key.to_owned());
        let value = value.trim_start();
        if let Some(items) = value.strip_prefix('[') {
            if items.contains(']') {
                return None;
            }
            let (typed, quote) = unquoted(last_item(items));
            return Some(cursor(way, Typing::Item, typed, quote, flow_items(items)));
        }
        if value.starts_with(['{', '|', '>', '&', '*', '#']) {
            return None;
        }
        let (typed, quote) = unquoted(value);
        return Some(cursor(way, Typing::Value, typed, quote, Vec::new()));
    }
    if is_item {
        let (typed, quote) = unquoted(content);
        let way = way(lines, indent, true);
        return Some(cursor(way, Typing::Item, typed, quote, items_beside(lines, indent)));
    }
    let way = way(lines, indent, false);
    Some(cursor(way, Typing::Key, content, None, keys_beside(lines, indent)))
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The content after `- `, and how much that is.
fn without_dashes(content: &str) -> (usize, &str) {
    let mut rest = content;
    while let Some(inner) = rest.strip_prefix("- ").or_else(|| (rest == "-").then_some("")) {
        rest = inner.trim_start_matches(' ');
    }
    (content.len() - rest.len(), rest)
}

/// Key and value of a line that has both.
fn entry(content: &str) -> Option<(&str, &str)> {
    let at = content.match_indices(':').map(|(at, _)| at).find(|at| {
        content.get(at + 1..).unwrap_or_default().is_empty()
            || content.get(at + 1..).unwrap_or_default().starts_with([' ', '\t'])
    })?;
    let key = content.get(..at).unwrap_or_default().trim().trim_matches(['"', '\'']);
    (!key.is_empty()).then(|| (key, content.get(at + 1..).unwrap_or_default()))
}

/// What is after an opening quote.
fn unquoted(typed: &str) -> (&str, Option<char>) {
    match typed.chars().next() {
        Some(quote @ ('"' | '\'')) => (typed.get(1..).unwrap_or_default(), Some(quote)),
        _ => (typed, None),
    }
}

fn last_item(items: &str) -> &str {
    items.rsplit(',').next().unwrap_or_default().trim_start()
}

fn flow_items(items: &str) -> Vec<String> {
    let mut items: Vec<&str> = items.split(',').collect();
    items.pop();
    items.into_iter().map(|item| item.trim().trim_matches(['"', '\'']).to_owned()).collect()
}

/// The keys above a line: each with less indentation than what is below it. An item may be as far in as its key.
fn way(lines: &Lines<'_>, indent: usize, is_item: bool) -> Vec<String> {
    let mut way = Vec::new();
    let (mut least, mut may_equal) = (indent, is_item);
    for line in lines.above() {
        let own = indent_of(line);
        let content = line.get(own..).unwrap_or_default();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        let (dashes, inner) = without_dashes(content);
        // The key of an item that is a mapping: `- name: x` puts its siblings two further in.
        let column = own + dashes;
        let is_above = if dashes > 0 { own < least } else { own < least || (may_equal && own == least) };
        if !is_above {
            continue;
        }
        if dashes > 0 {
            if column == least || least > own {
                // A sibling in the same item: what contains the list is further up.
                (least, may_equal) = (own, true);
                if column < indent
                    && let Some((key, value)) = entry(inner)
                    && value.trim().is_empty()
                {
                    way.push(key.to_owned());
                }
            }
            continue;
        }
        if let Some((key, _)) = entry(inner) {
            way.push(key.to_owned());
            (least, may_equal) = (own, false);
        }
        if own == 0 {
            break;
        }
    }
    way.reverse();
    way
}

/// The keys of the mapping that a line belongs to.
fn keys_beside(lines: &Lines<'_>, indent: usize) -> Vec<String> {
    let inside = |line: &&str| {
        let own = indent_of(line);
        own >= indent || line.trim().is_empty()
    };
    let key = |line: &str| {
        let own = indent_of(line);
        (own == indent)
            .then(|| entry(line.get(own..).unwrap_or_default()))
            .flatten()
            .map(|(key, _)| key.to_owned())
    };
    let above = lines.above().take_while(inside).filter_map(key);
    let below = lines.below().take_while(inside).filter_map(key);
    above.chain(below).collect()
}

/// The other items of a list.
fn items_beside(lines: &Lines<'_>, indent: usize) -> Vec<String> {
    let item = |line: &str| {
        let own = indent_of(line);
        let inner = line.get(own..).unwrap_or_default().strip_prefix("- ").filter(|_| own == indent)?;
        Some(inner.trim().trim_matches(['"', '\'']).to_owned())
    };
    let above = lines.above().map_while(item);
    let below = lines.below().map_while(item);
    above.chain(below).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cursor is where `|` is.
    fn at(text: &str) -> Option<(Vec<String>, Typing, String)> {
        let (before, after) = text.split_once('|')?;
        let lines = Lines { before, after, offset: u32::try_from(before.len()).unwrap() };
        let cursor = cursor(&lines)?;
        Some((cursor.way, cursor.typing, before[cursor.typed.range()].to_owned()))
    }

    fn is(text: &str, way: &[&str], typing: Typing, typed: &str) {
        let way: Vec<String> = way.iter().map(|&key| key.to_owned()).collect();
        assert_eq!(at(text), Some((way, typing, typed.to_owned())), "{text}");
    }

    #[test]
    fn knows_where_a_line_belongs() {
        is("ti|", &[], Typing::Key, "ti");
        is("title: A\n|", &[], Typing::Key, "");
        is("title: A|", &["title"], Typing::Value, "A");
        is("title: \"A|", &["title"], Typing::Value, "A");
        is("tags: [a, b|", &["tags"], Typing::Item, "b");
        is("tags:\n- a|", &["tags"], Typing::Item, "a");
        is("tags:\n  - x\n  - |", &["tags"], Typing::Item, "");
        is("cover:\n  al|", &["cover"], Typing::Key, "al");
        is("cover:\n  alt: x\n  image: |", &["cover", "image"], Typing::Value, "");
        is("a: [1, {\nb: x\nti|", &[], Typing::Key, "ti");
        is("menu:\n  main:\n    - name: x\n      we|", &["menu", "main"], Typing::Key, "we");
        assert_eq!(at("# ti|"), None);
    }
}
