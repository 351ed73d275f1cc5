//! Words of other schema languages, and what to write here instead of them.

use crate::schema::FieldType;

use super::super::table::Instead;
use Instead::{Key, Say};

/// Types as people write them, and what they are called here.
pub(super) const TYPES: &[(&str, FieldType)] = &[
    ("arr", FieldType::List),
    ("array", FieldType::List),
    ("bool", FieldType::Boolean),
    ("checkbox", FieldType::Boolean),
    ("date-time", FieldType::Date),
    ("datetime", FieldType::Date),
    ("dict", FieldType::Map),
    ("double", FieldType::Number),
    ("file", FieldType::String),
    ("float", FieldType::Number),
    ("hash", FieldType::Map),
    ("href", FieldType::Url),
    ("img", FieldType::Image),
    ("int", FieldType::Integer),
    ("link", FieldType::Url),
    ("mapping", FieldType::Map),
    ("markdown", FieldType::String),
    ("multitext", FieldType::List),
    ("num", FieldType::Number),
    ("obj", FieldType::Map),
    ("object", FieldType::Map),
    ("picture", FieldType::Image),
    ("ref", FieldType::Reference),
    ("relation", FieldType::Reference),
    ("sequence", FieldType::List),
    ("slug", FieldType::String),
    ("str", FieldType::String),
    ("table", FieldType::Map),
    ("tags", FieldType::List),
    ("text", FieldType::String),
    ("time", FieldType::Date),
    ("timestamp", FieldType::Date),
    ("uri", FieldType::Url),
];

/// A key of a collection beside `collections`.
const COLLECTION_KEY: &str =
    "move it into a collection, such as `pages: { files: [\"**\"] }` below `collections`";

/// `required:` and `fields:` beside `collections`.
const FIELDS_KEY: &str = "write it below a collection: `collections: { pages: { files: [\"**\"], fields: { title: { required: true } } } }`";

/// The contrary of `required`.
const OPTIONAL: &str = "remove it: a field is optional unless it has `required: true`";

/// Settings of a field in other words.
pub(super) const SETTINGS: &[(&str, Instead)] = &[
    ("additionalProperties", Key("additional-fields")),
    ("between", Say("write `min` and `max`")),
    ("choices", Key("allow")),
    ("comment", Key("description")),
    ("const", Key("allow")),
    ("element", Key("items")),
    ("enum", Key("allow")),
    ("format", Key("formats")),
    ("help", Key("description")),
    ("hint", Key("description")),
    ("items-type", Key("items")),
    ("length", Say("write `min-length` and `max-length`")),
    ("level", Key("severity")),
    ("maximum", Key("max")),
    ("message", Key("pattern-message")),
    ("minimum", Key("min")),
    ("multiple", Say("write `type: list`, with the settings of an item below `items`")),
    ("nullable", Say("write `null` as a second type, such as `type: [string, null]`")),
    ("of", Key("items")),
    ("one-of", Key("allow")),
    ("oneOf", Key("allow")),
    ("optional", Say(OPTIONAL)),
    ("options", Key("allow")),
    ("past", Say("write `future: deny`")),
    ("properties", Key("fields")),
    ("range", Say("write `min` and `max`")),
    ("regex", Key("pattern")),
    ("required-when", Key("required-if")),
    ("values", Key("allow")),
    ("when", Key("only-if")),
];

/// Settings of a collection in other words.
pub(super) const COLLECTION: &[(&str, Instead)] = &[
    ("additional-properties", Key("additional-fields")),
    ("additionalProperties", Key("additional-fields")),
    ("any-of", Key("at-least-one-of")),
    ("anyOf", Key("at-least-one-of")),
    ("exclude", Say("write `exclude` beside `collections`, or an earlier collection that has these pages")),
    ("folder", Key("files")),
    ("glob", Key("files")),
    ("globs", Key("files")),
    ("ignore", Say("write `exclude` beside `collections`, or an earlier collection that has these pages")),
    ("include", Key("files")),
    ("match", Key("files")),
    ("name", Say("the name of a collection is its key")),
    ("one-of", Key("exactly-one-of")),
    ("oneOf", Key("exactly-one-of")),
    ("path", Key("files")),
    ("paths", Key("files")),
    ("pattern", Key("files")),
    ("properties", Key("fields")),
    ("rules", Say("write `overrides` beside `collections`, with the same `files` and these `rules`")),
    ("schema", Key("json-schema")),
    ("strict", Say("write `additional-fields: deny`")),
];

/// Keys of the whole configuration in other words, or of a collection.
pub(super) const CONFIGURATION: &[(&str, Instead)] = &[
    ("$schema", Say("write it as a comment in the first line: `# yaml-language-server: $schema=…`")),
    ("additional-fields", Say(COLLECTION_KEY)),
    ("disable", Say("write `off` for each of the rules below `rules`")),
    ("fields", Say(FIELDS_KEY)),
    ("files", Say(COLLECTION_KEY)),
    ("front-matter", Say(COLLECTION_KEY)),
    ("generator", Key("preset")),
    ("ignore", Key("exclude")),
    ("ignores", Key("exclude")),
    ("include", Say("write the globs as `files` of a collection")),
    ("json-schema", Say(COLLECTION_KEY)),
    ("override", Key("overrides")),
    ("properties", Say(FIELDS_KEY)),
    ("required", Say(FIELDS_KEY)),
    ("root", Key("roots")),
    ("schema", Say(COLLECTION_KEY)),
    ("severity", Key("rules")),
    ("variants", Say(COLLECTION_KEY)),
    (
        "version",
        Say(
            "remove it: the configuration has no version, and `preset: hugo@0.111` has that of the generator",
        ),
    ),
];

/// Settings of an override in other words, or of a collection.
pub(super) const OVERRIDE: &[(&str, Instead)] = &[
    ("fields", Say("fields belong to collections: write a collection with these `files` before the others")),
    ("folder", Key("files")),
    ("glob", Key("files")),
    ("globs", Key("files")),
    ("include", Key("files")),
    (
        "json-schema",
        Say("schemas belong to collections: write a collection with these `files` before the others"),
    ),
    ("match", Key("files")),
    ("path", Key("files")),
    ("paths", Key("files")),
    ("pattern", Key("files")),
    (
        "required",
        Say("fields belong to collections: write a collection with these `files` before the others"),
    ),
];

/// Levels of rules in other words.
pub(super) const LEVELS: &[(&str, &str)] = &[
    ("0", "write `off`"),
    ("1", "write `warn`"),
    ("2", "write `error`"),
    ("disable", "write `off`"),
    ("disabled", "write `off`"),
    ("false", "write `off`"),
    ("fatal", "write `error`"),
    ("hint", "write `warn`"),
    ("ignore", "write `off`"),
    ("info", "write `warn`"),
    ("never", "write `off`"),
    ("none", "write `off`"),
    ("note", "write `warn`"),
    ("notice", "write `warn`"),
    ("on", "write `warn` or `error`"),
    ("true", "write `warn` or `error`"),
    ("warning", "write `warn`"),
];

/// Booleans where a word is needed.
const WORDS: &[(&str, &str, &str)] = &[
    ("additional-fields", "false", "write `deny`, or `warn`"),
    ("additional-fields", "true", "write `allow`"),
    ("front-matter", "false", "write `optional`, or `forbidden`"),
    ("front-matter", "true", "write `required`"),
    ("timezone", "true", "write `required`"),
    ("timezone", "false", "write `optional`"),
    ("future", "true", "write `allow`"),
    ("future", "false", "write `deny`"),
    ("item-case", "lowercase", "write `lower`"),
    ("item-case", "uppercase", "write `upper`"),
    ("item-case", "kebab-case", "write `kebab`"),
    ("project-schema", "false", "write `off`"),
    ("project-schema", "true", "write `on`"),
];

/// What to write instead of a word that a setting does not have.
pub(super) fn word(key: &str, text: &str) -> Option<&'static str> {
    WORDS.iter().find(|(of, word, _)| *of == key && *word == text).map(|(_, _, help)| *help)
}

/// What to write instead of a boolean in other words.
pub(super) fn boolean(text: &str) -> Option<&'static str> {
    match &*text.to_ascii_lowercase() {
        "yes" | "y" | "on" | "1" | "always" => Some("write `true`"),
        "no" | "n" | "off" | "0" | "never" => Some("write `false`"),
        "true" | "false" => Some("write it in lower case, without quotes"),
        _ => None,
    }
}
