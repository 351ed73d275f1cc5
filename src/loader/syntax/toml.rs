//! TOML (1.0): a table with spans in, the tree of the page out.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::document::{Entry, Native, Node, Scalar, Style, Value};
use crate::span::Span;

use super::Parsed;
use super::toml_problems;

/// Parses `content`, a part of `text`.
pub(super) fn parse(text: &str, content: Span) -> Parsed<'_> {
    let input = content.slice(text);
    let (table, errors) = DeTable::parse_recoverable(input);
    let tree = Tree { text, content };
    if let Some(fault) = toml_problems::cause(text, content, &errors) {
        return Parsed { faults: vec![fault], ..Parsed::default() };
    }
    let entries = tree.entries(table.get_ref());
    if let Some(span) = entries.iter().find_map(|entry| leap_second(&entry.value)) {
        return Parsed { faults: vec![toml_problems::leap_second(text, span)], ..Parsed::default() };
    }
    let mut parsed = Parsed::default();
    if input.contains('#') {
        parsed.comments = comments(text, content, &entries);
    }
    if let (Some(first), Some(last)) =
        (entries.first(), entries.iter().map(|entry| entry.value.span.end).max())
    {
        let start = entries.iter().map(|entry| entry.key.span.start).min().unwrap_or(first.key.span.start);
        parsed.root = Some(Node::new(Span::new(start, last.max(start)), Value::Map(entries)));
    }
    parsed
}

struct Tree<'s> {
    text: &'s str,
    content: Span,
}

impl<'s> Tree<'s> {
    fn entries(&self, table: &DeTable<'_>) -> Vec<Entry<'s>> {
        table.iter().map(|(key, value)| Entry { key: self.key(key), value: self.value(value) }).collect()
    }

    fn key(&self, key: &Spanned<Cow<'_, str>>) -> Node<'s> {
        let span = self.content.sub(key.span());
        self.text_node(span, key.get_ref())
    }

    fn value(&self, value: &Spanned<DeValue<'_>>) -> Node<'s> {
        let span = self.content.sub(value.span());
        let native = |kind| {
            let text = Cow::Borrowed(span.slice(self.text));
            Node::new(span, Value::Scalar(Scalar { text, style: Style::Native(kind) }))
        };
        match value.get_ref() {
            DeValue::String(string) => self.text_node(span, string),
            DeValue::Integer(_) => native(Native::Integer),
            DeValue::Float(_) => native(Native::Float),
            DeValue::Boolean(_) => native(Native::Boolean),
            DeValue::Datetime(_) => native(Native::DateTime),
            DeValue::Array(items) => {
                let items: Vec<_> = items.iter().map(|item| self.value(item)).collect();
                let span = items.iter().fold(span, |span, item| span.cover(item.span));
                Node::new(span, Value::List(items))
            }
            DeValue::Table(table) => {
                let entries = self.entries(table);
                let is_written = span.slice(self.text).starts_with(['{', '[']);
                let inner =
                    entries.iter().map(|entry| entry.key.span.cover(entry.value.span)).reduce(Span::cover);
                let span = match inner {
                    Some(inner) if is_written => span.cover(inner),
                    Some(inner) => inner,
                    None => span,
                };
                Node::new(span, Value::Map(entries))
            }
        }
    }

    /// A string or key as it is written: bare, in one quote or in three.
    fn text_node(&self, span: Span, text: &str) -> Node<'s> {
        let raw = span.slice(self.text);
        let inside = |from: usize, less: usize| raw.get(from..raw.len().saturating_sub(less)).unwrap_or("");
        let (span, style, inner) = match raw.as_bytes() {
            [b'"', b'"', b'"', _, _, _, ..] | [b'\'', b'\'', b'\'', _, _, _, ..] => {
                let from = match raw.as_bytes()[3..] {
                    [b'\n', ..] => 4,
                    [b'\r', b'\n', ..] => 5,
                    _ => 3,
                };
                let inner = inside(from, 3);
                (span.sub(from..from + inner.len()), Style::Literal, inner)
            }
            [b'"', ..] => (span, Style::DoubleQuoted, inside(1, 1)),
            [b'\'', ..] => (span, Style::SingleQuoted, inside(1, 1)),
            _ => (span, Style::Plain, raw),
        };
        let text = if inner == text { Cow::Borrowed(inner) } else { Cow::Owned(text.to_owned()) };
        Node::new(span, Value::Scalar(Scalar { text, style }))
    }
}

/// A time with the second 60, which the grammar of TOML allows and the parsers of generators refuse.
fn leap_second(node: &Node<'_>) -> Option<Span> {
    match &node.value {
        Value::Scalar(scalar) if scalar.style == Style::Native(Native::DateTime) => {
            let time = scalar.text.get(scalar.text.find(':')?..)?;
            time.get(3..6).filter(|seconds| *seconds == ":60").map(|_| node.span)
        }
        Value::Scalar(_) => None,
        Value::List(items) => items.iter().find_map(leap_second),
        Value::Map(entries) => entries.iter().find_map(|entry| leap_second(&entry.value)),
    }
}

/// The comments: from every `#` outside of strings and quoted keys to the end of its line.
fn comments(text: &str, content: Span, entries: &[Entry<'_>]) -> Vec<Span> {
    let mut strings = Vec::new();
    for entry in entries {
        collect(&entry.key, text, &mut strings);
        collect(&entry.value, text, &mut strings);
    }
    strings.sort_unstable();
    let mut found = Vec::new();
    let mut at = content.start;
    while let Some(next) = Span::new(at, content.end).slice(text).find('#') {
        let sign = Span::at(at).sub(next..next + 1);
        let before = strings.partition_point(|string: &Span| string.start <= sign.start);
        match strings[..before].last() {
            Some(string) if string.contains(sign.start) => at = string.end,
            _ => {
                let rest = Span::new(sign.start, content.end).slice(text);
                let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
                found.push(Span::at(sign.start).cover(Span::at(sign.start).sub(length..length)));
                at = found.last().map_or(content.end, |comment| comment.end);
            }
        }
    }
    found
}

/// Gathers the spans of the scalars that contain a `#`.
fn collect(node: &Node<'_>, text: &str, strings: &mut Vec<Span>) {
    match &node.value {
        Value::Scalar(_) if node.span.slice(text).contains('#') => strings.push(node.span),
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| collect(item, text, strings)),
        Value::Map(entries) => entries.iter().for_each(|entry| {
            collect(&entry.key, text, strings);
            collect(&entry.value, text, strings);
        }),
    }
}
