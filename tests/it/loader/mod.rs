//! The loader on whole pages.

mod any_input;
mod limits;
mod problems;
mod spans;

use std::path::Path;
use std::sync::Arc;

use masthead::document::{Document, Node, Value};
use masthead::loader::{self, Dialect, Generator};

pub(super) fn with_page<T>(bytes: &[u8], generator: Generator, look: impl FnOnce(&Document<'_>) -> T) -> T {
    let path: Arc<Path> = Arc::from(Path::new("page.md"));
    let dialect = Dialect::of(generator);
    let (source, split) = loader::head_of(&path, bytes, true, &dialect);
    look(&loader::parse(&source, split, &dialect))
}

pub(super) fn all_nodes<'n, 's>(node: &'n Node<'s>, found: &mut Vec<&'n Node<'s>>) {
    found.push(node);
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| all_nodes(item, found)),
        Value::Map(entries) => entries.iter().for_each(|entry| {
            all_nodes(&entry.key, found);
            all_nodes(&entry.value, found);
        }),
    }
}
