//! Tabs on which some parsers fail, but not the loader's parser.

use crate::document::{Document, Node, Style, Value};
use crate::span::Span;

/// A line with nothing but whitespace and starts with a tab, outside of every scalar: goccy/go-yaml stops
/// there.
pub(super) fn has_line(document: &Document<'_>, content: &str) -> bool {
    let start = document.block.as_ref().map_or(0, |block| block.content.start);
    let mut at = 0;
    content.split_inclusive('\n').any(|line| {
        let place = start + Span::of(0..at).end;
        at += line.len();
        let is_inside = || document.root.as_ref().is_some_and(|root| is_in_scalar(root, place));
        place > start && line.starts_with('\t') && line.trim().is_empty() && !is_inside()
    })
}

/// A key of a block mapping with a tab in front of it, which js-yaml 4 refuses; goccy/go-yaml refuses it where the
/// line starts with the tab.
pub(super) fn has_indent(document: &Document<'_>, start: &str) -> bool {
    let text = &document.source.text;
    if !document.block.as_ref().is_some_and(|block| block.content.slice(text).contains('\t')) {
        return false;
    }
    document.root.as_ref().is_some_and(|root| is_indented_by_tab(root, text, start))
}

fn is_indented_by_tab(node: &Node<'_>, text: &str, start: &str) -> bool {
    match &node.value {
        Value::Scalar(_) => false,
        Value::List(items) => items.iter().any(|item| is_indented_by_tab(item, text, start)),
        Value::Map(entries) => {
            let is_flow = node.span.slice(text).starts_with('{');
            entries.iter().any(|entry| {
                let before = text.get(..entry.key.span.start as usize).unwrap_or("");
                let indent = before.get(before.rfind('\n').map_or(0, |at| at + 1)..).unwrap_or_default();
                let is_tabbed = !is_flow
                    && indent.contains('\t')
                    && indent.starts_with(start)
                    && indent.trim().is_empty();
                is_tabbed || is_indented_by_tab(&entry.value, text, start)
            })
        }
    }
}

fn is_in_scalar(node: &Node<'_>, place: u32) -> bool {
    match &node.value {
        Value::Scalar(scalar) => node.span.contains(place) && scalar.style != Style::Plain,
        Value::List(items) => items.iter().any(|item| is_in_scalar(item, place)),
        Value::Map(entries) => entries.iter().any(|entry| is_in_scalar(&entry.value, place)),
    }
}

/// Whether a tab indents the key on the first line: the one line on which Hexo leaves tabs alone.
pub(super) fn indent_first(document: &Document<'_>, content: &str) -> bool {
    let first_line = content.find('\n').unwrap_or(content.len());
    let start = document.block.as_ref().map_or(0, |block| block.content.start as usize);
    let entries = document.root.as_ref().and_then(Node::entries).unwrap_or_default();
    content.starts_with('\t')
        && entries.first().is_some_and(|entry| (entry.key.span.start as usize) < start + first_line)
}
