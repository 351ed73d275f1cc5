//! A JSON Schema made from types of a program (Zod): its objects become fields.

use std::sync::Arc;

use serde_json::Value;

use crate::schema::{DateSpec, Field, FieldType, Kind, ListSpec, NumberSpec, Schema, StringSpec, Vocabulary};

use super::SchemaSource;
use super::parts::{field, pattern, word};

/// Schemas may lead back to themselves.
const DEPTH: usize = 12;

/// One schema that is being read.
pub(super) struct Reader<'r> {
    root: &'r Value,
    pub(super) source: &'r Arc<SchemaSource>,
    pub(super) unsaid: &'r mut Vec<String>,
}

/// The fields of the object that the schema describes; none if it describes something else.
pub(super) fn fields(root: &Value, source: &Arc<SchemaSource>, unsaid: &mut Vec<String>) -> Vec<Field> {
    let mut reader = Reader { root, source, unsaid };
    let object = reader.resolve(root);
    if object.get("properties").is_none() {
        reader.unsaid.push("a choice between several shapes".to_owned());
    }
    reader.object(object, DEPTH)
}

impl<'r> Reader<'r> {
    /// Follows references within the file.
    pub(super) fn resolve(&self, schema: &'r Value) -> &'r Value {
        let mut at = schema;
        for _ in 0..DEPTH {
            match word(at, "$ref").and_then(|it| self.root.pointer(it.strip_prefix('#')?)) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    fn object(&mut self, schema: &'r Value, depth: usize) -> Vec<Field> {
        let required =
            schema.get("required").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        let mut fields = Vec::new();
        for (name, property) in properties.filter(|(name, _)| *name != "$schema") {
            let mut found = self.one(name, property, depth);
            found.required = required.iter().any(|it| it == name);
            fields.push(found);
        }
        fields
    }

    pub(super) fn one(&mut self, name: &str, schema: &'r Value, depth: usize) -> Field {
        let schema = self.resolve(schema);
        let mut found = self.kind(name, schema, depth);
        found.description = word(schema, "description").map(Into::into);
        if schema.get("deprecated").and_then(Value::as_bool) == Some(true) {
            found.deprecated = Some(crate::schema::Deprecated { instead: None });
        }
        found
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each type")]
    pub(super) fn kind(&mut self, name: &str, schema: &'r Value, depth: usize) -> Field {
        let source = self.source;
        // What may be anything may be nothing.
        let any = || Field { also: vec![FieldType::Null], ..field(name, Kind::Any, source) };
        if depth == 0 {
            return any();
        }
        if let Some(choices) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array) {
            return self.choice(name, choices, depth);
        }
        if let Some(allow) = constants(schema) {
            let kind = of_constants(word(schema, "type"));
            return Field { allow: Some(allow), ..field(name, kind, source) };
        }
        let types: Vec<&str> = match schema.get("type") {
            Some(Value::String(only)) => vec![only],
            Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let Some((first, others)) = types.split_first() else {
            if schema
                .get("allOf")
                .or_else(|| schema.get("not"))
                .is_some_and(|it| !it.is_null() && it.as_object().is_none_or(|it| !it.is_empty()))
            {
                self.unsaid.push(format!("`{name}`: several schemas together"));
            }
            return any();
        };
        let also = others.iter().filter_map(|other| field_type(other)).collect();
        let number = |key: &str| schema.get(key).and_then(Value::as_f64);
        let count =
            |key: &str| schema.get(key).and_then(Value::as_u64).and_then(|it| usize::try_from(it).ok());
        let kind = match *first {
            // With a pattern it is text that looks like a date.
            "string"
                if matches!(word(schema, "format"), Some("date" | "date-time"))
                    && schema.get("pattern").is_none() =>
            {
                Kind::Date(DateSpec::default())
            }
            "string" => {
                Kind::String(StringSpec { min_length: count("minLength"), max_length: count("maxLength") })
            }
            "integer" => {
                let above = number("exclusiveMinimum").map(|bound| bound.floor() + 1.0);
                let below = number("exclusiveMaximum").map(|bound| bound.ceil() - 1.0);
                let (min, max) = (number("minimum").or(above), number("maximum").or(below));
                Kind::Integer(NumberSpec { min, max })
            }
            "number" => {
                if number("exclusiveMinimum").or_else(|| number("exclusiveMaximum")).is_some() {
                    self.unsaid.push(format!("`{name}`: a bound that is excluded itself"));
                }
                Kind::Number(NumberSpec { min: number("minimum"), max: number("maximum") })
            }
            "boolean" => Kind::Boolean,
            "array" => {
                if schema.get("prefixItems").is_some() {
                    self.unsaid.push(format!("`{name}`: a type for each place in the list"));
                }
                let items = match schema.get("items") {
                    Some(items @ Value::Object(_)) => self.one(name, items, depth - 1),
                    _ => any(),
                };
                Kind::List(Box::new(ListSpec {
                    min_items: count("minItems"),
                    max_items: count("maxItems"),
                    ..ListSpec::of(items)
                }))
            }
            "object" => {
                Kind::Map(Schema { fields: self.object(schema, depth - 1).into(), ..Schema::default() })
            }
            _ => return any(),
        };
        let (written, pattern_message) = match word(schema, "pattern") {
            None => of_format(schema).unzip(),
            written => (written, None),
        };
        let pattern_message = pattern_message.map(Into::into);
        Field { also, pattern: written.and_then(pattern), pattern_message, ..field(name, kind, source) }
    }
}

/// The type of constants, if they have one.
pub(super) fn of_constants(kind: Option<&str>) -> Kind {
    match kind {
        Some("string") => Kind::String(StringSpec::default()),
        Some("number" | "integer") => Kind::Number(NumberSpec::default()),
        _ => Kind::Any,
    }
}

/// What every text of a format looks like, and how to say it.
fn of_format(schema: &Value) -> Option<(&'static str, &'static str)> {
    match word(schema, "format")? {
        "uri" => {
            Some(("^[A-Za-z][A-Za-z0-9+.-]*:", "the value must be a URL with a scheme, such as `https:`"))
        }
        "email" => Some((r"^\S+@\S+\.[A-Za-z]{2,}$", "the value must be an email address")),
        _ => None,
    }
}

/// The values of `enum` or `const`, where they are scalars.
pub(super) fn constants(schema: &Value) -> Option<Vocabulary> {
    let one = schema.get("const").map(std::slice::from_ref);
    let values = one.or_else(|| schema.get("enum").and_then(Value::as_array).map(Vec::as_slice))?;
    let term = |value: &Value| match value {
        Value::String(text) => Some(text.as_str().into()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string().into()),
        _ => None,
    };
    let terms: Option<Vec<Box<str>>> = values.iter().map(term).collect();
    Some(Vocabulary::new(terms?, None))
}

pub(super) fn field_type(word: &str) -> Option<FieldType> {
    Some(match word {
        "string" => FieldType::String,
        "integer" => FieldType::Integer,
        "number" => FieldType::Number,
        "boolean" => FieldType::Boolean,
        "array" => FieldType::List,
        "object" => FieldType::Map,
        "null" => FieldType::Null,
        _ => return None,
    })
}
