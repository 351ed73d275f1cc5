//! Keywords and forms of other schema languages, with suggestions for the ones of this language.

use crate::document::{Entry, Node};
use crate::schema::FieldType;

use super::Decoder;

/// Types as people write them, and what they are called here.
const TYPES: &[(&str, FieldType)] = &[
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

/// Settings of a field in other words.
pub(super) const SETTINGS: &[(&str, &str)] = &[
    ("choices", "allow"),
    ("const", "allow"),
    ("enum", "allow"),
    ("format", "formats"),
    ("maximum", "max"),
    ("minimum", "min"),
    ("oneOf", "allow"),
    ("one-of", "allow"),
    ("options", "allow"),
    ("properties", "fields"),
    ("regex", "pattern"),
    ("values", "allow"),
];

/// Settings of a collection in other words.
pub(super) const COLLECTION: &[(&str, &str)] = &[
    ("additionalProperties", "additional-fields"),
    ("additional-properties", "additional-fields"),
    ("glob", "files"),
    ("globs", "files"),
    ("include", "files"),
    ("path", "files"),
    ("paths", "files"),
    ("pattern", "files"),
    ("properties", "fields"),
    ("schema", "json-schema"),
];

impl Decoder<'_> {
    /// One word of `type:`.
    pub(super) fn type_word(&mut self, node: &Node<'_>) -> Option<FieldType> {
        let text = node.text().unwrap_or_default();
        let known = FieldType::ALL.into_iter().find(|kind| kind.name() == text);
        if known.is_some() && !node.is_null() {
            return known;
        }
        if text.eq_ignore_ascii_case("enum") || text.eq_ignore_ascii_case("select") {
            self.mistakes
                .add(node.span, format!("`type` cannot be `{text}`"))
                .help("to list the allowed values, write `allow: [one, other]`");
            return None;
        }
        let meant = TYPES.iter().find(|(word, _)| text.eq_ignore_ascii_case(word));
        if let Some((_, kind)) = meant {
            self.mistakes
                .add(node.span, format!("`type` cannot be `{text}`"))
                .help(format!("write `{}`", kind.name()));
            return None;
        }
        let words = FieldType::ALL.map(|kind| (kind.name(), kind));
        self.word("type", node, &words)
    }

    /// `required:` of a field. Where fields are listed, as in JSON Schema, each has to say it for itself.
    pub(super) fn required(&mut self, node: &Node<'_>) -> Option<bool> {
        if let Some([first, ..]) = node.items() {
            let name = first.text().unwrap_or("title");
            self.mistakes
                .wants(node, "required", "`true` or `false`")
                .help(format!("write `{name}: {{ required: true }}` under `fields`"));
            return None;
        }
        self.boolean("required", node)
    }

    /// `required: [title]` of a collection, as JSON Schema has it: here each field says it.
    pub(super) fn listed_required(&mut self, entry: &Entry<'_>) {
        let items = entry.value.items().unwrap_or_default();
        let name = items.first().and_then(Node::text).unwrap_or("title");
        self.mistakes
            .add(entry.key.span, "unknown key `required` in a collection")
            .help(format!("write `{name}: {{ required: true }}` under `fields`"));
    }

    /// `fields:` written as a list.
    pub(super) fn listed_fields(&mut self, node: &Node<'_>) -> bool {
        let Some(items) = node.items() else { return false };
        let name = items.first().and_then(|item| match item.entries() {
            None => item.text(),
            Some(entries) => {
                let named = entries.iter().find(|entry| entry.key.text() == Some("name"));
                named.map_or_else(
                    || entries.first().and_then(|entry| entry.key.text()),
                    |entry| entry.value.text(),
                )
            }
        });
        let name = name.unwrap_or("title");
        self.mistakes
            .wants(node, "fields", "a mapping of names and types")
            .help(format!("write `{name}: string` below it, without a hyphen"));
        true
    }
}
