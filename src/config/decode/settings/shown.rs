//! What applies to a field, in the words of the configuration.

use serde_yaml::{Mapping, Value};

use crate::schema::{Field, Origin, Schema, Variants};

use super::super::shapes;
use super::settings as rows;

/// Fields by name.
pub(in crate::config) fn fields(fields: &[Field]) -> Mapping {
    fields.iter().map(|field| (Value::from(&*field.name), Value::Mapping(settings(field)))).collect()
}

/// What applies to one field; `known-from` says where that is said.
pub(in crate::config) fn settings(field: &Field) -> Mapping {
    let mut map = Mapping::new();
    let first = field.kind.field_type().name();
    let names: Vec<Value> =
        std::iter::once(first).chain(field.also.iter().map(|kind| kind.name())).map(Value::from).collect();
    map.insert("type".into(), if field.also.is_empty() { first.into() } else { names.into() });
    let from = match field.origin {
        _ if field.from.is_some() => field.from.as_ref().map_or("", |from| &from.path),
        Origin::Configured => "configuration",
        Origin::Preset => "preset",
        Origin::Assumed => "name",
    };
    map.insert("known-from".into(), from.into());
    for row in rows() {
        if let Some(value) = (row.show)(field) {
            map.insert(row.name.into(), value);
        }
    }
    map
}

/// The shapes that one field decides between.
pub(in crate::config) fn variants(variants: &Variants) -> Mapping {
    let mut map = Mapping::from_iter([("by".into(), (*variants.by).into())]);
    let cases = variants.cases.iter().map(|(value, schema)| (Value::from(&**value), case(schema).into()));
    map.insert("cases".into(), Value::Mapping(cases.collect()));
    if variants.is_open {
        map.insert("otherwise".into(), case(&variants.others).into());
    }
    map
}

/// Everything that applies in one case.
fn case(schema: &Schema) -> Mapping {
    let mut map = Mapping::new();
    map.insert("additional-fields".into(), shapes::additional(schema.additional).into());
    map.insert("fields".into(), fields(&schema.fields).into());
    shapes::put_choices(&mut map, &schema.choices);
    map
}
