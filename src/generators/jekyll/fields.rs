//! What Jekyll takes in the fields of posts and pages.

use crate::document::Syntax;
use crate::generators::effect::{Effect, Known, STRING, STRINGS, is_nested, printed};
use crate::value::Held;

pub(super) const FIELDS: &[Known] = &[
    Known::new("title", title),
    Known::new("slug", slug),
    Known::new("permalink", permalink),
    Known::new("categories", categories),
    Known::new("tags", tags),
];

/// A false one gives way to the file's name.
fn title(value: &Held, syntax: Syntax) -> Effect {
    match value {
        Held::Boolean(false) => Effect::dropped(STRING),
        _ => printed(value, syntax),
    }
}

/// A value of spaces leaves nothing but the extension.
fn slug(value: &Held, syntax: Syntax) -> Effect {
    if is_blank(value) { Effect::becomes(".html", STRING) } else { address(value, syntax) }
}

/// A value of spaces leads to the root, where the page overwrites another or cannot be written.
fn permalink(value: &Held, syntax: Syntax) -> Effect {
    if is_blank(value) { Effect::fails(STRING) } else { address(value, syntax) }
}

fn is_blank(value: &Held) -> bool {
    matches!(value, Held::Text(text) if text.trim().is_empty())
}

/// It works on it as on text, and fails.
const fn address(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Integer(_) | Held::Float(_) => Effect::fails(STRING),
        _ if is_nested(value) => Effect::fails(STRING),
        _ => Effect::TAKEN,
    }
}

/// A single value that is neither text nor a list costs the post all its metadata.
const fn categories(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null | Held::Text(_) | Held::List(_) => Effect::TAKEN,
        _ => Effect::dropped(STRINGS),
    }
}

const fn tags(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null | Held::Text(_) | Held::List(_) | Held::Boolean(_) => Effect::TAKEN,
        _ => Effect::dropped(STRINGS),
    }
}
