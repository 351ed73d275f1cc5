//! Decap, Sveltia and Static CMS: `config.yml` of the admin page.

use std::sync::Arc;

use serde_json::Value;

use crate::schema::{DateSpec, Field, FieldType, ImageSpec, Kind, Schema};

use super::parts::{self, field, flag, list, literal, number, text, vocabulary, word};
use super::{Imported, Place, SchemaSource};

/// Formats of entries that are pages.
const PAGES: [&str; 4] = ["frontmatter", "yaml-frontmatter", "toml-frontmatter", "json-frontmatter"];

pub(super) fn read(place: Place<'_>) -> Result<Vec<Imported>, String> {
    let whole = place.yaml()?;
    let source = place.source(false);
    let collections =
        whole.get("collections").and_then(Value::as_array).ok_or("it has no list `collections`")?;
    let mut imported = Vec::new();
    for collection in collections {
        let name = word(collection, "name").unwrap_or_default();
        if let Some(folder) = word(collection, "folder") {
            imported.extend(of_folder(name, folder, collection, &source));
        }
        for file in collection.get("files").and_then(Value::as_array).into_iter().flatten() {
            imported.extend(of_file(name, file, &source));
        }
    }
    Ok(imported)
}

fn of_folder(name: &str, folder: &str, collection: &Value, source: &Arc<SchemaSource>) -> Option<Imported> {
    let mut unsaid = Vec::new();
    let format = word(collection, "format");
    let extension = word(collection, "extension").unwrap_or("md").trim_start_matches('.');
    let is_page =
        format.map_or(matches!(extension, "md" | "markdown" | "html" | "mdx"), |it| PAGES.contains(&it));
    let folder = parts::folder(folder)?;
    // Some pages of the folder belong to it and others do not: globs cannot tell.
    if !is_page || collection.get("filter").is_some() {
        return None;
    }
    let is_deep = collection.get("nested").is_some()
        || word(collection, "path").is_some_and(|path| path.contains('/'))
        || collection.get("i18n").is_some();
    let below = if is_deep { "**/" } else { "" };
    let start = if folder.is_empty() { String::new() } else { format!("{}/", literal(folder)) };
    // `_index.md` is the page of the folder itself.
    let globs = vec![format!("{start}{below}[!_]*.{extension}").into()];
    let fields = fields(collection.get("fields"), source, &mut unsaid);
    Some(Imported { name: name.into(), globs, fields, source: Arc::clone(source), unsaid })
}

fn of_file(collection: &str, file: &Value, source: &Arc<SchemaSource>) -> Option<Imported> {
    let path = parts::folder(word(file, "file")?)?;
    let is_page = [".md", ".markdown", ".html", ".mdx"].iter().any(|end| path.ends_with(end));
    let mut unsaid = Vec::new();
    let mut fields = fields(file.get("fields"), source, &mut unsaid);
    // The site is built with the file as it is, and the editor asks for the rest when somebody opens it.
    for field in &mut fields {
        field.required = false;
    }
    let name =
        word(file, "name").map_or_else(|| collection.into(), |name| format!("{collection}-{name}").into());
    let globs = vec![literal(path).into()];
    is_page.then(|| Imported { name, globs, fields, source: Arc::clone(source), unsaid })
}

fn fields(list: Option<&Value>, source: &Arc<SchemaSource>, unsaid: &mut Vec<String>) -> Vec<Field> {
    let settings = list.and_then(Value::as_array).into_iter().flatten();
    let named = settings.filter_map(|settings| Some((word(settings, "name")?, settings)));
    // The text of the page is not a field of its front matter.
    named
        .filter(|(name, _)| *name != "body")
        .map(|(name, settings)| one(name, settings, source, unsaid))
        .collect()
}

fn one(name: &str, settings: &Value, source: &Arc<SchemaSource>, unsaid: &mut Vec<String>) -> Field {
    let widget = word(settings, "widget").unwrap_or("string");
    let mut is_asked = true;
    let mut found = match widget {
        "string" | "text" | "markdown" | "richtext" | "color" | "uuid" | "file" | "code" | "map" => {
            text(name, source)
        }
        "number" => {
            let whole = word(settings, "value_type") == Some("int");
            // A pattern takes the place of the bounds.
            let bounds = if settings.get("pattern").is_some() { &Value::Null } else { settings };
            let mut field = number(name, whole, bounds, source);
            if !matches!(word(settings, "value_type"), Some("int" | "float")) {
                // Saved as text.
                field.also.push(FieldType::String);
            }
            field
        }
        "boolean" => {
            // One that is not there is as good as `false`.
            is_asked = false;
            field(name, Kind::Boolean, source)
        }
        "datetime" | "date" => field(name, Kind::Date(DateSpec::default()), source),
        "image" if flag(settings, "multiple") != Some(true) => {
            field(name, Kind::Image(ImageSpec::default()), source)
        }
        "image" => list(name, field(name, Kind::Image(ImageSpec::default()), source), source),
        "select" => select(name, settings, source),
        "relation" if flag(settings, "multiple") == Some(true) => list(name, text(name, source), source),
        "relation" => text(name, source),
        "list" => items(name, settings, source, unsaid),
        "object" if settings.get("types").is_none() => map(name, settings, source, unsaid),
        "keyvalue" => field(name, Kind::Map(Schema::default()), source),
        other => {
            is_asked = false;
            if !matches!(other, "hidden" | "compute") {
                unsaid.push(format!("`{name}`: the widget `{other}`"));
            }
            field(name, Kind::Any, source)
        }
    };
    found.required =
        is_asked && flag(settings, "required").unwrap_or_else(|| settings.get("default").is_none());
    found.description = word(settings, "hint").map(Into::into);
    if let Some([pattern, message]) = settings.get("pattern").and_then(Value::as_array).map(Vec::as_slice) {
        found.pattern = pattern.as_str().and_then(parts::pattern);
        found.pattern_message = message.as_str().filter(|_| found.pattern.is_some()).map(Into::into);
    }
    found
}

fn select(name: &str, settings: &Value, source: &Arc<SchemaSource>) -> Field {
    let allow = vocabulary(settings.get("options"));
    let one = Field { allow, ..field(name, Kind::Any, source) };
    if flag(settings, "multiple") == Some(true) { list(name, one, source) } else { one }
}

fn map(name: &str, settings: &Value, source: &Arc<SchemaSource>, unsaid: &mut Vec<String>) -> Field {
    let fields = fields(settings.get("fields"), source, unsaid);
    field(name, Kind::Map(Schema { fields: fields.into(), ..Schema::default() }), source)
}

fn items(name: &str, settings: &Value, source: &Arc<SchemaSource>, unsaid: &mut Vec<String>) -> Field {
    let item = if settings.get("types").is_some() {
        field(name, Kind::Any, source)
    } else if let Some(only) = settings.get("field") {
        Field { required: false, ..one(name, only, source, unsaid) }
    } else if settings.get("fields").is_some() {
        map(name, settings, source, unsaid)
    } else {
        text(name, source)
    };
    let mut found = list(name, item, source);
    if let Kind::List(spec) = &mut found.kind {
        let count = |key: &str| {
            settings.get(key).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok())
        };
        (spec.min_items, spec.max_items) = (count("min"), count("max"));
        // Nothing is enough where it is optional, however many there should be; otherwise, it is as good as missing.
        spec.min_items =
            flag(settings, "required").unwrap_or(true).then(|| spec.min_items.unwrap_or(1).max(1));
    }
    found
}
