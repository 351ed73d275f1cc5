//! `TinaCMS`: the schema that it writes to `tina/__generated__`.

use std::sync::Arc;

use serde_json::Value;

use crate::schema::{DateSpec, Field, FieldType, ImageSpec, Kind, Schema, StringSpec};

use super::parts::{self, field, flag, list, literal, number, text, vocabulary, word};
use super::{Imported, Place, SchemaSource};

/// Formats of files that have front matter.
const PAGES: [&str; 3] = ["md", "mdx", "markdown"];

pub(super) fn read(place: Place<'_>) -> Result<Vec<Imported>, String> {
    let whole = place.json(place.path)?;
    let source = place.source(false);
    let collections =
        whole.get("collections").and_then(Value::as_array).ok_or("it has no list `collections`")?;
    Ok(collections.iter().filter_map(|one| collection(one, &source)).collect())
}

fn collection(settings: &Value, source: &Arc<SchemaSource>) -> Option<Imported> {
    let format = word(settings, "format").unwrap_or("md");
    let folder = parts::folder(word(settings, "path")?)?;
    let matched = settings.get("match").unwrap_or(&Value::Null);
    // Some pages of the folder belong to it and others do not: globs cannot tell.
    if !PAGES.contains(&format) || matched.get("exclude").is_some() {
        return None;
    }
    let below = match word(matched, "include") {
        None => "**/*",
        Some(include) => Some(include).filter(|include| is_glob(include))?,
    };
    let start = if folder.is_empty() { String::new() } else { format!("{}/", literal(folder)) };
    let globs = vec![format!("{start}{below}.{format}").into()];
    let name = word(settings, "name").unwrap_or(folder).into();
    let mut unsaid = Vec::new();
    if settings.get("templates").is_some() {
        unsaid.push("the fields of its `templates`".to_owned());
    }
    let fields = fields(settings.get("fields"), source, &mut unsaid);
    Some(Imported { name, globs, fields, source: Arc::clone(source), unsaid })
}

/// Whether a glob means the same to Tina and here.
fn is_glob(glob: &str) -> bool {
    let is_plain = |sign: char| sign.is_alphanumeric() || matches!(sign, '/' | '*' | '-' | '_');
    glob.chars().all(is_plain) && !glob.starts_with('/')
}

fn fields(list: Option<&Value>, source: &Arc<SchemaSource>, unsaid: &mut Vec<String>) -> Vec<Field> {
    let settings = list.and_then(Value::as_array).into_iter().flatten();
    // The text of the page is not a field of its front matter.
    let named = settings.filter(|settings| flag(settings, "isBody") != Some(true)).filter_map(|settings| {
        let key = word(settings, "nameOverride").or_else(|| word(settings, "name"))?;
        Some((key, settings))
    });
    named.map(|(name, settings)| one(name, settings, source, unsaid)).collect()
}

fn one(name: &str, settings: &Value, source: &Arc<SchemaSource>, unsaid: &mut Vec<String>) -> Field {
    let mut is_asked = true;
    let found = match word(settings, "type").unwrap_or_default() {
        // Its index of pages stops at a value of another type, and so does a form that is saved.
        "string" => {
            let allow = vocabulary(settings.get("options"));
            Field { allow, ..field(name, Kind::String(StringSpec::default()), source) }
        }
        "rich-text" | "reference" | "displayonly" => text(name, source),
        "number" => number(name, false, settings, source),
        "boolean" => {
            // One that is not there is as good as `false`.
            is_asked = false;
            field(name, Kind::Boolean, source)
        }
        "datetime" => field(name, Kind::Date(DateSpec::default()), source),
        "image" => {
            let also = vec![FieldType::String];
            Field { also, ..field(name, Kind::Image(ImageSpec::default()), source) }
        }
        "object" if settings.get("fields").is_some() => {
            let fields = fields(settings.get("fields"), source, unsaid);
            field(name, Kind::Map(Schema { fields: fields.into(), ..Schema::default() }), source)
        }
        other => {
            is_asked = false;
            let words = if other == "object" {
                format!("`{name}`: its `templates`")
            } else {
                format!("`{name}`: the type `{other}`")
            };
            unsaid.push(words);
            field(name, Kind::Any, source)
        }
    };
    let mut found = if flag(settings, "list") == Some(true) { list(name, found, source) } else { found };
    found.required = is_asked && flag(settings, "required") == Some(true);
    found.description = word(settings, "description").map(Into::into);
    found
}
