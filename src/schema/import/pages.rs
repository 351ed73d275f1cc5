//! Pages CMS: `.pages.yml`.

use std::sync::Arc;

use serde_json::Value;

use crate::schema::{DateSpec, Field, ImageSpec, Kind, Schema};

use super::parts::{self, field, flag, list, literal, number, text, vocabulary, word};
use super::{Imported, Place, SchemaSource};

pub(super) fn read(place: Place<'_>) -> Result<Vec<Imported>, String> {
    let whole = place.yaml()?;
    let source = place.source(false);
    let content = match whole.get("content") {
        None => return Ok(Vec::new()),
        Some(content) => content.as_array().ok_or("`content` is not a list")?,
    };
    Ok(content.iter().filter_map(|entry| collection(entry, &whole, &source)).collect())
}

fn collection(entry: &Value, whole: &Value, source: &Arc<SchemaSource>) -> Option<Imported> {
    let path = parts::folder(word(entry, "path")?)?;
    let is_page = |path: &str| [".md", ".mdx", ".markdown", ".html"].iter().any(|end| path.ends_with(end));
    let format = word(entry, "format").is_none_or(|format| format.ends_with("frontmatter"));
    let glob = match word(entry, "type") {
        Some("file") if is_page(path) => literal(path),
        Some("collection") => {
            let extension = word(entry, "extension").unwrap_or("md").trim_start_matches('.');
            let start = if path.is_empty() { String::new() } else { format!("{}/", literal(path)) };
            let below = if flag(entry, "subfolders") == Some(false) { "" } else { "**/" };
            is_page(&format!(".{extension}")).then(|| format!("{start}{below}[!_]*.{extension}"))?
        }
        _ => return None,
    };
    // Without fields the text of the file is edited as it is.
    let listed = entry.get("fields").filter(|_| format)?;
    let mut unsaid = Vec::new();
    let fields = fields(Some(listed), whole, source, &mut unsaid);
    let name = word(entry, "name").unwrap_or(path).into();
    Some(Imported { name, globs: vec![glob.into()], fields, source: Arc::clone(source), unsaid })
}

fn fields(
    list: Option<&Value>,
    whole: &Value,
    source: &Arc<SchemaSource>,
    unsaid: &mut Vec<String>,
) -> Vec<Field> {
    let settings = list.and_then(Value::as_array).into_iter().flatten();
    let named = settings.filter_map(|settings| Some((word(settings, "name")?, settings)));
    named.filter(|(name, _)| *name != "body").map(|(name, it)| one(name, it, whole, source, unsaid)).collect()
}

fn one(
    name: &str,
    settings: &Value,
    whole: &Value,
    source: &Arc<SchemaSource>,
    unsaid: &mut Vec<String>,
) -> Field {
    let options = settings.get("options").unwrap_or(&Value::Null);
    let mut is_asked = true;
    let mut found = match word(settings, "type").unwrap_or_default() {
        "string" | "text" | "rich-text" | "code" | "file" | "uuid" | "reference" => text(name, source),
        "number" => number(name, false, options, source),
        "boolean" => {
            is_asked = false;
            field(name, Kind::Boolean, source)
        }
        "date" => field(name, Kind::Date(DateSpec::default()), source),
        "image" => field(name, Kind::Image(ImageSpec::default()), source),
        "select" => {
            let allow = vocabulary(options.get("values"));
            Field { allow, ..field(name, Kind::Any, source) }
        }
        "object" => {
            let fields = fields(settings.get("fields"), whole, source, unsaid);
            field(name, Kind::Map(Schema { fields: fields.into(), ..Schema::default() }), source)
        }
        other => {
            is_asked = false;
            unsaid.push(format!("`{name}`: the type `{other}`"));
            field(name, Kind::Any, source)
        }
    };
    if let Some(pattern) = settings.get("pattern") {
        let written = pattern.as_str().or_else(|| word(pattern, "regex"));
        found.pattern = written.and_then(parts::pattern);
        found.pattern_message = word(pattern, "message").filter(|_| found.pattern.is_some()).map(Into::into);
    }
    let several =
        |key: &str| options.get(key).or_else(|| settings.get(key)).filter(|it| **it != Value::Bool(false));
    let many = several("list").or_else(|| several("multiple"));
    if let Some(many) = many.filter(|many| !many.is_null()) {
        found = list(name, found, source);
        if let Kind::List(spec) = &mut found.kind {
            let count =
                |key: &str| many.get(key).and_then(Value::as_u64).and_then(|it| usize::try_from(it).ok());
            (spec.min_items, spec.max_items) = (count("min"), count("max"));
        }
    }
    found.required = is_asked && flag(settings, "required") == Some(true);
    found.description = word(settings, "description").map(Into::into);
    found
}
