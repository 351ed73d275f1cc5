//! Keys: those that are required and missing first, each with the skeleton of its value.

use crate::document::Syntax;
use crate::schema::{Field, Kind, Origin};

use super::super::hover::description_of;
use super::{Asked, Completion, CompletionKind, schema_at};

/// The keys that the mapping does not have yet.
pub(super) fn of(asked: &Asked<'_>) -> Vec<Completion> {
    let Some(schema) = schema_at(&asked.policy.schema, &asked.cursor.way) else { return Vec::new() };
    let typed_is_key = |name: &str| asked.cursor.present.iter().any(|key| key == name);
    // Names that only suggest a type are not recommendations.
    let is_offered = |field: &&Field| field.origin != Origin::Assumed && !typed_is_key(&field.name);
    let mut fields: Vec<&Field> = schema.fields.iter().filter(is_offered).collect();
    // Which case applies is not known while a page is written: fields of all cases come after those of every page.
    for field in schema.forms().flat_map(|form| &form.fields).filter(is_offered) {
        if !fields.iter().any(|known| known.name == field.name) {
            fields.push(field);
        }
    }
    fields.sort_by_key(|field| (rank(field), field.deprecated.is_some()));
    fields.into_iter().map(|field| completion(asked, field)).collect()
}

fn rank(field: &Field) -> u8 {
    match field.origin {
        _ if field.required => 0,
        Origin::Configured => 1,
        Origin::Preset | Origin::Assumed => 2,
    }
}

fn completion(asked: &Asked<'_>, field: &Field) -> Completion {
    let required = if field.required { ", required" } else { "" };
    let (text, snippet) = if asked.cursor.has_rest {
        (field.name.to_string(), None)
    } else {
        let skeleton = skeleton(asked, field);
        let text = format!("{}{}", before_value(asked, field), without_places(&skeleton));
        (text, Some(format!("{}{skeleton}", literal(&before_value(asked, field)))))
    };
    Completion {
        label: field.name.to_string(),
        kind: CompletionKind::Key,
        detail: Some(format!("{}{required}", field.kind.field_type().name())),
        description: description_of(field, asked.cursor.way.is_empty(), asked.policy).map(ToOwned::to_owned),
        span: asked.cursor.typed,
        text,
        snippet,
        is_deprecated: field.deprecated.is_some(),
    }
}

/// A text in a snippet, where some characters begin a place to fill in or the name of a variable, such as the clipboard.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

/// The key with what is between it and its value.
fn before_value(asked: &Asked<'_>, field: &Field) -> String {
    let name = &field.name;
    match asked.cursor.syntax {
        Syntax::Yaml | Syntax::Headers => format!("{name}:"),
        Syntax::Toml => format!("{name} = "),
        Syntax::Json if asked.cursor.quote.is_some() => format!("{name}\": "),
        Syntax::Json => format!("\"{name}\": "),
    }
}

/// The shape of the value, with places to fill in.
fn skeleton(asked: &Asked<'_>, field: &Field) -> String {
    let indent = " ".repeat(asked.cursor.indent + 2);
    let blank = if asked.cursor.syntax == Syntax::Yaml { " " } else { "" };
    match (&field.kind, asked.cursor.syntax) {
        (Kind::List(list), Syntax::Yaml) if matches!(list.items.kind, Kind::Map(_)) => {
            format!("\n{indent}- $0")
        }
        (Kind::List(_), _) => format!("{blank}[$0]"),
        (Kind::Map(schema), Syntax::Yaml) => {
            let is_plain = |field: &&Field| literal(&field.name) == *field.name;
            let required: Vec<&Field> =
                schema.fields.iter().filter(|field| field.required).filter(is_plain).collect();
            let lines = required
                .iter()
                .enumerate()
                .map(|(at, field)| format!("\n{indent}{}: ${}", field.name, at + 1));
            let lines: String = lines.collect();
            if lines.is_empty() { format!("\n{indent}$0") } else { lines }
        }
        (Kind::Map(_), _) => "{ $0 }".to_owned(),
        (Kind::Boolean, _) => {
            let default = field.default.as_deref();
            format!("{blank}${{1|{}|}}", if default == Some("false") { "true,false" } else { "false,true" })
        }
        (Kind::Integer(_) | Kind::Number(_) | Kind::Any, _) | (_, Syntax::Yaml) => format!("{blank}$0"),
        _ => "\"$0\"".to_owned(),
    }
}

/// The same as plain text.
fn without_places(skeleton: &str) -> String {
    let mut text = String::new();
    let mut rest = skeleton;
    while let Some((before, after)) = rest.split_once('$') {
        text.push_str(before);
        rest = match after.strip_prefix('{') {
            // A choice: nothing is chosen yet.
            Some(choice) => choice.split_once('}').map_or("", |(_, rest)| rest),
            None => after.trim_start_matches(|digit: char| digit.is_ascii_digit()),
        };
    }
    text + rest
}
