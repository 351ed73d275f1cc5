//! From a span back to the node that covers it.

use crate::field_path::{FieldPath, PathStep};
use crate::span::Span;

use super::{Entry, Node, Value};

/// The first node below a mapping that covers exactly `span`, and the way to it.
pub(super) fn in_entries<'n, 's>(
    entries: &'n [Entry<'s>],
    parent: Option<&PathStep<'_>>,
    span: Span,
) -> Option<(&'n Node<'s>, FieldPath)> {
    entries.iter().find_map(|entry| {
        let step = PathStep::key(parent, entry.key.text().unwrap_or("?"));
        if entry.key.span == span {
            return Some((&entry.key, FieldPath::from(&step)));
        }
        in_node(&entry.value, &step, span)
    })
}

fn in_node<'n, 's>(node: &'n Node<'s>, step: &PathStep<'_>, span: Span) -> Option<(&'n Node<'s>, FieldPath)> {
    if node.span == span {
        return Some((node, FieldPath::from(step)));
    }
    match &node.value {
        Value::Scalar(_) => None,
        Value::Map(entries) => in_entries(entries, Some(step), span),
        Value::List(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, item)| in_node(item, &PathStep::index(Some(step), index), span)),
    }
}
