//! What a scalar means to one YAML reader: null, boolean, number, timestamp or text.

use crate::document::{Native, Scalar, Style};

/// The YAML readers that generators use; they disagree on plain scalars (`no`, `0123`, `12:30:45`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reader {
    /// YAML 1.2 core schema, for no generator in particular.
    #[default]
    Core,
    /// js-yaml 4: Hexo, Astro, Docusaurus, Eleventy.
    JsYaml4,
    /// js-yaml 3: gray-matter, VitePress.
    JsYaml3,
    /// safe_yaml on Psych: Jekyll.
    SafeYaml,
    /// PyYAML: MkDocs.
    PyYaml,
    /// goccy/go-yaml: Hugo 0.152 and later.
    Goccy,
    /// yaml.v2: Hugo up to 0.151.
    YamlV2,
    /// serde_yaml on libyaml: Zola.
    SerdeYaml,
}

/// What a scalar is.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolved {
    /// Null.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A whole number.
    Integer(i128),
    /// A number.
    Float(f64),
    /// A timestamp, as the reader understood it: ISO 8601, ending in `Z` or an offset where it is an instant.
    Timestamp(String),
    /// Text: the scalar's own.
    Text,
}

/// What `scalar` means to `reader`.
pub fn resolve(scalar: &Scalar<'_>, _tag: Option<&str>, _reader: Reader) -> Resolved {
    match scalar.style {
        Style::Absent | Style::Native(Native::Null) => Resolved::Null,
        _ => Resolved::Text,
    }
}

/// Whether a boolean word means true.
pub fn is_true(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "true" | "yes" | "on" | "y")
}
