//! Obsidian: `types.json` names the type of each property of the vault.

use serde_json::Value;

use crate::schema::{DateSpec, FieldType, Kind, NumberSpec};

use super::parts::{field, list, text};
use super::{Imported, Place};

pub(super) fn read(place: Place<'_>) -> Result<Vec<Imported>, String> {
    let whole = place.json(place.path)?;
    let types = whole.get("types").and_then(Value::as_object).ok_or("it has no mapping `types`")?;
    let source = place.source(false);
    let mut unsaid = Vec::new();
    let mut fields = Vec::new();
    for (name, kind) in types {
        let mut found = match kind.as_str().unwrap_or_default() {
            // Any scalar is shown as text, and so is what a template writes.
            "text" => continue,
            "number" => field(name, Kind::Number(NumberSpec::default()), &source),
            "checkbox" => field(name, Kind::Boolean, &source),
            "date" | "datetime" => field(name, Kind::Date(DateSpec::default()), &source),
            "multitext" | "tags" | "aliases" => list(name, text(name, &source), &source),
            other => {
                unsaid.push(format!("`{name}`: the type `{other}`"));
                continue;
            }
        };
        // A property without a value is one that is not filled in yet.
        found.also.push(FieldType::Null);
        fields.push(found);
    }
    let globs = vec!["**/*.md".into()];
    Ok(vec![Imported { name: "properties".into(), globs, fields, source, unsaid }])
}
