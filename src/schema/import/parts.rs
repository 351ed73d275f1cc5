//! What the importers of several tools share.

use std::sync::Arc;

use serde_json::Value;

use crate::schema::{Field, FieldType, Kind, ListSpec, NumberSpec, Origin, Pattern, StringSpec, Vocabulary};

use super::SchemaSource;

/// A field of that name and kind, known from a schema.
pub(super) fn field(name: &str, kind: Kind, source: &Arc<SchemaSource>) -> Field {
    Field { from: Some(Arc::clone(source)), ..Field::new(name, kind, Origin::Configured) }
}

/// Text, as editors take it: a number or a date without quotes is one too.
pub(super) fn text(name: &str, source: &Arc<SchemaSource>) -> Field {
    let also = vec![FieldType::Integer, FieldType::Number, FieldType::Boolean, FieldType::Date];
    Field { also, ..field(name, Kind::String(StringSpec::default()), source) }
}

/// A list of such items, or one item by itself.
pub(super) fn list(name: &str, items: Field, source: &Arc<SchemaSource>) -> Field {
    let spec = ListSpec { scalar_is_fine: true, ..ListSpec::of(items) };
    field(name, Kind::List(Box::new(spec)), source)
}

/// A number between two others.
pub(super) fn number(name: &str, is_whole: bool, settings: &Value, source: &Arc<SchemaSource>) -> Field {
    let bound = |key: &str| settings.get(key).and_then(Value::as_f64);
    let spec = NumberSpec { min: bound("min"), max: bound("max") };
    field(name, if is_whole { Kind::Integer(spec) } else { Kind::Number(spec) }, source)
}

/// The values of `options`: scalars, or maps with a `value`; `None` if one is something else.
pub(super) fn vocabulary(options: Option<&Value>) -> Option<Vocabulary> {
    let options = options?.as_array().filter(|options| !options.is_empty())?;
    let terms: Option<Vec<Box<str>>> = options.iter().map(term).collect();
    Some(Vocabulary::new(terms?, None))
}

fn term(option: &Value) -> Option<Box<str>> {
    match option {
        Value::String(text) => Some(text.as_str().into()),
        Value::Number(_) | Value::Bool(_) => Some(option.to_string().into()),
        Value::Object(map) => {
            map.get("value").or_else(|| map.get("id")).filter(|value| !value.is_object()).and_then(term)
        }
        Value::Null | Value::Array(_) => None,
    }
}

/// A pattern, where this program can run it.
pub(super) fn pattern(text: &str) -> Option<Pattern> {
    Pattern::of_script(text)
}

/// The text under a key.
pub(super) fn word<'v>(settings: &'v Value, key: &str) -> Option<&'v str> {
    settings.get(key).and_then(Value::as_str)
}

/// The flag under a key.
pub(super) fn flag(settings: &Value, key: &str) -> Option<bool> {
    settings.get(key).and_then(Value::as_bool)
}

/// A path as a glob that matches it alone.
pub(super) fn literal(path: &str) -> String {
    let mut glob = String::with_capacity(path.len());
    for letter in path.chars() {
        match letter {
            '*' | '?' | '[' | ']' | '{' | '}' | '!' => glob.extend(["[", &letter.to_string(), "]"]),
            _ => glob.push(letter),
        }
    }
    glob
}

/// A folder's path without what is around it; `None` if it leads out of the project.
pub(super) fn folder(path: &str) -> Option<&str> {
    let path = path.trim_start_matches("./").trim_matches('/');
    (!path.split('/').any(|part| part == ".." || part.contains(['*', '{', '\\']))).then_some(path)
}
