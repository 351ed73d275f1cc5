//! Front Matter CMS: content types of `frontmatter.json`.

use std::sync::Arc;

use serde_json::Value;

use crate::schema::{DateSpec, Field, ImageSpec, Kind, Schema};

use super::parts::{self, field, flag, list, literal, text, vocabulary, word};
use super::{Imported, Place, SchemaSource};

const TYPES: &str = "frontMatter.taxonomy.contentTypes";
const FOLDERS: &str = "frontMatter.content.pageFolders";

/// The type of pages that name none.
const DEFAULT: &str = "default";

pub(super) fn read(place: Place<'_>) -> Result<Vec<Imported>, String> {
    let whole = place.json(place.path)?;
    let source = place.source(false);
    let types = whole.get(TYPES).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let folders = whole.get(FOLDERS).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut imported = Vec::new();
    for folder in folders {
        let path = word(folder, "path").unwrap_or_default();
        let path = path.trim_start_matches("[[workspace]]");
        let Some(path) = parts::folder(path) else { continue };
        // Where pages of several types may lie in a folder, each page says which it is.
        let name = match folder.get("contentTypes").and_then(Value::as_array).map(Vec::as_slice) {
            Some([only]) => only.as_str().unwrap_or_default(),
            None if types.len() == 1 => DEFAULT,
            _ => continue,
        };
        let Some(kind) = types.iter().find(|kind| word(kind, "name") == Some(name)) else { continue };
        let start = if path.is_empty() { String::new() } else { format!("{}/", literal(path)) };
        let below = if flag(folder, "excludeSubdir") == Some(true) { "" } else { "**/" };
        let globs = ["md", "mdx"].map(|extension| format!("{start}{below}[!_]*.{extension}").into()).into();
        let mut unsaid = Vec::new();
        let fields = fields(kind.get("fields"), &source, &mut unsaid);
        imported.push(Imported { name: name.into(), globs, fields, source: Arc::clone(&source), unsaid });
    }
    Ok(imported)
}

fn fields(list: Option<&Value>, source: &Arc<SchemaSource>, unsaid: &mut Vec<String>) -> Vec<Field> {
    let settings = list.and_then(Value::as_array).into_iter().flatten();
    settings.filter_map(|settings| Some(one(word(settings, "name")?, settings, source, unsaid))).collect()
}

fn one(name: &str, settings: &Value, source: &Arc<SchemaSource>, unsaid: &mut Vec<String>) -> Field {
    let is_multiple = flag(settings, "multiple") == Some(true);
    let mut is_list = is_multiple;
    let mut found = match word(settings, "type").unwrap_or_default() {
        "string" | "slug" | "file" | "customField" => text(name, source),
        "number" => {
            let bounds = settings.get("numberOptions").unwrap_or(&Value::Null);
            parts::number(
                name,
                flag(bounds, "isDecimal") != Some(true) && bounds.get("isDecimal").is_some(),
                bounds,
                source,
            )
        }
        "boolean" => field(name, Kind::Boolean, source),
        "datetime" => field(name, Kind::Date(DateSpec::default()), source),
        "image" => field(name, Kind::Image(ImageSpec::default()), source),
        "choice" => {
            let allow = vocabulary(settings.get("choices"));
            Field { allow, ..field(name, Kind::Any, source) }
        }
        "tags" | "categories" | "list" | "taxonomy" => {
            is_list = true;
            text(name, source)
        }
        "fields" if !is_multiple => {
            let fields = fields(settings.get("fields"), source, unsaid);
            field(name, Kind::Map(Schema { fields: fields.into(), ..Schema::default() }), source)
        }
        other => {
            if !matches!(
                other,
                "draft" | "divider" | "heading" | "json" | "block" | "dataFile" | "contentRelationship"
            ) {
                unsaid.push(format!("`{name}`: the type `{other}`"));
            }
            is_list = false;
            field(name, Kind::Any, source)
        }
    };
    if is_list {
        found = list(name, found, source);
    }
    found.required = flag(settings, "required") == Some(true);
    found.description = word(settings, "description").map(Into::into);
    found
}
