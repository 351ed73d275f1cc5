//! A schema as JSON Schema (2020-12), for other tools: what it says is what masthead checks. What JSON Schema has no
//! words for (the order of two fields, other pages, today) is named in a `$comment`, and such values pass.

mod addresses;
mod dates;
mod draft7;
mod kind;
mod patterns;
mod relations;

use serde_json::{Map, Value, json};

pub use draft7::{About, draft7};

use super::{Additional, Field, FieldType, Kind, Schema};

/// The fields of a collection as a JSON Schema.
pub fn json_schema(schema: &Schema, title: &str) -> Value {
    let mut document = json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": title });
    if let Some(document) = document.as_object_mut() {
        document.extend(object(schema));
    }
    document
}

/// A mapping with fields: where one of them decides between shapes, the first case whose value it has.
fn object(schema: &Schema) -> Map<String, Value> {
    let Some(variants) = &schema.variants else { return plain(schema) };
    let mut whole = plain(&variants.others);
    for (value, case) in variants.cases.iter().rev() {
        let is =
            json!({ "properties": { &*variants.by: { "enum": same(value) } }, "required": [variants.by] });
        let other = std::mem::take(&mut whole);
        whole.insert("if".into(), is);
        whole.insert("then".into(), plain(case).into());
        whole.insert("else".into(), other.into());
    }
    whole
}

/// A mapping with fields, and nothing that decides between shapes.
fn plain(schema: &Schema) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("type".into(), "object".into());
    let properties: Map<String, Value> =
        schema.fields.iter().map(|field| (field.name.to_string(), property(field))).collect();
    let required: Vec<&str> =
        schema.fields.iter().filter(|field| field.required).map(|field| &*field.name).collect();
    object.insert("properties".into(), properties.into());
    if !required.is_empty() {
        object.insert("required".into(), required.into());
    }
    if schema.additional == Additional::Deny {
        object.insert("additionalProperties".into(), false.into());
    }
    let mut conditions: Vec<Value> = schema.fields.iter().flat_map(relations::of_field).collect();
    conditions.extend(schema.choices.iter().map(relations::choice));
    if !conditions.is_empty() {
        object.insert("allOf".into(), conditions.into());
    }
    object
}

/// What one field may contain. Nothing may always be written, except where a value is required.
fn property(field: &Field) -> Value {
    let mut shape = kind::shape(field);
    let mut others: Vec<FieldType> = field.also.clone();
    if matches!(field.kind, Kind::Any) && field.allow.is_some() {
        // Terms are texts; what contains several is judged by what is in it.
        others.extend([FieldType::List, FieldType::Map]);
    }
    if !field.required {
        others.push(FieldType::Null);
    }
    let mut whole = Map::new();
    if let Some(description) = &field.description {
        whole.insert("description".into(), (**description).into());
    }
    if field.deprecated.is_some() {
        whole.insert("deprecated".into(), true.into());
    }
    if let Some(default) = field.default.as_deref().and_then(|text| serde_yaml::from_str::<Value>(text).ok())
    {
        whole.insert("default".into(), default);
    }
    let unsaid = kind::unsaid(field);
    if !unsaid.is_empty() {
        let comment = format!("not converted: {}", unsaid.join(", "));
        whole.insert("$comment".into(), comment.into());
    }
    let only_type = shape.len() == 1 && shape.contains_key("type");
    let mut others: Vec<Value> =
        others.iter().filter_map(|other| kind::type_word(*other)).map(Into::into).collect();
    others.dedup();
    if shape.is_empty() {
        return Value::Object(whole);
    }
    let mut branches: Vec<Value> = kind::blank(field).into_iter().collect();
    if !branches.is_empty() {
        others.retain(|word| word != "null");
    }
    if others.is_empty() && branches.is_empty() {
        whole.append(&mut shape);
    } else if only_type && branches.is_empty() {
        others.splice(0..0, shape.remove("type"));
        whole.insert("type".into(), others.into());
    } else {
        if !others.is_empty() {
            branches.insert(0, json!({ "type": others }));
        }
        branches.insert(0, Value::Object(shape));
        whole.insert("anyOf".into(), branches.into());
    }
    Value::Object(whole)
}

/// A term as the JSON values that are written like it: `5` is also the number.
fn same(term: &str) -> Vec<Value> {
    let mut values = vec![Value::from(term)];
    if let Ok(other @ (Value::Number(_) | Value::Bool(_))) = serde_json::from_str(term) {
        values.push(other);
    }
    values
}

/// What a list may contain.
fn items(field: &Field, nested: bool) -> Value {
    let mut item = Value::Object(kind::shape(field));
    if !field.also.is_empty() && !matches!(field.kind, Kind::Any) {
        let others: Vec<&str> = field.also.iter().filter_map(|other| kind::type_word(*other)).collect();
        item = json!({ "anyOf": [item, { "type": others }] });
    }
    if let Some(comment) = Some(kind::unsaid(field)).filter(|unsaid| !unsaid.is_empty()) {
        item["$comment"] = format!("not converted: {}", comment.join(", ")).into();
    }
    if nested && matches!(field.kind, Kind::Any | Kind::String(_)) {
        let list = json!({ "type": "array", "items": item });
        item = json!({ "anyOf": [item, list] });
    }
    item
}
