//! Lists that are not written as lists: separated terms, swallowed items, dashes without a space.

use std::borrow::Cow;

use crate::document::{Document, Node, Scalar, Style, Syntax};
use crate::span::Span;

/// Terms are rarely longer, in Unicode scalar values.
const LONGEST_TERM: usize = 40;
/// Terms rarely have more words.
const MOST_WORDS: usize = 5;

/// The syntax of the page's block.
pub(crate) fn syntax(document: &Document<'_>) -> Syntax {
    document.block.as_ref().map_or(Syntax::Yaml, |block| block.syntax)
}

/// Whether the value is a placeholder of a template (`{{ tags }}`).
pub(crate) fn is_template(document: &Document<'_>, node: &Node<'_>) -> bool {
    let text = document.text(node.span);
    text.contains("{{") || text.contains("{%") || text.contains("<%")
}

/// A list of one list of one string, in double brackets on one line, as written.
pub(crate) fn link<'s>(document: &Document<'s>, node: &Node<'_>) -> Option<&'s str> {
    let [inner] = node.items()? else { return None };
    let [text] = inner.items()? else { return None };
    let written = document.text(node.span);
    let is_bare =
        written.starts_with("[[") && written.ends_with("]]") && !written.contains(['\n', '"', '\'']);
    (is_bare && text.scalar().is_some() && syntax(document) == Syntax::Yaml).then_some(written)
}

/// The text that makes two items equal; `None` if it is not a scalar, or is empty.
pub(crate) fn term<'n>(item: &'n Node<'_>) -> Option<&'n str> {
    item.text().map(trimmed).filter(|text| !text.is_empty() && !item.is_null())
}

/// The text without whitespace at its ends, which are compared with all that Unicode has only if they are not plain.
fn trimmed(text: &str) -> &str {
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if is_plain(bytes.first()) && is_plain(bytes.last()) { text } else { text.trim() }
}

/// The terms of a string that is really a list; `None` if it is one term, or prose.
pub(crate) fn terms(text: &str) -> Option<Vec<&str>> {
    let text = text.trim();
    // A quoted list: the brackets are part of the string.
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let text = inner.filter(|inner| !inner.contains(['[', ']', '{', '"', '\''])).map_or(text, str::trim);
    let text = without_stray_bracket(text);
    let commas = [',', '，', '、'];
    let separators: &[char] = if text.contains(commas) { &commas } else { &[';', '；'] };
    if !text.contains(separators) || text.contains('\n') || text.starts_with(['[', '{', '<']) {
        return None;
    }
    let mut terms: Vec<&str> = text.split(separators).map(|term| unquoted(term.trim())).collect();
    if terms.last().is_some_and(|last| last.is_empty()) {
        terms.pop();
    }
    let are_terms = terms.len() > 1 && terms.iter().all(|term| is_term(term));
    let is_number = terms.iter().all(|term| term.bytes().all(|byte| byte.is_ascii_digit()))
        && terms.iter().skip(1).all(|term| term.len() == 3)
        && !text.contains(' ');
    (are_terms && !is_number).then_some(terms)
}

/// Parentheses around a list, and a bracket that only closes.
fn without_stray_bracket(text: &str) -> &str {
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let text = inner.filter(|inner| !inner.contains(['(', ')'])).map_or(text, str::trim);
    let closed = [('[', ']'), ('(', ')'), ('{', '}')];
    let stray = closed.iter().find(|(open, close)| text.ends_with(*close) && !text.contains(*open));
    stray.map_or(text, |(_, close)| text.trim_end_matches(*close).trim_end())
}

/// A term without the quotes that are around it.
fn unquoted(term: &str) -> &str {
    let inner = |quote: char| term.strip_prefix(quote)?.strip_suffix(quote).filter(|it| !it.contains(quote));
    inner('"').or_else(|| inner('\'')).map_or(term, str::trim)
}

fn is_term(text: &str) -> bool {
    !text.is_empty()
        && !text.ends_with(['.', '!', '?', '。', '！', '？', ':'])
        && text.chars().count() <= LONGEST_TERM
        && text.split_whitespace().count() <= MOST_WORDS
}

/// The lines after the first of a plain scalar that start with a dash and a space: items that became part of the text
/// above. Each span covers a line without its indentation and trailing spaces.
pub(crate) fn swallowed<'d>(document: &Document<'d>, node: &Node<'_>) -> impl Iterator<Item = Span> + 'd {
    lines_below(document, node).filter(|(_, line)| is_item(line)).map(|(span, _)| span)
}

/// Whether a plain scalar contains the items below it, or consists of items without a space after their dash.
pub(crate) fn is_broken(document: &Document<'_>, node: &Node<'_>) -> bool {
    let is_plain_line =
        |scalar: &Scalar<'_>| matches!(scalar.text, Cow::Borrowed(_)) && !scalar.text.starts_with('-');
    if node.scalar().is_some_and(is_plain_line) {
        return false;
    }
    swallowed(document, node).next().is_some() || unspaced(document, node).is_some()
}

/// Whether a line starts an item of a block list.
fn is_item(line: &str) -> bool {
    line.strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '\t']))
}

/// Whether a line is an item whose dash touches its text.
fn is_unspaced(line: &str) -> bool {
    line.strip_prefix('-').is_some_and(|rest| {
        rest.starts_with(|sign: char| sign.is_alphabetic() || matches!(sign, '"' | '\'' | '['))
    })
}

/// The lines without a space after their dash, of a plain scalar below its key that starts with one; `None` if there
/// are other lines among the items.
pub(crate) fn unspaced(document: &Document<'_>, node: &Node<'_>) -> Option<Vec<Span>> {
    // What starts with a dash in the file does so when it is read.
    if !node.text().is_some_and(|text| text.starts_with('-')) {
        return None;
    }
    let text = plain_source(document, node)?;
    if !is_unspaced(text) {
        return None;
    }
    let before = document.source.text.get(..node.span.start as usize)?.trim_end_matches([' ', '\t']);
    let first = text.lines().next().unwrap_or_default().trim_end().len();
    let mut lines = vec![node.span.sub(0..first)];
    for (span, line) in lines_below(document, node) {
        match (is_unspaced(line), is_item(line)) {
            (true, _) => lines.push(span),
            (_, true) => {}
            _ => return None,
        }
    }
    before.ends_with('\n').then_some(lines)
}

fn plain_source<'d>(document: &Document<'d>, node: &Node<'_>) -> Option<&'d str> {
    let is_plain = node.scalar().is_some_and(|scalar| scalar.style == Style::Plain) && !node.alias;
    (is_plain && syntax(document) == Syntax::Yaml).then(|| document.text(node.span))
}

fn lines_below<'d>(document: &Document<'d>, node: &Node<'_>) -> impl Iterator<Item = (Span, &'d str)> + 'd {
    // A text of several lines is folded, and so never borrowed.
    let is_one_line = node.scalar().is_some_and(|scalar| matches!(scalar.text, Cow::Borrowed(_)));
    let text = if is_one_line { "" } else { plain_source(document, node).unwrap_or_default() };
    let whole = node.span;
    let mut offset = 0;
    text.split_inclusive('\n')
        .map(move |line| {
            let indent = line.len() - line.trim_start().len();
            let content = line.trim();
            let start = offset + indent;
            offset += line.len();
            (whole.sub(start..start + content.len()), content)
        })
        .skip(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_terms_from_prose() {
        assert_eq!(terms("A, B"), Some(vec!["A", "B"]));
        assert_eq!(terms("新闻，观点、头条"), Some(vec!["新闻", "观点", "头条"]));
        assert_eq!(terms("a; b;"), Some(vec!["a", "b"]));
        assert_eq!(terms("(\"a\", 'b')"), Some(vec!["a", "b"]));
        assert_eq!(terms("a, b]"), Some(vec!["a", "b"]));
        assert_eq!(terms("a (x), b"), Some(vec!["a (x)", "b"]));
        assert_eq!(terms("[A, B]"), Some(vec!["A", "B"]));
        assert_eq!(terms("[A], B"), None);
        assert_eq!(terms("Rust"), None);
        assert_eq!(terms("1,000,000"), None);
        assert_eq!(terms("We went out, and the rain that had been falling since noon stopped."), None);
    }
}
