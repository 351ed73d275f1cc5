//! Lines without delimiters: `Key: value` as MkDocs reads it (MultiMarkdown), `#+KEY: value` as Hugo does (Org mode).

use std::borrow::Cow;

use crate::document::{Entry, Node, Scalar, Style, Value};
use crate::span::Span;

/// What was read: the entries, and the end of their last line.
pub(crate) struct Headers<'s> {
    /// The mapping.
    pub(crate) root: Node<'s>,
    /// The lines.
    pub(crate) content: Span,
}

/// Keys whose values are lists of words in Org mode.
const LISTS: [&str; 3] = ["tags", "categories", "aliases"];

/// Keys whose values are dates in angle or square brackets in Org mode.
const DATES: [&str; 4] = ["date", "lastmod", "publishdate", "expirydate"];

/// `Key: value` up to an empty line; a line that is indented continues the value above. `None` where there is none.
pub(crate) fn multi_markdown(text: &str, span: Span) -> Option<Headers<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for line in lines(text, span) {
        let words = line.slice(text);
        if words.trim().is_empty() {
            break;
        }
        if let Some((key, value)) = key_line(words) {
            entries.push(Entry { key: key_of(text, line, key), value: scalar(text, line, value) });
        } else if (words.starts_with("    ") || words.starts_with('\t'))
            && let Some(Entry { value, .. }) = entries.last_mut()
        {
            continue_with(value, line, words);
        } else {
            break;
        }
    }
    finish(text, span, entries)
}

/// `#+KEY: value` lines. `None` where there is none.
pub(crate) fn org(text: &str, span: Span) -> Option<Headers<'_>> {
    let mut entries = Vec::new();
    for line in lines(text, span) {
        let words = line.slice(text);
        let Some(rest) = words.strip_prefix("#+") else { break };
        let Some((key, value)) = rest.split_once(':') else { continue };
        let name = key.trim_end_matches("[]").to_lowercase();
        let value = if LISTS.contains(&name.as_str()) || key.ends_with("[]") {
            list(text, line, value)
        } else if DATES.contains(&name.as_str()) {
            scalar(text, line, without_brackets(value))
        } else {
            scalar(text, line, value)
        };
        entries.push(Entry { key: key_of(text, line, key.trim_end_matches("[]")), value });
    }
    finish(text, span, entries)
}

/// The lines of a span, without their ends: LF, CR LF or CR.
fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let whole = span.slice(text);
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = whole.get(at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = span.sub(at..at + length);
        let end = rest.get(length..).unwrap_or_default();
        at += length + if end.starts_with("\r\n") { 2 } else { 1 };
        Some(line)
    })
}

/// Up to three spaces, a word of ASCII, a colon.
fn key_line(line: &str) -> Option<(&str, &str)> {
    let text = line.trim_start_matches(' ');
    let (key, value) = text.split_once(':')?;
    let is_key = key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    (line.len() - text.len() <= 3 && !key.is_empty() && is_key).then_some((key, value))
}

/// The part of a date that Hugo reads: `2022-04-27` of `<2022-04-27 Wed>`.
fn without_brackets(value: &str) -> &str {
    let inner = value.trim().trim_start_matches(['<', '[']);
    let is_in_brackets = inner.len() < value.trim().len();
    inner.split([' ', '>', ']']).next().filter(|_| is_in_brackets).unwrap_or(value)
}

/// The span of `part`, which is a part of the line.
fn span_of(text: &str, line: Span, part: &str) -> Span {
    let start = line.slice(text).find(part).unwrap_or(0);
    line.sub(start..start + part.len())
}

/// Keys are compared in lower case.
fn key_of<'s>(text: &'s str, line: Span, key: &'s str) -> Node<'s> {
    let is_upper = key.bytes().any(|byte| byte.is_ascii_uppercase());
    let name = if is_upper { Cow::Owned(key.to_lowercase()) } else { Cow::Borrowed(key) };
    Node::new(span_of(text, line, key), Value::Scalar(Scalar { text: name, style: Style::Line }))
}

/// The value is after the key: what looks like it further left is the key itself.
fn scalar<'s>(text: &'s str, line: Span, value: &'s str) -> Node<'s> {
    let value = value.trim();
    let words = line.slice(text);
    let start = words.rfind(value).filter(|_| !value.is_empty()).unwrap_or(words.len());
    let span = line.sub(start..start + value.len());
    let style = if value.is_empty() { Style::Absent } else { Style::Line };
    Node::new(span, Value::Scalar(Scalar { text: Cow::Borrowed(value), style }))
}

/// Words with spaces between them.
fn list<'s>(text: &'s str, line: Span, value: &'s str) -> Node<'s> {
    let words = line.slice(text);
    let mut at = words.len() - words.split_once(':').map_or(0, |(_, value)| value.len());
    let items: Vec<Node<'s>> = value
        .split_whitespace()
        .map(|word| {
            let start = at + words.get(at..).and_then(|rest| rest.find(word)).unwrap_or(0);
            at = start + word.len();
            let scalar = Scalar { text: Cow::Borrowed(word), style: Style::Line };
            Node::new(line.sub(start..at), Value::Scalar(scalar))
        })
        .collect();
    let span = match (items.first(), items.last()) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => line.sub(words.len()..words.len()),
    };
    Node::new(span, Value::List(items))
}

/// Appends a line to a value, with a space between them.
fn continue_with(value: &mut Node<'_>, line: Span, words: &str) {
    let Value::Scalar(scalar) = &mut value.value else { return };
    let more = words.trim();
    scalar.text = Cow::Owned(format!("{} {more}", scalar.text).trim().to_owned());
    scalar.style = Style::Line;
    let end = words.trim_end().len();
    value.span = value.span.cover(line.sub(end..end));
}

fn finish<'s>(text: &str, span: Span, entries: Vec<Entry<'s>>) -> Option<Headers<'s>> {
    let (first, last) = (entries.first()?.key.span, entries.last()?);
    let end = last.value.span.cover(last.key.span).end;
    let rest = Span::new(end, span.end).slice(text);
    let length = rest.find('\n').map_or(rest.len(), |at| at + 1);
    let content = Span::new(span.start, Span::at(end).sub(length..length).start);
    Some(Headers { root: Node::new(Span::new(first.start, end), Value::Map(entries)), content })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys and values with the text at their spans.
    fn shown(headers: Option<Headers<'_>>, text: &str) -> Vec<(String, String, String)> {
        let Some(headers) = headers else { return Vec::new() };
        let entries = headers.root.entries().unwrap_or_default();
        let all = entries.iter().map(|entry| {
            let value = match entry.value.items() {
                Some(items) => items.iter().filter_map(Node::text).collect::<Vec<_>>().join("|"),
                None => entry.value.text().unwrap_or_default().to_owned(),
            };
            (entry.key.text().unwrap_or_default().to_owned(), value, entry.value.span.slice(text).to_owned())
        });
        all.collect()
    }

    fn row(key: &str, value: &str, at: &str) -> (String, String, String) {
        (key.to_owned(), value.to_owned(), at.to_owned())
    }

    #[test]
    fn lines_of_keys_have_places() {
        let text = "Title: Title\r\nAuthors: Ann,\r\n    Bob\r\nempty:\r\n\r\nText: no\r\n";
        let span = Span::of(0..text.len());
        let rows = shown(multi_markdown(text, span), text);
        let expected = [
            row("title", "Title", "Title"),
            row("authors", "Ann, Bob", "Ann,\r\n    Bob"),
            row("empty", "", ""),
        ];
        assert_eq!(rows, expected);
        let title = multi_markdown(text, span).and_then(|it| Some(it.root.entries()?.first()?.value.span));
        assert_eq!(title, Some(Span::of(7..12)));
        assert!(multi_markdown("Some text: more\n", Span::of(0..16)).is_none());
    }

    #[test]
    fn lines_of_org_have_places() {
        let text = "#+TITLE: A\n#+date: <2022-04-27 Wed>\n#+tags: a tags a\n#+x[]: p q\nText\n";
        let rows = shown(org(text, Span::of(0..text.len())), text);
        let expected = [
            row("title", "A", "A"),
            row("date", "2022-04-27", "2022-04-27"),
            row("tags", "a|tags|a", "a tags a"),
            row("x", "p|q", "p q"),
        ];
        assert_eq!(rows, expected);
    }
}
