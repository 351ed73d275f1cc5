//! `defaults` of Jekyll's configuration.

use crate::document::{Node, Value};
use crate::generators::{Handed, HandedPlace, Mistake};

pub(super) const FILES: &[Handed] = &[Handed {
    values,
    mistakes,
    ..Handed::whole(HandedPlace::Site(&["_config.yml", "_config.yaml", "_config.toml"]))
}];

fn field<'n, 's>(node: &'n Node<'s>, name: &str) -> Option<&'n Node<'s>> {
    let entry = node.entries()?.iter().rfind(|entry| entry.key.text() == Some(name))?;
    Some(&entry.value)
}

fn sets<'n, 's>(root: &'n Node<'s>) -> &'n [Node<'s>] {
    match field(root, "defaults").map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn values<'s>(root: &Node<'s>) -> Vec<Node<'s>> {
    let values = sets(root).iter().filter_map(|set| field(set, "values"));
    values.filter(|values| values.entries().is_some()).cloned().collect()
}

/// A set without `values` is skipped with a warning; a scope must be a mapping, and its type a string.
fn mistakes(root: &Node<'_>) -> Vec<Mistake> {
    const SHAPE: &str = "write a list of mappings with `scope` and `values`";
    let mut mistakes = Vec::new();
    let mut add = |node: &Node<'_>, said: &str, fails| {
        mistakes.push(Mistake { span: node.span, field: None, said: said.to_owned(), fails, help: SHAPE });
    };
    if let Some(defaults) = field(root, "defaults")
        && !matches!(defaults.value, Value::List(_))
        && !defaults.is_null()
    {
        add(defaults, "`defaults` is not a list", false);
    }
    for set in sets(root) {
        if field(set, "values").and_then(Node::entries).is_none() {
            add(set, "this item of `defaults` has no mapping in `values`", false);
            continue;
        }
        let Some(scope) = field(set, "scope").filter(|scope| !scope.is_null()) else { continue };
        if scope.entries().is_none() {
            add(scope, "`scope` is not a mapping", true);
        }
    }
    mistakes
}
