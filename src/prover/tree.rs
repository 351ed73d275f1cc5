//! The tree of a proven page, for rules that have to look at it: node by node the one that the loader would make.

use std::borrow::Cow;

use crate::document::{self, Document, Entry, Fault, Node, Source, Style, Syntax};
use crate::span::Span;

use super::lines::Block;
use super::written::{self, Scalar, Value};

/// The length of a delimiter.
const FENCE: usize = 3;

/// The page, with only the fields at some places if such are given; its source reaches at least to the end of the block.
pub(super) fn document<'s>(
    source: &'s Source,
    block: &Block,
    only: Option<&[usize]>,
) -> Option<Document<'s>> {
    let text = &*source.text;
    let entries: Vec<Entry<'_>> = match only {
        None => block.entries.iter().map(|one| entry(text, block, one)).collect::<Option<_>>()?,
        Some(places) => {
            places.iter().map(|&at| entry(text, block, block.entries.get(at)?)).collect::<Option<_>>()?
        }
    };
    let (first, last) = (entries.first()?, entries.last()?);
    let whole = first.key.span.cover(last.value.span);
    let above = block.fence.above;
    Some(Document {
        source,
        block: Some(document::Block {
            syntax: Syntax::Yaml,
            open: Span::of(above..above + FENCE),
            content: Span::of(block.fence.start()..block.close),
            close: Some(Span::of(block.close..block.close + FENCE)),
            body: u32::try_from(block.end()).ok()?,
            seen: true,
        }),
        root: Some(Node::new(whole, document::Value::Map(entries))),
        comments: block.comments.iter().map(|&(start, end)| Span::of(start..end)).collect(),
        faults: (above > 0).then(|| Fault::LeadingContent(Span::of(0..above))).into_iter().collect(),
        is_plain: false,
    })
}

/// The page with one field, whose list has only one item: that at a place among those of the page.
pub(super) fn with_item<'s>(
    source: &'s Source,
    block: &Block,
    entry: usize,
    item: usize,
) -> Option<Document<'s>> {
    let mut document = document(source, block, Some(&[entry]))?;
    let only = leaf(&source.text, block.items.get(item)?)?;
    if let Some(document::Value::Map(entries)) = document.root.as_mut().map(|root| &mut root.value) {
        entries.first_mut()?.value.value = document::Value::List(vec![only]);
    }
    Some(document)
}

fn entry<'s>(text: &'s str, block: &Block, entry: &written::Entry) -> Option<Entry<'s>> {
    let key = Scalar { text: entry.name, quote: 0 };
    Some(Entry { key: leaf(text, &key)?, value: node(text, block, &entry.value)? })
}

/// A value.
pub(super) fn node<'s>(text: &'s str, block: &Block, value: &Value) -> Option<Node<'s>> {
    match value {
        // Nobody asks for a value that is not read, but for the names beside it.
        Value::Absent { at } | Value::Unread { place: (at, _) } => {
            let scalar = document::Scalar { text: Cow::Borrowed(""), style: Style::Absent };
            Some(Node::new(Span::of(*at..*at), document::Value::Scalar(scalar)))
        }
        Value::Scalar(scalar) => leaf(text, scalar),
        Value::Flow { items, place } | Value::Items { items, place, .. } => {
            let items = block.items.get(items.clone())?.iter().map(|item| leaf(text, item));
            let items = document::Value::List(items.collect::<Option<_>>()?);
            Some(Node::new(Span::of(place.0..place.1), items))
        }
        Value::Map { inner, place } => {
            let inner = block.inner.get(inner.clone())?.iter().map(|one| entry(text, block, one));
            let inner = document::Value::Map(inner.collect::<Option<_>>()?);
            Some(Node::new(Span::of(place.0..place.1), inner))
        }
        Value::Maps { maps, place } => {
            let maps = block.maps.get(maps.clone())?.iter().map(|map| node(text, block, map));
            let maps = document::Value::List(maps.collect::<Option<_>>()?);
            Some(Node::new(Span::of(place.0..place.1), maps))
        }
    }
}

fn leaf<'s>(text: &'s str, scalar: &Scalar) -> Option<Node<'s>> {
    let style = match scalar.quote {
        b'"' => Style::DoubleQuoted,
        b'\'' => Style::SingleQuoted,
        _ => Style::Plain,
    };
    let text = Cow::Borrowed(text.get(scalar.text.0..scalar.text.1)?);
    let (start, end) = scalar.place();
    Some(Node::new(Span::of(start..end), document::Value::Scalar(document::Scalar { text, style })))
}
