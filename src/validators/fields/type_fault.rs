//! How bad a value is that does not have the type of its field: the generator may read it anyway.

use crate::diagnostic::Severity;
use crate::generators::{Quoted, Taken};
use crate::schema::{FieldType, Origin};
use crate::validators::FieldCx;
use crate::validators::dates::reading;
use crate::validators::fields::strict;

/// The severity; `None` if it is fine, or if nobody minds.
pub(crate) fn severity(cx: &FieldCx<'_>, expected: FieldType, found: FieldType) -> Option<Severity> {
    let text = cx.node.text().unwrap_or_default();
    Some(match (cx.field.origin, expected) {
        (Origin::Configured, _) => Severity::Error,
        _ if cx.field.is_strict => Severity::Error,
        (_, FieldType::String) => return strict::harm(cx),
        // An empty string states nothing, unless a schema refuses it.
        (Origin::Preset, FieldType::Boolean) if cx.node.text() == Some("") && strict::is_unread(cx) => {
            return None;
        }
        (Origin::Preset, _) if strict::is_read_elsewhere(cx) || strict::is_blank_to_generator(cx) => {
            return None;
        }
        // The generator reads it as the flag or number that it states.
        (Origin::Preset, FieldType::Boolean | FieldType::Number) if strict::is_taken(cx) => return None,
        (Origin::Preset, FieldType::Integer) if found == FieldType::String && strict::is_taken(cx) => {
            return None;
        }
        (Origin::Preset, FieldType::Boolean) if strict::fails_as_flag(cx) => Severity::Error,
        (_, FieldType::Boolean)
            if cx.path.depth() == 1 && strict::is_wanted_flag(cx.page, &cx.field.name) =>
        {
            Severity::Error
        }
        (_, FieldType::Boolean) if found == FieldType::String && boolean(text).is_some() => {
            return quoted_boolean(cx);
        }
        // The schema of a collection has it as `z.boolean()`.
        (Origin::Assumed, FieldType::Boolean) if cx.page.dialect.generator.facts().types_are_of_site => {
            Severity::Warning
        }
        (Origin::Assumed, FieldType::Date)
            if matches!(reading::taken(cx), Some(Taken::Stops | Taken::Dropped(_))) =>
        {
            Severity::Warning
        }
        (Origin::Assumed, _) => return None,
        (Origin::Preset, FieldType::Boolean) => Severity::Warning,
        (Origin::Preset, _) => Severity::Error,
    })
}

/// A boolean in quotes: Docusaurus still accepts it in the fields that it checks.
fn quoted_boolean(cx: &FieldCx<'_>) -> Option<Severity> {
    let is_own = cx.field.origin == Origin::Preset;
    match cx.page.dialect.generator.facts().flags.quoted {
        Quoted::Read if is_own && reads_quoted(cx) => None,
        Quoted::Fails => Some(Severity::Error),
        // Any string is true: `'true'` does what it says.
        Quoted::True if boolean(cx.node.text().unwrap_or_default()) == Some("false") => Some(Severity::Error),
        Quoted::Read | Quoted::True | Quoted::Text => Some(Severity::Warning),
    }
}

/// Whether the text is a boolean in any letter case.
fn reads_quoted(cx: &FieldCx<'_>) -> bool {
    cx.node.text().is_some_and(|text| text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false"))
}

/// The boolean that a word says.
pub(crate) fn boolean(text: &str) -> Option<&'static str> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some("true"),
        "false" | "no" | "off" => Some("false"),
        _ => None,
    }
}
