//! `_category_.json` and `_category_.yml` of Docusaurus: they describe a folder in the sidebar and give pages nothing.
//! It validates them without converting values, and fails on fields that it does not know.

use crate::document::{Node, Syntax};
use crate::generators::effect::{Effect, Known, STRING};
use crate::generators::{Handed, HandedPlace, Mistake};
use crate::value::Held;

use super::values::{flag, mapping, number};

pub(super) const FILES: &[Handed] = &[Handed {
    // js-yaml reads all of them.
    is_yaml: true,
    mistakes,
    own: Some(FIELDS),
    ..Handed::whole(HandedPlace::Folder(|_, name| {
        matches!(name, "_category_.json" | "_category_.yml" | "_category_.yaml")
    }))
}];

const FIELDS: &[Known] = &[
    Known::new("key", text),
    Known::new("label", text),
    Known::of_text("description", text),
    Known::new("className", text),
    Known::new("position", number),
    Known::new("collapsed", flag),
    Known::new("collapsible", flag),
    Known::new("link", link),
    Known::new("customProps", mapping),
];

fn text(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Text(text) if !text.is_empty() => Effect::TAKEN,
        _ => Effect::fails(STRING),
    }
}

/// A page of its own, that of a document, or none.
fn link(value: &Held, syntax: Syntax) -> Effect {
    const WANTED: &str = "`type: generated-index`, or `type: doc` with the `id` of a document";
    if *value == Held::Null {
        return Effect::TAKEN;
    }
    let Some(entries) = value.entries() else { return Effect::fails(WANTED) };
    let of = |name: &str| entries.iter().find(|(key, _)| *key == Held::text(name)).map(|(_, value)| value);
    let is_known = match of("type") {
        None => true,
        Some(Held::Text(kind)) if kind == "generated-index" => true,
        Some(Held::Text(kind)) if kind == "doc" => of("id").is_some_and(|id| text(id, syntax).is_taken()),
        Some(_) => false,
    };
    if is_known { Effect::TAKEN } else { Effect::fails(WANTED) }
}

fn mistakes(root: &Node<'_>) -> Vec<Mistake> {
    let Some(entries) = root.entries() else {
        let said = "a category file must be a mapping".to_owned();
        let help = "write fields such as `label: Guides`";
        return vec![Mistake { span: root.span, field: None, said, fails: true, help }];
    };
    let unknown = entries.iter().filter_map(|entry| {
        let name = entry.key.text()?;
        let is_known = name == "<<" || FIELDS.iter().any(|known| known.name == name);
        (!is_known).then(|| Mistake {
            span: entry.key.span,
            field: Some(name.to_owned()),
            said: format!("`{name}` is not a field of a category file"),
            fails: true,
            help: "remove it, or move it to `customProps`",
        })
    });
    unknown.collect()
}
