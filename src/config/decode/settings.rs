//! Which setting belongs to which type.

use super::super::mistakes::listed;
use crate::schema::FieldType;

use FieldType::{Any, Date, Image, Integer, List, Map, Number, Reference, String, Url};

const TEXTUAL: &[FieldType] = &[Any, String, Integer, Number, Date, Url, Image];
const WITH_TERMS: &[FieldType] = &[Any, String, Integer, Number, Date, Url, Image, List];
const ADDRESSES: &[FieldType] = &[Url, Image];

/// The settings that only some types have. Those that every field has are not listed.
pub(in crate::config) const SETTINGS: &[(&str, &[FieldType])] = &[
    ("min-length", &[String]),
    ("max-length", &[String]),
    ("min", &[Integer, Number, Date]),
    ("max", &[Integer, Number, Date]),
    ("formats", &[Date]),
    ("timezone", &[Date]),
    ("future", &[Date]),
    ("not-before", &[Date]),
    ("not-after", &[Date]),
    ("max-age", &[Date]),
    ("day-first", &[Date]),
    ("schemes", ADDRESSES),
    ("hosts", ADDRESSES),
    ("relative", ADDRESSES),
    ("extensions", &[Image]),
    ("local", &[Image]),
    ("roots", &[Image]),
    ("min-width", &[Image]),
    ("min-height", &[Image]),
    ("aspect-ratio", &[Image]),
    ("max-bytes", &[Image]),
    ("items", &[List]),
    ("min-items", &[List]),
    ("max-items", &[List]),
    ("unique-items", &[List]),
    ("sorted", &[List]),
    ("item-case", &[List]),
    ("disjoint-with", &[List]),
    ("fields", &[Map]),
    ("additional-fields", &[Map]),
    ("to", &[Reference]),
    ("allow", WITH_TERMS),
    ("allow-from", WITH_TERMS),
    ("pattern", TEXTUAL),
    ("unique", TEXTUAL),
];

/// Whether a field of that type has the setting.
pub(super) fn fits(setting: &str, kind: FieldType) -> bool {
    SETTINGS.iter().any(|(name, kinds)| *name == setting && kinds.contains(&kind))
}

/// Why a setting does not fit a field: the types that have it. `None` where it fits, or is none.
pub(super) fn misfit(setting: &str, kind: FieldType, typed: bool) -> Option<std::string::String> {
    let (_, kinds) = SETTINGS.iter().find(|(name, kinds)| *name == setting && !kinds.contains(&kind))?;
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    if !typed {
        return Some(format!("`{setting}` needs a `type`: it is a setting of {}", listed(&names)));
    }
    let instead = match (setting, kind) {
        ("min-length" | "min", List) => "; for a list, use `min-items`",
        ("max-length" | "max", List) => "; for a list, use `max-items`",
        ("min", String) => "; for a string, use `min-length`",
        ("max", String) => "; for a string, use `max-length`",
        ("pattern", List) => "; for a list, move it below `items`",
        ("unique", List) => "; for a list, use `unique-items`",
        _ => "",
    };
    Some(format!("`{setting}` is not a setting of {}, only of {}{instead}", kind.phrase(), listed(&names)))
}
