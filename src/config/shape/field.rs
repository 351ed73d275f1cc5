//! The shape of a field: a type, a list of types, or a map of settings.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::schema::FieldType;
use crate::value::date_format::DateFormat;

use super::super::decode::{Shape, settings};
use super::variants::VariantsShape;
use super::words::{AdditionalShape, one_or_many};

/// A field. Its schema is written by hand, as it may have three forms.
pub(super) struct FieldShape;

impl JsonSchema for FieldShape {
    fn schema_name() -> Cow<'static, str> {
        "Field".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let settings = generator.subschema_for::<SettingsShape>();
        let types = types(generator);
        json_schema!({
            "description": "A field: a type, a list of types, or a mapping of settings.",
            "anyOf": [types, settings, { "type": "null" }],
        })
    }
}

/// `type:` a word, or a list of words of which the first has the settings.
fn types(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<&str> = FieldType::ALL.iter().map(|kind| kind.name()).collect();
    let firsts: Vec<&str> = names.iter().copied().filter(|name| *name != "null").collect();
    json_schema!({ "anyOf": [
        { "enum": firsts },
        {
            "type": "array",
            "minItems": 1,
            "items": [{ "enum": firsts }],
            "additionalItems": { "anyOf": [{ "enum": names }, { "type": "null" }] },
        },
    ] })
}

/// The settings of a field: the rows of the decoder's table.
pub(super) struct SettingsShape;

impl JsonSchema for SettingsShape {
    fn schema_name() -> Cow<'static, str> {
        "Settings".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut properties = Map::new();
        let kind = described(types(generator), "The type. Default: the type of this field in the preset.");
        properties.insert("type".into(), kind);
        for row in settings() {
            let words = sentence(row.meaning);
            properties.insert(row.name.into(), described(value(row.shape, generator), &words));
        }
        let mut schema = json_schema!({
            "description": "The settings of a field.",
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        });
        settings_of_types(&mut schema);
        schema
    }
}

/// A schema with a description. In draft 7 nothing may be beside a reference.
fn described(schema: Schema, words: &str) -> Value {
    let schema = schema.to_value();
    let mut all = Map::from_iter([("description".to_owned(), Value::from(words))]);
    match schema {
        Value::Object(keywords) if !keywords.contains_key("$ref") => all.extend(keywords),
        other => drop(all.insert("allOf".into(), Value::Array(vec![other]))),
    }
    Value::Object(all)
}

/// The meaning of a setting as a sentence, without its links.
fn sentence(meaning: &str) -> String {
    let mut plain = String::with_capacity(meaning.len() + 1);
    let mut rest = meaning;
    while let Some((before, link)) = rest.split_once('[') {
        let Some((name, after)) =
            link.split_once("](").and_then(|(name, to)| Some((name, to.split_once(')')?.1)))
        else {
            break;
        };
        plain.push_str(before);
        plain.push_str(name);
        rest = after;
    }
    plain.push_str(rest);
    let mut letters = plain.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}

/// What may be written as the value of a setting.
fn value(shape: Shape, generator: &mut SchemaGenerator) -> Schema {
    match shape {
        Shape::Flag => json_schema!({ "type": "boolean" }),
        Shape::Words(words) => json_schema!({ "enum": words }),
        Shape::Text => json_schema!({ "type": "string" }),
        Shape::Texts => one_or_many(&json_schema!({ "type": "string" }), 0),
        Shape::Terms => one_or_many(&json_schema!({ "type": ["string", "number", "boolean"] }), 1),
        Shape::Anything => json_schema!({}),
        Shape::Count => json_schema!({ "type": "integer", "minimum": 0 }),
        Shape::Bound => json_schema!({ "type": ["number", "string"] }),
        Shape::Pattern(pattern, None) => json_schema!({ "type": "string", "pattern": pattern }),
        Shape::Pattern(pattern, Some(bound)) => {
            json_schema!({ "type": ["number", "string"], bound: 0, "pattern": pattern })
        }
        Shape::Patterns(pattern) => one_or_many(&json_schema!({ "type": "string", "pattern": pattern }), 0),
        Shape::Formats => formats(),
        Shape::Condition => condition(),
        Shape::Deprecation => deprecation(),
        Shape::Field => generator.subschema_for::<FieldShape>(),
        Shape::Fields => {
            let field = generator.subschema_for::<FieldShape>();
            json_schema!({ "type": ["object", "null"], "additionalProperties": field })
        }
        Shape::Additional => generator.subschema_for::<AdditionalShape>(),
        Shape::Names => names(generator),
        Shape::Variants => generator.subschema_for::<VariantsShape>(),
    }
}

/// Which type has which setting, from the decoder's own table.
fn settings_of_types(schema: &mut Schema) {
    let rows = settings().filter(|row| !row.fits_all());
    let mut conditions: Vec<Value> = rows.map(|row| needs(row.name, row.on)).collect();
    conditions.push(bounds(&["integer", "number"], "number"));
    conditions.push(bounds(&["date"], "string"));
    conditions.push(json!({ "not": { "required": ["allow", "allow-from"] } }));
    conditions.push(json!({ "not": {
        "required": ["only-if", "required"], "properties": { "required": { "const": true } },
    } }));
    let is_reference = json!({ "properties": { "type": { "const": "reference" } }, "required": ["type"] });
    conditions.push(json!({ "if": is_reference, "then": { "required": ["to"] } }));
    schema.insert("allOf".into(), Value::Array(conditions));
}

/// What bounds must be for these types.
fn bounds(kinds: &[&str], bound: &str) -> Value {
    let bound = json!({ "type": bound });
    json!({
        "if": { "properties": { "type": first(kinds) }, "required": ["type"] },
        "then": { "properties": { "min": bound, "max": bound } },
    })
}

/// One of these types, or a list that starts with one.
fn first(names: &[&str]) -> Value {
    json!({ "anyOf": [
        { "enum": names },
        { "type": "array", "items": [{ "enum": names }], "additionalItems": true },
    ] })
}

fn needs(setting: &str, kinds: &[FieldType]) -> Value {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    let fits = first(&names);
    // Where none is written, the field may have one from what it adds to.
    json!({ "if": { "required": [setting] }, "then": { "properties": { "type": fits } } })
}

/// `{ other: value }`, `{ other: [one, two] }`, `{ other: { not: value } }`, or the other field alone.
fn condition() -> Schema {
    let value = json!({ "type": ["string", "number", "boolean", "null"] });
    let values = json!({ "anyOf": [value, { "type": "array", "items": value, "minItems": 1 }] });
    let not = json!({
        "type": "object",
        "description": "None of these values.",
        "properties": { "not": values },
        "required": ["not"],
        "additionalProperties": false,
    });
    json_schema!({ "anyOf": [
        { "type": "string" },
        {
            "type": "object",
            "minProperties": 1,
            "propertyNames": { "not": { "const": "not" } },
            "additionalProperties": { "anyOf": [values, not] },
        },
    ] })
}

/// `[one, other]`, or a list of such lists.
pub(super) fn names(_: &mut SchemaGenerator) -> Schema {
    let list = json!({
        "type": "array", "items": { "type": ["string", "number", "boolean"] }, "minItems": 2, "uniqueItems": true,
    });
    json_schema!({ "anyOf": [list, { "type": "array", "items": list, "minItems": 1 }] })
}

fn deprecation() -> Schema {
    let instead = json!({ "use": { "type": "string", "description": "The field to use instead." } });
    json_schema!({ "anyOf": [
        { "type": "boolean" },
        { "type": "object", "properties": instead, "required": ["use"], "additionalProperties": false },
    ] })
}

fn formats() -> Schema {
    let pattern = json!({ "type": "string", "pattern": "%", "description": "A strftime pattern." });
    let item = json_schema!({ "anyOf": [{ "enum": DateFormat::SPELLINGS.map(|(name, _)| name) }, pattern] });
    one_or_many(&item, 0)
}
