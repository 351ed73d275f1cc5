//! One type with its settings.

use serde_json::{Map, Value, json};

use crate::schema::{Additional, Field, FieldType, Kind, ListSpec, Schema};

use super::{addresses, dates, items, object, patterns, same};

/// What JSON calls a type; `None` for anything.
pub(super) const fn type_word(kind: FieldType) -> Option<&'static str> {
    Some(match kind {
        FieldType::Any => return None,
        FieldType::String | FieldType::Date | FieldType::Url | FieldType::Image | FieldType::Reference => {
            "string"
        }
        FieldType::Integer => "integer",
        FieldType::Number => "number",
        FieldType::Boolean => "boolean",
        FieldType::List => "array",
        FieldType::Map => "object",
        FieldType::Null => "null",
    })
}

/// What a value of the field is.
pub(super) fn shape(field: &Field) -> Map<String, Value> {
    let mut shape = Map::new();
    if let Some(word) = type_word(field.kind.field_type()) {
        shape.insert("type".into(), word.into());
    }
    let mut demands: Vec<String> = Vec::new();
    match &field.kind {
        Kind::Any | Kind::Boolean | Kind::Reference(_) => {}
        Kind::String(spec) => {
            put(&mut shape, "minLength", spec.min_length);
            put(&mut shape, "maxLength", spec.max_length);
        }
        Kind::Integer(spec) | Kind::Number(spec) => {
            put(&mut shape, "minimum", spec.min.map(whole));
            put(&mut shape, "maximum", spec.max.map(whole));
        }
        Kind::Date(spec) => demands.extend(dates::pattern(spec)),
        Kind::Url(spec) => demands.extend(addresses::patterns(spec)),
        Kind::Image(spec) => demands.extend(addresses::image_patterns(spec)),
        Kind::List(spec) => return list(shape, spec, field.required),
        Kind::Map(schema) => return map(schema),
    }
    if field.required && shape.get("type").is_none_or(|word| word == "string") {
        demands.push(r"\S".into());
    }
    demands.extend(field.pattern.as_ref().and_then(|pattern| patterns::portable(pattern.as_str())));
    if let Some(allow) = &field.allow {
        let terms: Vec<Value> = allow.terms().flat_map(same).collect();
        shape.insert("enum".into(), terms.into());
    }
    match &demands[..] {
        [] => {}
        [only] => drop(shape.insert("pattern".into(), only.as_str().into())),
        several => {
            let several: Vec<Value> = several.iter().map(|pattern| json!({ "pattern": pattern })).collect();
            shape.insert("allOf".into(), several.into());
        }
    }
    shape
}

/// What an optional field contains where nothing has been written into it yet; `None` if that is said otherwise.
pub(super) fn blank(field: &Field) -> Option<Value> {
    if field.required {
        return None;
    }
    match &field.kind {
        Kind::String(spec) => {
            let is_asked = spec.min_length.is_some() || field.pattern.is_some() || field.allow.is_some();
            is_asked.then(|| json!({ "enum": ["", null] }))
        }
        Kind::Any => field.allow.is_some().then(|| json!({ "enum": ["", null] })),
        Kind::Date(_) | Kind::Url(_) | Kind::Image(_) | Kind::List(_) => {
            Some(json!({ "type": ["string", "null"], "pattern": r"^\s*$" }))
        }
        _ => None,
    }
}

/// The number, without a fraction of zero.
#[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53 is exact in both")]
fn whole(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 9e15 { (number as i64).into() } else { number.into() }
}

fn put(shape: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        shape.insert(key.into(), value.into());
    }
}

fn list(mut shape: Map<String, Value>, spec: &ListSpec, required: bool) -> Map<String, Value> {
    let item = items(&spec.items, spec.nested);
    if item.as_object().is_some_and(|item| !item.is_empty()) {
        shape.insert("items".into(), item.clone());
    }
    put(&mut shape, "minItems", spec.min_items);
    put(&mut shape, "maxItems", spec.max_items);
    put(&mut shape, "uniqueItems", spec.unique_items.filter(|is_asked| *is_asked));
    if !spec.scalar_is_fine {
        return shape;
    }
    let mut one = item;
    if required && let Some(one) = one.as_object_mut() {
        one.entry("pattern").or_insert_with(|| r"\S".into());
    }
    Map::from_iter([("anyOf".into(), json!([shape, one]))])
}

fn map(schema: &Schema) -> Map<String, Value> {
    if schema.fields.is_empty() && schema.choices.is_empty() {
        return Map::from_iter([("type".into(), "object".into())]);
    }
    object(schema)
}

/// The settings that JSON Schema has no words for.
pub(super) fn unsaid(field: &Field) -> Vec<String> {
    let mut unsaid = Vec::new();
    let mut say = |name: &str, is_set: bool| {
        if is_set {
            unsaid.push(format!("`{name}`"));
        }
    };
    say("unique", field.unique);
    say("same-as", field.same_as.is_some());
    say("severity", field.severity.is_some());
    say("pattern-message", field.pattern_message.is_some());
    say("pattern", field.pattern.as_ref().is_some_and(|it| patterns::portable(it.as_str()).is_none()));
    match &field.kind {
        Kind::Date(spec) => {
            say("formats", !spec.formats.is_empty() && dates::pattern(spec).is_none());
            say("timezone", spec.timezone == crate::schema::Timezone::Required && spec.formats.is_empty());
            say("future", spec.deny_future == Some(true));
            say("min", spec.min.is_some());
            say("max", spec.max.is_some());
            say("not-before", spec.not_before.is_some());
            say("not-after", spec.not_after.is_some());
            say("max-age", spec.max_age.is_some());
            say("day-first", spec.day_first.is_some());
        }
        Kind::Url(spec) => say("hosts", !addresses::says_hosts(spec)),
        Kind::Image(spec) => {
            say("hosts", !addresses::says_hosts(&spec.url));
            say("local", spec.local.is_some());
            say("roots", !spec.roots.is_empty());
            say("min-width", spec.min_width.is_some());
            say("min-height", spec.min_height.is_some());
            say("aspect-ratio", spec.aspect_ratio.is_some());
            say("max-bytes", spec.max_bytes.is_some());
        }
        Kind::List(spec) => {
            say("sorted", spec.sorted);
            say("item-case", spec.item_case.is_some());
            say("disjoint-with", spec.disjoint_with.is_some());
        }
        Kind::Map(schema) => say("additional-fields: warn", schema.additional == Additional::Warn),
        Kind::Reference(_) => say("to", true),
        Kind::Any | Kind::String(_) | Kind::Integer(_) | Kind::Number(_) | Kind::Boolean => {}
    }
    unsaid
}
