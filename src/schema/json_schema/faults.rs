//! Messages about an invalid schema, for its author.

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{ReferencingError, ValidationError};

use super::phrases::listed;

/// The fault as a sentence; `it …` where it is about the schema as a whole.
pub(super) fn of(error: &ValidationError<'_>) -> String {
    match error.kind() {
        Kind::Referencing(ReferencingError::Unretrievable { source, .. }) => source.to_string(),
        Kind::Referencing(ReferencingError::PointerToNowhere { pointer }) => {
            format!("there is nothing at `{}`", below_home(pointer))
        }
        Kind::Referencing(ReferencingError::NoSuchAnchor { anchor }) => {
            format!("there is nothing at `#{anchor}`")
        }
        Kind::Referencing(ReferencingError::UnknownSpecification { specification }) => format!(
            "unknown draft of JSON Schema: `{}`; the newest is \
             `https://json-schema.org/draft/2020-12/schema`",
            specification.trim_end_matches('#')
        ),
        Kind::Referencing(other) => format!("it is not a valid JSON Schema: {other}"),
        _ => format!("it is not a valid JSON Schema: {}", innermost(error)),
    }
}

/// Schemas are named by their place below the folder.
fn below_home(uri: &str) -> &str {
    uri.strip_prefix(super::retrieve::HOME).unwrap_or(uri)
}

/// Of the forms that a keyword may have, all fail; the first is what people mean.
fn innermost(error: &ValidationError<'_>) -> String {
    let place = error.instance_path().as_str();
    let what = match error.kind() {
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            if let Some(first) = context.first().and_then(|shape| shape.first()) {
                return innermost(first);
            }
            error.to_string()
        }
        Kind::Enum { options } => {
            let words = options.as_array().map(Vec::as_slice).unwrap_or_default();
            let words: Vec<String> =
                words.iter().map(|word| format!("`{}`", word.as_str().unwrap_or("…"))).collect();
            format!("must be {}", listed(&words, "or"))
        }
        Kind::Format { format } if format == "regex" => {
            let pattern = error.instance().as_str().unwrap_or_default();
            let advice =
                if pattern.contains("\\k<") { "; write the back-reference as a number, `\\1`" } else { "" };
            return format!("`{pattern}` is not a regular expression{advice}");
        }
        _ => error.to_string(),
    };
    if place.is_empty() { what } else { format!("at `{place}`, {what}") }
}
