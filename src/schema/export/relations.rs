//! What fields have to do with each other: conditions and choices.

use serde_json::{Value, json};

use crate::schema::{Choice, Condition, Count, Field, Test};

use super::same;

/// `required-if:` and `only-if:` of a field.
pub(super) fn of_field(field: &Field) -> Vec<Value> {
    let name = &*field.name;
    let required = field
        .required_if
        .as_ref()
        .map(|condition| json!({ "if": holds(condition), "then": { "required": [name] } }));
    let allowed =
        field.only_if.as_ref().map(|condition| json!({ "if": is_there(name), "then": holds(condition) }));
    required.into_iter().chain(allowed).collect()
}

fn holds(condition: &Condition) -> Value {
    let mut tests: Vec<Value> = condition.tests.iter().map(test).collect();
    match tests.len() {
        1 => tests.remove(0),
        _ => json!({ "allOf": tests }),
    }
}

fn test(test: &Test) -> Value {
    let name = &*test.field;
    let is_null = json!({ "properties": { name: { "type": "null" } } });
    if test.asks_only_for_presence() {
        return is_there(name);
    }
    let values: Vec<Value> = test.values.iter().flatten().flat_map(|value| same(value)).collect();
    let is_one = json!({ "required": [name], "properties": { name: { "anyOf": [
        { "enum": values }, { "type": "array", "contains": { "enum": values } },
    ] } } });
    let is = match (test.values.contains(&None), values.is_empty()) {
        (true, true) => is_null,
        (true, false) => json!({ "anyOf": [is_null, is_one] }),
        (false, _) => is_one,
    };
    if test.is_negated { json!({ "not": is }) } else { is }
}

/// That a field is there and not null.
fn is_there(name: &str) -> Value {
    json!({ "required": [name], "properties": { name: { "not": { "type": "null" } } } })
}

/// That a field is there with something in it.
fn counts(name: &str) -> Value {
    json!({ "required": [name], "properties": { name: { "not": { "anyOf": [
        { "enum": [null, []] }, { "type": "string", "pattern": r"^\s*$" },
    ] } } } })
}

/// `at-least-one-of:` and its like.
pub(super) fn choice(choice: &Choice) -> Value {
    let fields: Vec<Value> = choice.fields.iter().map(|name| counts(name)).collect();
    match choice.count {
        Count::AtLeastOne => json!({ "anyOf": fields }),
        Count::ExactlyOne => json!({ "oneOf": fields }),
        Count::AtMostOne => {
            let none = json!({ "not": { "anyOf": fields } });
            json!({ "oneOf": fields.into_iter().chain([none]).collect::<Vec<_>>() })
        }
    }
}
