//! What Eleventy takes in the keys of its data cascade.

use crate::document::Syntax;
use crate::generators::effect::{Effect, Known, STRING, STRINGS};
use crate::generators::languages::javascript;
use crate::value::Held;

pub(super) const FIELDS: &[Known] = &[
    Known::new("title", title),
    Known::new("tags", tags),
    Known::new("permalink", permalink),
    Known::new("layout", path),
    Known::new("templateEngineOverride", path),
    Known::new("pagination", pagination),
];

fn title(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::List(_) | Held::Map(_) => Effect::becomes(javascript::text_of(value), STRING),
        _ => Effect::TAKEN,
    }
}

fn tags(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null | Held::Boolean(false) | Held::Text(_) => Effect::TAKEN,
        Held::List(items) => match items.iter().find(|item| javascript::is_changed_as_text(item)) {
            Some(item) => Effect::becomes(javascript::text_of(item), STRINGS),
            None => Effect::TAKEN,
        },
        value if javascript::is_truthy(value) => Effect::fails(STRINGS),
        _ => Effect::dropped(STRINGS),
    }
}

/// A number has no extension unless it has a fraction.
fn permalink(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Boolean(true) | Held::Date(_) | Held::List(_) => Effect::fails("a path, or `false`"),
        Held::Integer(number) if *number != 0 => Effect::fails("a path, or `false`"),
        _ => Effect::TAKEN,
    }
}

/// A name, or what counts as false.
fn path(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Text(_) => Effect::TAKEN,
        value if javascript::is_truthy(value) => Effect::fails(STRING),
        _ => Effect::TAKEN,
    }
}

fn pagination(value: &Held, _: Syntax) -> Effect {
    let has_size = |entries: &[(Held, Held)]| entries.iter().any(|(key, _)| *key == Held::text("size"));
    match value.entries() {
        Some(entries) if has_size(entries) => Effect::TAKEN,
        _ => Effect::fails("a mapping with `data` and `size`"),
    }
}
