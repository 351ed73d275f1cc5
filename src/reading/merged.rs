//! The fields that a page takes from `<<`.

use rustc_hash::FxHashSet;

use crate::document::{Document, Node, Value};
use crate::generators::{Generator, Merges};

use super::javascript::is_merge;

/// The mappings whose fields the generator merges into the root, each without the fields that the root has itself.
pub fn merged<'s>(document: &Document<'s>, generator: Generator) -> Vec<Node<'s>> {
    let merges = generator.facts().block.merges;
    let own = |name: Option<&str>| name.is_some_and(|name| document.entry(name).is_some());
    let mut sets = Vec::new();
    for entry in document.entries().iter().filter(|entry| is_merge(&entry.key)) {
        let sources = match &entry.value.value {
            Value::List(items) if matches!(merges, Merges::All | Merges::Distinct) => items.as_slice(),
            _ => std::slice::from_ref(&entry.value),
        };
        for source in sources {
            let Value::Map(fields) = &source.value else { continue };
            let is_merged = match merges {
                Merges::All | Merges::Distinct => true,
                Merges::Anchored => source.alias,
                Merges::Nothing => false,
            };
            if is_merged {
                let fields = fields.iter().filter(|field| !own(field.key.text())).cloned().collect();
                sets.push(Node { value: Value::Map(fields), ..source.clone() });
            }
        }
    }
    sets
}

/// The first key in a list of mappings that another of them has as well.
pub fn twin<'n, 's>(source: &'n Node<'s>) -> Option<&'n Node<'s>> {
    let mut written = FxHashSet::default();
    let entries = source.items().into_iter().flatten().filter_map(Node::entries).flatten();
    let mut keys = entries.map(|entry| &entry.key).filter(|key| !is_merge(key));
    keys.find(|key| key.text().is_some_and(|name| !written.insert(name)))
}
