//! Finds the node that covers a span.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::field_path::{FieldPath, PathStep};
use crate::span::Span;

use super::{Entry, Node, Value};

/// The nodes of some spans, each with the path to it.
pub type Located<'n, 's> = FxHashMap<Span, (&'n Node<'s>, FieldPath)>;

/// One walk over the tree finds all nodes that were asked for: a walk for each would cost their product.
#[derive(Debug)]
pub(super) struct Search<'w, 'n, 's> {
    pub(super) wanted: &'w FxHashSet<Span>,
    pub(super) found: Located<'n, 's>,
}

impl<'n, 's> Search<'_, 'n, 's> {
    pub(super) fn entries(&mut self, entries: &'n [Entry<'s>], parent: Option<&PathStep<'_>>) {
        for entry in entries {
            if self.found.len() == self.wanted.len() {
                return;
            }
            let step = PathStep::key(parent, entry.key.text().unwrap_or("?"));
            self.keep(&entry.key, &step);
            self.node(&entry.value, &step);
        }
    }

    fn node(&mut self, node: &'n Node<'s>, step: &PathStep<'_>) {
        self.keep(node, step);
        match &node.value {
            Value::Scalar(_) => {}
            Value::Map(entries) => self.entries(entries, Some(step)),
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.node(item, &PathStep::index(Some(step), index));
                }
            }
        }
    }

    fn keep(&mut self, node: &'n Node<'s>, step: &PathStep<'_>) {
        if self.wanted.contains(&node.span) {
            self.found.entry(node.span).or_insert_with(|| (node, FieldPath::from(step)));
        }
    }
}
