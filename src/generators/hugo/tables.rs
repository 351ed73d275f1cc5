//! What Hugo takes in the fields that are tables of its own.

use crate::document::Syntax;
use crate::generators::effect::{Effect, MAPPING, is_nested};
use crate::value::Held;

use super::fields::flag;

/// The names of menus, or a mapping from names to entries; whatever an entry is, it must not be a single value.
pub(super) fn menu(value: &Held, _: Syntax) -> Effect {
    const WANTED: &str = "the names of menus, or a mapping from these to mappings such as `{ weight: 10 }`";
    let is_entry = |(_, entry): &(Held, Held)| matches!(entry, Held::Null | Held::Map(_));
    match value {
        Held::List(items) if items.iter().any(is_nested) => Effect::fails(WANTED),
        Held::Map(entries) if !entries.iter().all(is_entry) => Effect::fails(WANTED),
        _ => Effect::TAKEN,
    }
}

/// Its priority is a number, and `disable` a flag; either stops the build if it is not.
pub(super) fn sitemap(value: &Held, syntax: Syntax) -> Effect {
    let Some(entries) = value.entries() else {
        // Themes read a flag there.
        let is_fine = matches!(value, Held::Null | Held::Boolean(_));
        return if is_fine { Effect::TAKEN } else { Effect::dropped(MAPPING) };
    };
    let is = |key: &Held, name: &str| matches!(key, Held::Text(key) if key.eq_ignore_ascii_case(name));
    for (key, value) in entries {
        let is_number = match value {
            Held::Text(text) => text.is_empty() || text.trim().parse::<f64>().is_ok(),
            value => !is_nested(value),
        };
        if is(key, "priority") && !is_number {
            return Effect::fails("a number in `priority`");
        }
        let is_flag = match value {
            Held::Text(_) => flag(value, syntax).is_taken(),
            value => !is_nested(value),
        };
        if is(key, "disable") && !is_flag {
            return Effect::fails("`true` or `false` in `disable`");
        }
    }
    Effect::TAKEN
}

/// Mappings that say which files they are about.
pub(super) fn resources(value: &Held, _: Syntax) -> Effect {
    const WANTED: &str = "a list of mappings such as `{ src: \"*.jpg\", title: Photo }`";
    match value {
        Held::Null => Effect::TAKEN,
        Held::List(items) if items.iter().all(|item| matches!(item, Held::Map(_))) => Effect::TAKEN,
        _ => Effect::dropped(WANTED),
    }
}
