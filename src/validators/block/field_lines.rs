//! Lines of a page that may be meant as fields, read one by one and without a parser.

use crate::document::Syntax;

/// Fields that are common in front matter and hardly ever start a line of prose in lower case.
pub(super) const FIELDS: [&str; 14] = [
    "aliases",
    "author",
    "categories",
    "date",
    "description",
    "draft",
    "layout",
    "permalink",
    "published",
    "slug",
    "tags",
    "title",
    "updated",
    "weight",
];

/// The delimiter of a block.
pub(super) const fn fence(syntax: Syntax) -> &'static str {
    if matches!(syntax, Syntax::Toml) { "+++" } else { "---" }
}

/// Whether a line may be one of a block: a field, an item or a table, or indented.
pub(super) fn is_entry(line: &str, syntax: Syntax) -> bool {
    let starts = if syntax == Syntax::Toml { ["[", "  "] } else { ["- ", "  "] };
    key_of(line, syntax).is_some()
        || starts.iter().any(|start| line.starts_with(start)) && !line.trim().is_empty()
}

/// The known field of a line, with its value.
pub(super) fn field_of(line: &str, syntax: Syntax) -> Option<(&str, &str)> {
    key_of(line, syntax).filter(|(key, _)| FIELDS.contains(key))
}

/// The key and the value of `key: value`, or of `key = value`.
pub(super) fn key_of(line: &str, syntax: Syntax) -> Option<(&str, &str)> {
    let (key, value) = match syntax {
        Syntax::Toml => line.split_once('=').map(|(key, value)| (key.trim_end(), value))?,
        _ => line.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with(' '))?,
    };
    let is_key =
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    is_key.then_some((key, value.trim()))
}

/// Whether the value is written as data, or the field is one whose value is never a sentence.
pub(super) fn has_data((name, value): (&str, &str)) -> bool {
    // `tags: #sea #moon` are tags in the text.
    value.starts_with(['[', '"', '\''])
        || !value.starts_with('#') && !matches!(name, "title" | "description" | "author" | "date" | "weight")
}
