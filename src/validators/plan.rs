//! The rules that are on, bucketed once per policy, and the one walk over a page that runs them.

use crate::document::{Entry, Node, Value};
use crate::field_path::PathStep;
use crate::loader::Generator;
use crate::schema::{Field, FieldType, Kind, Origin, Schema};

use super::context::{DocumentCx, FieldCx, NodeCx, interpret};
use super::observations::Observations;
use super::rule::{Check, Rule};
use super::sink::{Levels, Sink};

type FieldCheck = fn(&FieldCx<'_>, &mut Sink<'_>);
type Observe = fn(&DocumentCx<'_>, &mut Observations, &mut Sink<'_>);

/// The rules that are on, by what they look at.
#[derive(Debug, Default)]
pub struct Plan {
    document: Vec<fn(&DocumentCx<'_>, &mut Sink<'_>)>,
    node: Vec<fn(&NodeCx<'_>, &mut Sink<'_>)>,
    field: [Vec<FieldCheck>; FieldType::ALL.len()],
    collection: Vec<Observe>,
    last: Vec<fn(&DocumentCx<'_>, &mut Sink<'_>)>,
}

impl Plan {
    /// Sorts the rules that are on, and meant for this generator, into their buckets.
    pub fn new(rules: &[&'static Rule], levels: &Levels, generator: Generator) -> Self {
        let mut plan = Self::default();
        let meant = |rule: &&&Rule| rule.runs_under(generator);
        for rule in rules.iter().filter(meant).filter(|rule| levels.is_on(rule.id)) {
            match &rule.check {
                Check::Document(check) => plan.document.push(*check),
                Check::Last(check) => plan.last.push(*check),
                Check::Node(check) => plan.node.push(*check),
                Check::Field { on, check } => {
                    for kind in *on {
                        plan.field[*kind as usize].push(*check);
                    }
                }
                Check::Collection { observe, .. } => plan.collection.push(*observe),
                Check::Elsewhere => {}
            }
        }
        plan
    }

    /// Whether a rule over the collection is on.
    pub fn observes(&self) -> bool {
        !self.collection.is_empty()
    }

    /// Shows the page to the rules over the collection, and to no other.
    pub fn observe(&self, page: &DocumentCx<'_>, observations: &mut Observations, sink: &mut Sink<'_>) {
        for observe in &self.collection {
            observe(page, observations, sink);
        }
    }

    /// Runs every rule over the page.
    pub fn run(&self, page: &DocumentCx<'_>, observations: &mut Observations, sink: &mut Sink<'_>) {
        self.observe(page, observations, sink);
        for check in &self.document {
            check(page, sink);
        }
        self.mapping(page, page.document.entries(), Some(page.schema), None, sink);
        for check in &self.last {
            check(page, sink);
        }
    }

    fn mapping(
        &self,
        page: &DocumentCx<'_>,
        entries: &[Entry<'_>],
        schema: Option<&Schema>,
        parent: Option<&PathStep<'_>>,
        sink: &mut Sink<'_>,
    ) {
        for entry in entries {
            let name = entry.key.text().unwrap_or("?");
            let path = PathStep::key(parent, name);
            let field = schema.and_then(|schema| schema.field(name));
            self.visit(page, &entry.value, Some(&entry.key), field, path, entries, sink);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the one walk; a struct would be built for every node")]
    fn visit(
        &self,
        page: &DocumentCx<'_>,
        node: &Node<'_>,
        key: Option<&Node<'_>>,
        field: Option<&Field>,
        path: PathStep<'_>,
        siblings: &[Entry<'_>],
        sink: &mut Sink<'_>,
    ) {
        if !self.node.is_empty() {
            let cx = NodeCx { page, path, key, node, field, siblings };
            for check in &self.node {
                check(&cx, sink);
            }
        }
        if let Some(field) = field {
            self.field(page, node, key, field, path, siblings, sink);
        }
        match &node.value {
            Value::Scalar(_) => {}
            Value::Map(entries) => {
                let schema = field.and_then(|field| match &field.kind {
                    Kind::Map(schema) => Some(schema.of_entries(entries)),
                    _ => None,
                });
                self.mapping(page, entries, schema, Some(&path), sink);
            }
            Value::List(items) => {
                let item_field = field.and_then(|field| match &field.kind {
                    Kind::List(spec) => Some(&spec.items),
                    _ => None,
                });
                for (index, item) in items.iter().enumerate() {
                    let path = PathStep::index(Some(&path), index);
                    self.visit(page, item, None, item_field, path, siblings, sink);
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "as above")]
    fn field(
        &self,
        page: &DocumentCx<'_>,
        node: &Node<'_>,
        key: Option<&Node<'_>>,
        field: &Field,
        path: PathStep<'_>,
        siblings: &[Entry<'_>],
        sink: &mut Sink<'_>,
    ) {
        let checks = &self.field[field.kind.field_type() as usize];
        if checks.is_empty() {
            return;
        }
        let value = interpret(node, field, page.dialect);
        let cx = FieldCx { page, path, key, field, node, value, siblings };
        sink.set_assumed(field.origin == Origin::Assumed);
        sink.set_from(Some(field));
        for check in checks {
            check(&cx, sink);
        }
        sink.set_assumed(false);
        sink.set_from(None);
    }
}
