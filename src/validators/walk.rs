//! The walk over the nodes of one page, each of which is shown to the rules that may find something there.

use std::cell::OnceCell;

use crate::document::{Entry, Node, Value};
use crate::field_path::PathStep;
use crate::schema::{Field, Kind, Origin, Schema};

use super::context::{DocumentCx, FieldCx, NodeCx};
use super::interpret::interpret;
use super::nodes::Set;
use super::plan::Plan;
use super::sink::Sink;

/// The walk over the nodes of one page.
pub(super) struct Walk<'w> {
    pub(super) plan: &'w Plan,
    pub(super) page: &'w DocumentCx<'w>,
    /// The rules about nodes that may find something in the page.
    pub(super) rules: Set,
}

impl Walk<'_> {
    fn mapping(
        &self,
        entries: &[Entry<'_>],
        schema: Option<&Schema>,
        parent: Option<&PathStep<'_>>,
        sink: &mut Sink<'_>,
    ) {
        for entry in entries {
            let field = entry.key.text().and_then(|name| schema?.field(name));
            self.entry(entry, field, parent, entries, sink);
        }
    }

    /// Visits an entry of a mapping, and all that is in it.
    pub(super) fn entry(
        &self,
        entry: &Entry<'_>,
        field: Option<&Field>,
        parent: Option<&PathStep<'_>>,
        siblings: &[Entry<'_>],
        sink: &mut Sink<'_>,
    ) {
        let path = PathStep::key(parent, entry.key.text().unwrap_or("?"));
        self.visit(&entry.value, Some(&entry.key), field, path, siblings, sink);
    }

    fn visit(
        &self,
        node: &Node<'_>,
        key: Option<&Node<'_>>,
        field: Option<&Field>,
        path: PathStep<'_>,
        siblings: &[Entry<'_>],
        sink: &mut Sink<'_>,
    ) {
        let cx = NodeCx { page: self.page, path, key, node, field, siblings };
        self.plan.nodes.ask(self.rules, &cx, sink);
        if let Some(field) = field {
            self.field(node, key, field, path, siblings, sink);
        }
        match &node.value {
            Value::Scalar(_) => {}
            Value::Map(entries) => {
                let schema = field.and_then(|field| match &field.kind {
                    Kind::Map(schema) => Some(schema.of_entries(entries)),
                    _ => None,
                });
                self.mapping(entries, schema, Some(&path), sink);
            }
            Value::List(items) => {
                let item_field = field.and_then(|field| match &field.kind {
                    Kind::List(spec) => Some(&spec.items),
                    _ => None,
                });
                for (index, item) in items.iter().enumerate() {
                    let path = PathStep::index(Some(&path), index);
                    self.visit(item, None, item_field, path, siblings, sink);
                }
            }
        }
    }

    fn field(
        &self,
        node: &Node<'_>,
        key: Option<&Node<'_>>,
        field: &Field,
        path: PathStep<'_>,
        siblings: &[Entry<'_>],
        sink: &mut Sink<'_>,
    ) {
        let checks = &self.plan.field[field.kind.field_type() as usize];
        if checks.is_empty() {
            return;
        }
        let value = interpret(node, field, self.page.dialect);
        let taken = OnceCell::new();
        let cx = FieldCx { page: self.page, path, key, field, node, value, taken, siblings };
        sink.set_assumed(field.origin == Origin::Assumed);
        sink.set_from(Some(field));
        for check in checks {
            check(&cx, sink);
        }
        sink.set_assumed(false);
        sink.set_from(None);
    }
}
