//! The fields of a collection that are the targets of references.

use crate::schema::{Field, Kind, Target};

use super::written::{Collection, Config};

/// The fields, or the file's name, by which any reference of the configuration names a page of `collection`.
pub(super) fn to(collection: Option<&Collection>, config: Option<&Config>) -> Vec<Box<str>> {
    let mut found = Vec::new();
    let Some(collection) = collection else { return found };
    for spec in config.iter().flat_map(|it| &it.collections).flat_map(Collection::all_fields) {
        gather(&spec.field, &collection.name, &mut found);
    }
    found
}

fn gather(field: &Field, collection: &str, found: &mut Vec<Box<str>>) {
    match &field.kind {
        Kind::Reference(spec) => {
            if let Target::Collection { name, field } = &spec.target
                && **name == *collection
                && !found.contains(field)
            {
                found.push(field.clone());
            }
        }
        Kind::List(list) => gather(&list.items, collection, found),
        Kind::Map(schema) => {
            schema.forms().flat_map(|form| &form.fields).for_each(|inner| gather(inner, collection, found));
        }
        _ => {}
    }
}
