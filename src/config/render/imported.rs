//! Converts the schema of another tool to a `masthead.yaml`: `masthead init --from`.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_yaml::{Mapping, Value};

use crate::schema::import::Imported;

use super::super::decode::shown_fields as fields;
use super::{lines, put};

/// The configuration that says the same. Globs begin with `prefix`, the folder of the project with a slash.
pub fn configuration_of(imported: &[Imported], prefix: &str) -> String {
    let mut text = String::new();
    let mut collections = Mapping::new();
    let mut names = BTreeSet::new();
    for part in imported {
        let base = if part.name.is_empty() { "pages" } else { &part.name };
        let free = (1..).map(|count| if count == 1 { base.to_owned() } else { format!("{base}-{count}") });
        let name = free.into_iter().find(|name| names.insert(name.clone())).unwrap_or_default();
        for words in &part.unsaid {
            let _ = writeln!(text, "# Not converted, in `{name}`: {words}");
        }
        let mut own = Mapping::new();
        let globs: Vec<String> = part.globs.iter().map(|glob| format!("{prefix}{glob}")).collect();
        put(&mut own, "files", globs);
        let mut known = fields(&part.fields);
        plain(&mut known);
        put(&mut own, "fields", known);
        put(&mut collections, &name, own);
    }
    let whole = Mapping::from_iter([("collections".into(), collections.into())]);
    text + &lines::of(&whole, 4)
}

/// Leaves out where fields are known from, and what goes without saying.
fn plain(fields: &mut Mapping) {
    for (_, settings) in fields.iter_mut() {
        if let Value::Mapping(settings) = settings {
            plain_field(settings);
        }
    }
}

fn plain_field(settings: &mut Mapping) {
    settings.remove("known-from");
    if settings.get("additional-fields").is_some_and(|word| word == "allow") {
        settings.remove("additional-fields");
    }
    if let Some(Value::Mapping(items)) = settings.get_mut("items") {
        plain_field(items);
    }
    if let Some(Value::Mapping(inner)) = settings.get_mut("fields") {
        plain(inner);
    }
}
