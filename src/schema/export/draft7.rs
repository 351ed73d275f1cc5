//! A generator's fields as JSON Schema draft 7, in the form that SchemaStore asks for: editors know no later draft well,
//! and Ajv's strict mode takes one type at a time.

use serde_json::{Map, Value, json};

use crate::schema::{Kind, Schema, StringSpec};

use super::object;

/// What the schema says of itself.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The name of the file, without extension.
    pub name: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// Where the generator's makers say more.
    pub documentation: Option<&'a str>,
    /// What a field is for, where it does not say so itself.
    pub description: fn(&str, &str) -> Option<&'static str>,
    /// The preset that `description` is asked for.
    pub preset: &'a str,
}

/// The keywords that only a value of one type is judged by.
const OF_TYPES: [(&str, &[&str]); 4] = [
    ("string", &["minLength", "maxLength", "pattern"]),
    ("number", &["minimum", "maximum"]),
    ("array", &["items", "minItems", "maxItems", "uniqueItems"]),
    ("object", &["properties", "required", "additionalProperties"]),
];

/// The fields as a schema for SchemaStore. Other fields are welcome: they are the author's.
pub fn draft7(schema: &Schema, about: &About<'_>) -> Value {
    let mut document = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": format!("https://json.schemastore.org/{}.json", about.name),
        "title": about.title,
    });
    let mut fields = object(&plain(schema));
    if let Some(Value::Object(properties)) = fields.get_mut("properties") {
        for (name, property) in properties.iter_mut() {
            *property = described(name, std::mem::take(property), about);
        }
    }
    for condition in fields.get_mut("allOf").and_then(Value::as_array_mut).into_iter().flatten() {
        name_required(condition);
    }
    fields.insert("additionalProperties".into(), true.into());
    if let Some(document) = document.as_object_mut() {
        if let Some(documentation) = about.documentation {
            document.insert("description".into(), linked(about.title, documentation).into());
        }
        document.extend(fields);
    }
    document
}

/// The same with any text for an address: SchemaStore wants no patterns for those.
fn plain(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    for field in &mut schema.fields {
        if matches!(field.kind, Kind::Url(_) | Kind::Image(_)) {
            field.kind = Kind::String(StringSpec::default());
        }
    }
    schema
}

/// Strict mode wants to see a required field among the properties of the same mapping.
fn name_required(condition: &mut Value) {
    let then = &mut condition["then"];
    let names: Map<String, Value> = then["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|name| Some((name.as_str()?.to_owned(), true.into())))
        .collect();
    then["properties"] = names.into();
}

fn linked(words: &str, documentation: &str) -> String {
    format!("{words}\n{documentation}")
}

/// One field with its description in front.
fn described(name: &str, property: Value, about: &About<'_>) -> Value {
    let Value::Object(mut property) = property else { return property };
    let own = property.remove("description");
    let words = own.as_ref().and_then(Value::as_str).or_else(|| (about.description)(about.preset, name));
    let is_deprecated = property.remove("deprecated").is_some();
    let mut whole = Map::new();
    if let Some(words) = words {
        let words = sentence(words);
        let words = if is_deprecated { format!("DEPRECATED. {words}") } else { words };
        let words = about.documentation.map_or_else(|| words.clone(), |address| linked(&words, address));
        whole.insert("description".into(), words.into());
    } else if is_deprecated {
        whole.insert("description".into(), "DEPRECATED.".into());
    }
    match one_type_each(Value::Object(property)) {
        Value::Object(rest) => whole.extend(rest),
        other => return other,
    }
    Value::Object(whole)
}

/// The words with a capital in front.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The same schema with at most one type in each place: several become branches of `anyOf`.
fn one_type_each(schema: Value) -> Value {
    let Value::Object(mut schema) = schema else { return schema };
    for key in ["anyOf", "allOf"] {
        if let Some(Value::Array(branches)) = schema.get_mut(key) {
            *branches = branches.drain(..).map(one_type_each).collect();
        }
    }
    if let Some(items) = schema.get_mut("items") {
        *items = one_type_each(items.take());
    }
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.values_mut().for_each(|property| *property = one_type_each(property.take()));
    }
    flatten(&mut schema);
    let Some(Value::Array(types)) = schema.get("type").cloned() else { return Value::Object(schema) };
    schema.remove("type");
    let branches: Vec<Value> = types.iter().map(|word| branch(word, &schema)).collect();
    schema.retain(|key, _| !OF_TYPES.iter().any(|(_, keys)| keys.contains(&&**key)));
    match <[Value; 1]>::try_from(branches) {
        Ok([Value::Object(only)]) => schema.extend(only),
        Ok([_]) => {}
        Err(branches) => drop(schema.insert("anyOf".into(), branches.into())),
    }
    Value::Object(schema)
}

/// Takes the branches of branches that say nothing else up into `anyOf`. One that says nothing at all represents a
/// scalar beside a list; one that a whole type contains already is left out.
fn flatten(schema: &mut Map<String, Value>) {
    let Some(Value::Array(branches)) = schema.get_mut("anyOf") else { return };
    let flat = branches.drain(..).flat_map(|branch| match branch {
        Value::Object(mut only) if only.len() == 1 && only.contains_key("anyOf") => {
            match only.remove("anyOf") {
                Some(Value::Array(below)) => below,
                _ => Vec::new(),
            }
        }
        Value::Object(nothing) if nothing.is_empty() => {
            ["string", "number", "boolean"].map(|word| json!({ "type": word })).to_vec()
        }
        other => vec![other],
    });
    let flat: Vec<Value> = flat.collect();
    let mut kept: Vec<Value> = Vec::new();
    for branch in &flat {
        let is_held = branch.get("type").is_some_and(|word| {
            let whole = json!({ "type": word });
            *branch != whole && flat.contains(&whole)
        });
        if !is_held && !kept.contains(branch) {
            kept.push(branch.clone());
        }
    }
    *branches = kept;
}

/// One type with the keywords that are about it.
fn branch(word: &Value, schema: &Map<String, Value>) -> Value {
    let name = match word.as_str() {
        Some("integer") => "number",
        Some(name) => name,
        None => "",
    };
    let keys = OF_TYPES.iter().find(|(of, _)| *of == name).map_or(&[][..], |(_, keys)| keys);
    let mut branch = Map::from_iter([("type".to_owned(), word.clone())]);
    branch.extend(
        schema
            .iter()
            .filter(|(key, _)| keys.contains(&&***key))
            .map(|(key, value)| (key.clone(), value.clone())),
    );
    Value::Object(branch)
}
