//! What a type of Zod takes, as a JSON Schema, and what its methods change.

use serde_json::{Map, Value, json};

use crate::generators::program::parts;

/// A type.
#[derive(Clone, Debug)]
pub(super) struct Type {
    /// Which values it takes.
    pub(super) schema: Value,
    /// Whether there must be one.
    pub(super) is_required: bool,
}

impl Type {
    pub(super) const fn of(schema: Value) -> Self {
        Self { schema, is_required: true }
    }

    /// One of which nothing is known.
    pub(super) fn unknown() -> Self {
        Self { schema: json!({}), is_required: false }
    }

    pub(super) fn or_null(&mut self) {
        self.schema = json!({ "anyOf": [self.schema, { "type": "null" }] });
    }

    fn is_of(&self, name: &str) -> bool {
        self.schema.get("type").is_some_and(|kind| kind == name)
    }
}

/// The least or the greatest length or number, if it is written there.
pub(super) fn bound(found: &mut Type, method: &str, arguments: &str) {
    let Some(Ok(bound)) = parts(arguments).first().map(|one| one.parse::<u32>()) else { return };
    let is_least = method == "min";
    let key = match () {
        () if found.is_of("string") => ["maxLength", "minLength"],
        () if found.is_of("array") => ["maxItems", "minItems"],
        () if found.is_of("number") || found.is_of("integer") => ["maximum", "minimum"],
        () => return,
    };
    if let Some(schema) = found.schema.as_object_mut() {
        schema.insert(key[usize::from(is_least)].to_owned(), bound.into());
    }
}

/// One of several types.
pub(super) fn either(choices: Vec<Type>) -> Type {
    let is_required = choices.iter().all(|choice| choice.is_required);
    let is_any = choices.iter().any(|choice| choice.schema.as_object().is_none_or(Map::is_empty));
    let schemas: Vec<Value> = choices.into_iter().map(|choice| choice.schema).collect();
    Type { schema: if is_any { json!({}) } else { json!({ "anyOf": schemas }) }, is_required }
}

/// Adds the fields of an object to those of another one, which they replace.
pub(super) fn extend(schema: &mut Value, more: &Value) -> Option<()> {
    let names: Vec<String> = more.get("properties")?.as_object()?.keys().cloned().collect();
    let properties = schema.get_mut("properties")?.as_object_mut()?;
    for name in &names {
        properties.insert(name.clone(), more.get("properties")?.get(name)?.clone());
    }
    let required = schema.get_mut("required")?.as_array_mut()?;
    required.retain(|known| !names.iter().any(|name| known == name));
    required.extend(more.get("required")?.as_array()?.iter().cloned());
    Some(())
}

pub(super) fn with(mut schema: Value, key: &str, value: Option<&str>) -> Value {
    if let (Some(schema), Some(value)) = (schema.as_object_mut(), value) {
        schema.insert(key.to_owned(), value.into());
    }
    schema
}
