//! What Zola takes in the fields of pages: it fails at whatever is of another type.

use crate::document::Syntax;
use crate::generators::effect::{Effect, FLAG, Known, STRING, STRINGS, is_nested};
use crate::value::Held;

use super::fields::is_section;

pub(super) const FIELDS: &[Known] = &[
    Known::of_text("title", text),
    Known::of_text("description", text),
    of_page("slug", some_text),
    of_page("path", some_text),
    Known::new("template", text),
    Known::new("draft", flag),
    Known::new("render", flag),
    Known::new("in_search_index", flag),
    Known::new("weight", weight),
    Known { may_be_absent: true, ..Known::new("aliases", texts) },
    Known { may_be_absent: true, ..of_page("authors", texts) },
];

/// A field that a section does not have.
const fn of_page(name: &'static str, take: fn(&Held, Syntax) -> Effect) -> Known {
    Known { in_page: |page| !is_section(page), ..Known::new(name, take) }
}

/// In YAML any single value is text, TOML has types.
const fn text(value: &Held, syntax: Syntax) -> Effect {
    match value {
        Held::Null | Held::Text(_) => Effect::TAKEN,
        _ if is_nested(value) || matches!(syntax, Syntax::Toml) => Effect::fails(STRING),
        _ => Effect::TAKEN,
    }
}

fn some_text(value: &Held, syntax: Syntax) -> Effect {
    match value {
        Held::Text(text) if text.is_empty() => Effect::fails(STRING),
        _ => text(value, syntax),
    }
}

const fn flag(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Boolean(_) => Effect::TAKEN,
        _ => Effect::fails(FLAG),
    }
}

const fn weight(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null | Held::Integer(0..) => Effect::TAKEN,
        _ => Effect::fails("an integer of at least 0"),
    }
}

fn texts(value: &Held, syntax: Syntax) -> Effect {
    match value {
        Held::List(items) if items.iter().all(|item| text(item, syntax).is_taken()) => Effect::TAKEN,
        _ => Effect::fails(STRINGS),
    }
}
