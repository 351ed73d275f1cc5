//! A tree as JSON, for JSON Schema: values with the types that the parser reads, dates as written.

use serde_json::{Map, Number, Value as Json};

use crate::document::{Entry, Node, Value};
use crate::value::scalar::{Reader, Resolved, resolve};

/// The node as JSON. Dates stay text, as JSON has none; so do infinity and what is not a number. Keys are text, the last
/// of several wins, and `<<` is merged where the reader does so.
pub fn json_of(node: &Node<'_>, reader: Reader) -> Json {
    match &node.value {
        Value::List(items) => items.iter().map(|item| json_of(item, reader)).collect(),
        Value::Map(entries) => Json::Object(object(entries, reader)),
        Value::Scalar(scalar) => {
            let text = || Json::from(scalar.text.as_ref());
            match resolve(scalar, node.tag.as_deref(), reader) {
                Resolved::Null => Json::Null,
                Resolved::Boolean(value) => value.into(),
                Resolved::Integer(number) => integer(number).map_or_else(text, Json::Number),
                Resolved::Float(number) => Number::from_f64(number).map_or_else(text, Json::Number),
                Resolved::Timestamp(_) | Resolved::Text | Resolved::Refused(_) => text(),
            }
        }
    }
}

/// JSON's numbers have no size; those of its readers have that of a `double`.
#[expect(clippy::cast_precision_loss, reason = "as any reader of JSON does")]
fn integer(number: i128) -> Option<Number> {
    Number::from_i128(number).or_else(|| Number::from_f64(number as f64))
}

fn object(entries: &[Entry<'_>], reader: Reader) -> Map<String, Json> {
    let mut object = Map::with_capacity(entries.len());
    let merges = !matches!(reader, Reader::Core | Reader::SerdeYaml);
    for entry in entries {
        let Some(key) = entry.key.text() else { continue };
        let value = json_of(&entry.value, reader);
        match value {
            Json::Object(source) if key == "<<" && merges => merge(&mut object, source),
            Json::Array(sources) if key == "<<" && merges => {
                for source in sources {
                    if let Json::Object(source) = source {
                        merge(&mut object, source);
                    }
                }
            }
            value => drop(object.insert(key.to_owned(), value)),
        }
    }
    object
}

/// What is there already stays: entries beside `<<` come before it, as earlier sources do before later ones.
fn merge(object: &mut Map<String, Json>, source: Map<String, Json>) {
    for (key, value) in source {
        object.entry(key).or_insert(value);
    }
}
