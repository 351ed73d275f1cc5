//! Edits of lists: removing an item, writing a list, in block and flow YAML, TOML and JSON.

use crate::diagnostic::Edit;
use crate::document::{Node, Style, Syntax};
use crate::span::Span;

/// The edit that removes item `index` of `list`: its whole line in a block list, the item and one comma in a flow list
/// or array. `None` if it is the only item, or if a comment or anything else is on its line.
pub(crate) fn removal(source: &str, list: &Node<'_>, index: usize) -> Option<Edit> {
    let items = list.items()?;
    let item = items.get(index)?;
    if items.len() < 2 || list.alias {
        return None;
    }
    if !is_flow(source, list) {
        return block_line(source, item.span).map(Edit::delete);
    }
    let span = if let Some(before) = index.checked_sub(1).and_then(|before| items.get(before)) {
        is_one_comma(source, before.span.end, item.span.start)?;
        Span::new(before.span.end, item.span.end)
    } else {
        let after = items.get(1)?;
        is_one_comma(source, item.span.end, after.span.start)?;
        Span::new(item.span.start, after.span.start)
    };
    Some(Edit::delete(span))
}

/// Whether the list is written in brackets.
pub(crate) fn is_flow(source: &str, list: &Node<'_>) -> bool {
    list.span.slice(source).starts_with('[')
}

fn is_one_comma(source: &str, from: u32, to: u32) -> Option<()> {
    let between = source.get(from as usize..to as usize)?;
    (between.trim() == ",").then_some(())
}

/// The lines of an item of a block list, line ending included, if only its dash is on them.
fn block_line(source: &str, item: Span) -> Option<Span> {
    let (start, end) = (item.start as usize, item.end as usize);
    let line = source.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let dash = source.get(line..start)?.trim_matches([' ', '\t']);
    let rest = source.get(end..)?;
    let length = rest.find('\n')? + 1;
    (dash == "-" && rest.get(..length).unwrap_or_default().trim().is_empty())
        .then(|| Span::of(line..end + length))
}

/// `written`, the items to write in place of `item`; `None` if something else is on its line.
pub(crate) fn split(source: &str, item: &Node<'_>, written: &[String]) -> Option<Edit> {
    let start = item.span.start as usize;
    let line = source.get(..start).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
    let before = source.get(line..start).unwrap_or_default();
    let text = match before.trim_matches([' ', '\t']) {
        "-" => {
            let is_windows = source.get(..line).is_some_and(|above| above.ends_with("\r\n"));
            written.join(&format!("{}{before}", if is_windows { "\r\n" } else { "\n" }))
        }
        dashes if dashes.starts_with('-') => return None,
        _ => written.join(", "),
    };
    let is_plain = item.is_exact() && !item.alias && item.tag.is_none();
    is_plain.then(|| Edit::replace(item.span, text))
}

/// The terms as a list in brackets, as the syntax writes it.
pub(crate) fn written<'t>(terms: impl IntoIterator<Item = &'t str>, syntax: Syntax) -> String {
    let items: Vec<String> = terms.into_iter().map(|term| flow_item(term, syntax)).collect();
    format!("[{}]", items.join(", "))
}

/// A term as an item of a flow list: without quotes only if every parser certainly reads it as a string.
pub(crate) fn flow_item(term: &str, syntax: Syntax) -> String {
    // Hexadecimal digits, exponents, `0x`, `T` and `Z` occur in numbers and times; any other letter makes it a string.
    let has_words_letter = |sign: char| {
        sign.is_alphabetic()
            && !matches!(sign, 'a'..='f' | 'A'..='F' | 'x' | 'X' | 'o' | 'O' | 't' | 'T' | 'z' | 'Z')
    };
    let starts_as_text = term.starts_with(char::is_alphabetic)
        || (term.starts_with(|sign: char| sign.is_ascii_digit()) && term.contains(has_words_letter));
    let is_plain = |sign: char| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_' | '.' | '/' | '+');
    let is_word = matches!(
        term.to_ascii_lowercase().as_str(),
        "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | "null"
    );
    if syntax == Syntax::Yaml && starts_as_text && term.chars().all(is_plain) && !is_word {
        term.to_owned()
    } else {
        quoted(term)
    }
}

/// A term in double quotes; the escapes are those that YAML, TOML and JSON share.
pub(crate) fn quoted(term: &str) -> String {
    let mut text = String::with_capacity(term.len() + 2);
    text.push('"');
    for sign in term.chars() {
        match sign {
            '"' | '\\' => text.extend(['\\', sign]),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '\r' => text.push_str("\\r"),
            _ => text.push(sign),
        }
    }
    text.push('"');
    text
}

/// What to write instead of the text of `node`, in its own quotes if they fit `term`; `None` if an edit of the text is
/// not certain (escapes, aliases, several lines).
pub(crate) fn retyped(node: &Node<'_>, term: &str, syntax: Syntax) -> Option<Edit> {
    if !node.is_exact() {
        return None;
    }
    let fits = match node.scalar()?.style {
        Style::Plain => return Some(Edit::replace(node.span, flow_item(term, syntax))),
        Style::SingleQuoted => !term.contains(['\'', '\n']),
        Style::Line => !term.contains('\n'),
        Style::DoubleQuoted => !term.contains(['"', '\\', '\n']),
        _ => false,
    };
    fits.then(|| Edit::replace(node.text_span(), term))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Scalar, Value};

    /// A list whose items are the given parts of `source`, in order.
    fn list<'s>(source: &'s str, items: &[&'s str]) -> Node<'s> {
        let mut from = source.find(['[', '-']).unwrap_or(0);
        let start = from;
        let nodes: Vec<_> = items
            .iter()
            .map(|item| {
                let at = source[from..].find(item).unwrap_or(0) + from;
                from = at + item.len();
                let text = std::borrow::Cow::Borrowed(*item);
                Node::new(Span::of(at..from), Value::Scalar(Scalar { text, style: Style::Plain }))
            })
            .collect();
        let end = source.find(']').map_or(from, |at| at + 1);
        Node::new(Span::of(start..end), Value::List(nodes))
    }

    fn without(source: &str, items: &[&str], index: usize) -> Option<String> {
        let edit = removal(source, &list(source, items), index)?;
        let mut text = source.to_owned();
        text.replace_range(edit.span.range(), &edit.text);
        Some(text)
    }

    #[test]
    fn block_items_go_with_their_line() {
        let cut = |source, index| without(source, &["a", "b"], index);
        assert_eq!(cut("tgs:\n  - a\n  - b\nx: 1\n", 1).as_deref(), Some("tgs:\n  - a\nx: 1\n"));
        assert_eq!(cut("tgs:\r\n- a\r\n- b\r\n", 1).as_deref(), Some("tgs:\r\n- a\r\n"));
        assert_eq!(cut("tgs:\n- a\n- b\n", 0).as_deref(), Some("tgs:\n- b\n"));
        assert_eq!(cut("tgs:\n- a\n- b # why\n", 1), None);
        assert_eq!(cut("tgs:\n- a\n- &x b\n", 1), None);
        assert_eq!(without("tgs:\n- a\n", &["a"], 0), None);
    }

    #[test]
    fn flow_items_go_with_one_comma() {
        let cut = |source, index| without(source, &["a", "b"], index);
        assert_eq!(cut("t: [a, b]\n", 1).as_deref(), Some("t: [a]\n"));
        assert_eq!(cut("t: [a, b]\n", 0).as_deref(), Some("t: [b]\n"));
        assert_eq!(cut("t = [\n  a,\n  b,\n]\n", 1).as_deref(), Some("t = [\n  a,\n]\n"));
        assert_eq!(cut("t = [\n  a, # one\n  b,\n]\n", 1), None);
    }

    #[test]
    fn lists_are_written_in_their_syntax() {
        assert_eq!(written(["A", "2022", "no", "C#"], Syntax::Yaml), r#"[A, "2022", "no", "C#"]"#);
        assert_eq!(
            written(["4x-game", "0xface", "1e3", "12T"], Syntax::Yaml),
            r#"[4x-game, "0xface", "1e3", "12T"]"#
        );
        assert_eq!(written(["新闻", "a \"b\""], Syntax::Yaml), r#"[新闻, "a \"b\""]"#);
        assert_eq!(written(["A", "B"], Syntax::Toml), r#"["A", "B"]"#);
    }
}
