//! The shape of `masthead.yaml` as a JSON Schema, for editors: the keys that the decoder reads, as the documentation
//! describes them. Nothing is ever made of these types: schemars turns them into the schema.

mod field;
mod variants;
mod words;

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use field::{FieldShape, names};
use variants::VariantsShape;
use words::{AdditionalShape, Level, PresenceShape, ScopeShape, levels, preset, texts};

/// The keys that must be there, whatever is above them.
const REQUIRED: [&str; 3] = ["files", "by", "cases"];

const FIRST: [&str; 3] = ["$schema", "title", "description"];

/// The JSON Schema (draft 7, which every editor knows) of `masthead.yaml`.
pub fn json_schema() -> Value {
    let schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<ConfigurationShape>();
    let Value::Object(keywords) = schema.to_value() else { return Value::Bool(true) };
    // What it is comes first, for people who open the file.
    let (first, rest): (Vec<_>, Vec<_>) = keywords.into_iter().partition(|(key, _)| FIRST.contains(&&**key));
    first.into_iter().chain(rest).collect::<serde_json::Map<_, _>>().into()
}

/// The configuration of masthead: `masthead.yaml`.
#[derive(JsonSchema)]
#[schemars(title = "masthead.yaml", rename_all = "kebab-case", deny_unknown_fields, transform = options_may_be_missing)]
#[expect(dead_code, reason = "the type is its schema")]
struct ConfigurationShape {
    /// The site generator. Default: detected from the generator's own files.
    #[schemars(schema_with = "preset")]
    preset: Option<String>,
    /// Configuration files to add to, relative to this file. What a later one contains wins; this file wins over all.
    #[schemars(schema_with = "texts")]
    extends: Option<Vec<String>>,
    /// Sets of pages, by name. A page belongs to the first collection with a matching glob.
    collections: Option<BTreeMap<String, CollectionShape>>,
    /// The level of each rule: `off`, `warn` or `error`.
    #[schemars(schema_with = "levels")]
    rules: Option<BTreeMap<String, Level>>,
    /// Different settings for some paths, applied in order.
    overrides: Option<Vec<OverrideShape>>,
    /// Globs of files and folders to skip.
    #[schemars(schema_with = "texts")]
    exclude: Option<Vec<String>>,
    /// More file name extensions of content files, without a dot.
    #[schemars(schema_with = "words::extensions")]
    extensions: Option<Vec<String>>,
    /// Folders whose files are published at the root of the site, for images that start with `/`.
    #[schemars(schema_with = "texts")]
    roots: Option<Vec<String>>,
    /// A file with accepted findings, relative to this file.
    baseline: Option<String>,
    /// The pages that are compared by rules over a collection.
    collection_scope: Option<ScopeShape>,
    /// Whether to use the schemas that the project has for other tools.
    #[schemars(extend("enum" = ["on", "off"]))]
    project_schema: Option<String>,
}

/// A set of pages.
#[derive(JsonSchema)]
#[schemars(rename = "Collection")]
#[schemars(rename_all = "kebab-case", deny_unknown_fields, transform = options_may_be_missing)]
#[expect(dead_code, clippy::zero_sized_map_values, reason = "the type is its schema")]
struct CollectionShape {
    /// Globs of the pages, relative to the folder of this file.
    #[schemars(schema_with = "words::globs")]
    files: Vec<String>,
    /// The collection to add to: an earlier one of this file, or `preset/collection`.
    extends: Option<String>,
    /// Whether a page has front matter.
    front_matter: Option<PresenceShape>,
    /// What to do with fields that are not listed in `fields`.
    additional_fields: Option<AdditionalShape>,
    /// The fields, by name.
    fields: Option<BTreeMap<String, FieldShape>>,
    /// One or more of these fields are required: a list of names, or several lists.
    #[schemars(schema_with = "names")]
    at_least_one_of: Option<Vec<String>>,
    /// No two of these fields are allowed together.
    #[schemars(schema_with = "names")]
    at_most_one_of: Option<Vec<String>>,
    /// Exactly one of these fields is required.
    #[schemars(schema_with = "names")]
    exactly_one_of: Option<Vec<String>>,
    /// Different fields, chosen by the value of one.
    variants: Option<VariantsShape>,
    /// A JSON Schema for the pages: a file below the folder of this file (`schemas/post.json`, or a part of it,
    /// `config.json#/schema`), or the schema itself.
    #[schemars(schema_with = "words::json_schema")]
    json_schema: Option<String>,
    /// Whether a page may have its own JSON Schema in `$schema`.
    json_schema_from_page: Option<bool>,
}

/// Different settings for some paths.
#[derive(JsonSchema)]
#[schemars(rename = "Override")]
#[schemars(rename_all = "kebab-case", deny_unknown_fields, transform = options_may_be_missing)]
#[expect(dead_code, reason = "the type is its schema")]
struct OverrideShape {
    /// Globs of the pages, relative to the folder of this file.
    #[schemars(schema_with = "words::globs")]
    files: Vec<String>,
    /// The level of each rule: `off`, `warn` or `error`.
    #[schemars(schema_with = "levels")]
    rules: Option<BTreeMap<String, Level>>,
    /// Whether a page has front matter.
    front_matter: Option<PresenceShape>,
    /// What to do with fields that are not listed in `fields`.
    additional_fields: Option<AdditionalShape>,
}

/// A key that may be missing may not be null for that: schemars says both with an `Option`. Maps of named things and
/// lists of settings may be empty, which YAML writes as null.
fn options_may_be_missing(schema: &mut Schema) {
    // A property whose schema is made by a function counts as required, whatever its type.
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|name| name.as_str().is_some_and(|name| REQUIRED.contains(&name)));
    }
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties.into_iter().flat_map(|properties| properties.values_mut()) {
        let Some(property) = property.as_object_mut() else { continue };
        if let Some(types) = property.get_mut("type")
            && let Some([first, null]) = types.as_array().map(Vec::as_slice)
            && null == "null"
            && !matches!(first.as_str(), Some("object" | "array"))
        {
            *types = first.clone();
        }
        if let Some([first, _]) = property.get("anyOf").and_then(Value::as_array).map(Vec::as_slice)
            && first.get("$ref").is_some()
        {
            let first = first.clone();
            property.remove("anyOf");
            // In draft 7 nothing may be beside a reference.
            property.insert("allOf".into(), Value::Array(vec![first]));
        }
    }
}
