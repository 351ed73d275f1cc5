//! The shape of a field: a type, a list of types, or a map of settings.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::schema::FieldType;
use crate::value::date_format::DateFormat;

use super::super::decode::SETTINGS;
use super::words::{AdditionalShape, extensions, one_or_many, some_texts, texts};

/// A field. Its schema is written by hand, as it may have three forms.
#[expect(dead_code, reason = "the type is its schema")]
pub(super) struct FieldShape(SettingsShape);

impl JsonSchema for FieldShape {
    fn schema_name() -> Cow<'static, str> {
        "Field".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let settings = generator.subschema_for::<SettingsShape>();
        let types = types(generator);
        json_schema!({
            "description": "A field: a type, a list of types, or a mapping of settings.",
            "anyOf": [types, settings, { "type": "null" }],
        })
    }
}

/// `type:` a word, or a list of words of which the first has the settings.
fn types(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<&str> = FieldType::ALL.iter().map(|kind| kind.name()).collect();
    let firsts: Vec<&str> = names.iter().copied().filter(|name| *name != "null").collect();
    json_schema!({ "anyOf": [
        { "enum": firsts },
        {
            "type": "array",
            "minItems": 1,
            "items": [{ "enum": firsts }],
            "additionalItems": { "anyOf": [{ "enum": names }, { "type": "null" }] },
        },
    ] })
}

/// The settings of a field.
#[derive(JsonSchema)]
#[schemars(rename = "Settings")]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(transform = super::only_files_are_required, transform = settings_of_types)]
#[expect(dead_code, reason = "the type is its schema")]
struct SettingsShape {
    /// The type. Default: the type of this field in the preset.
    #[schemars(schema_with = "types")]
    r#type: Option<String>,
    /// The field is required.
    required: Option<bool>,
    /// The field is required if the other field exists, or has that value.
    #[schemars(schema_with = "condition")]
    required_if: Option<String>,
    /// The field should be removed, or replaced.
    #[schemars(schema_with = "deprecation")]
    deprecated: Option<bool>,
    /// The value that a fix adds if the field is missing.
    #[schemars(schema_with = "anything")]
    default: Option<String>,
    /// A description, shown in help texts.
    description: Option<String>,
    /// A field that must have the same value; `:folder` is the name of the folder of the page.
    same_as: Option<String>,
    /// The allowed values; for a list, the allowed items.
    #[schemars(schema_with = "some_texts")]
    allow: Option<Vec<String>>,
    /// A file or folder with the allowed values, below the folder of this file.
    allow_from: Option<String>,
    /// A regular expression that must match a part of the text; use `^…$` to match all of it. No look-around.
    pattern: Option<String>,
    /// No other page of the collection has the same value.
    unique: Option<bool>,
    /// The minimum number of characters.
    min_length: Option<usize>,
    /// The maximum number of characters.
    max_length: Option<usize>,
    /// The minimum number, or the earliest date.
    #[schemars(schema_with = "bound")]
    min: Option<f64>,
    /// The maximum number, or the latest date.
    #[schemars(schema_with = "bound")]
    max: Option<f64>,
    /// The allowed date formats; masthead suggests the first.
    #[schemars(schema_with = "formats")]
    formats: Option<Vec<String>>,
    /// Whether a time must have a time zone.
    #[schemars(extend("enum" = ["optional", "required"]))]
    timezone: Option<String>,
    /// Whether the date may be in the future.
    #[schemars(extend("enum" = ["allow", "deny"]))]
    future: Option<String>,
    /// A date field that must not be later.
    not_before: Option<String>,
    /// A date field that must not be earlier.
    not_after: Option<String>,
    /// Older dates are reported, as a reminder to review the page: `180d`, `26w`, `2y`.
    #[schemars(regex(pattern = r"^[0-9]+[dwy]$"))]
    max_age: Option<String>,
    /// Whether `04/05/2022` is 4 May or 5 April.
    day_first: Option<bool>,
    /// The allowed schemes of a URL. Default: `http` and `https`.
    #[schemars(schema_with = "schemes")]
    schemes: Option<Vec<String>>,
    /// The allowed hosts of a URL: exact, or `*.example.org` for all subdomains.
    #[schemars(schema_with = "hosts")]
    hosts: Option<Vec<String>>,
    /// Whether a path, without a scheme, is allowed.
    relative: Option<bool>,
    /// The allowed extensions of image files, without a dot.
    #[schemars(schema_with = "extensions")]
    extensions: Option<Vec<String>>,
    /// Whether the image must, or must not, be a file of the site.
    local: Option<bool>,
    /// Folders in which to look for `/cover.png`, in addition to the `roots` of the site.
    #[schemars(schema_with = "texts")]
    roots: Option<Vec<String>>,
    /// The minimum width of a local image, in pixels.
    min_width: Option<u32>,
    /// The minimum height of a local image, in pixels.
    min_height: Option<u32>,
    /// The aspect ratio of a local image: `16:9`.
    #[schemars(schema_with = "ratio")]
    aspect_ratio: Option<String>,
    /// The maximum file size of a local image: `200kB`.
    #[schemars(schema_with = "bytes")]
    max_bytes: Option<String>,
    /// The type and settings of every item.
    items: Option<Box<FieldShape>>,
    /// The minimum number of items.
    min_items: Option<usize>,
    /// The maximum number of items.
    max_items: Option<usize>,
    /// Whether duplicate items are errors.
    unique_items: Option<bool>,
    /// Whether items must be in alphabetical order.
    sorted: Option<bool>,
    /// The case of the items.
    #[schemars(extend("enum" = ["lower", "upper", "kebab", "title"]))]
    item_case: Option<String>,
    /// A list field that must not contain any of these items.
    disjoint_with: Option<String>,
    /// The fields of a mapping.
    fields: Option<BTreeMap<String, FieldShape>>,
    /// What to do with other fields of the mapping.
    additional_fields: Option<AdditionalShape>,
    /// Where the value must exist: a collection, a field of a collection, a data file or a folder.
    to: Option<String>,
}

/// Which type has which setting, from the decoder's own table.
fn settings_of_types(schema: &mut Schema) {
    let mut conditions: Vec<Value> = SETTINGS.iter().map(|(setting, kinds)| needs(setting, kinds)).collect();
    conditions.push(json!({ "not": { "required": ["allow", "allow-from"] } }));
    let is_reference = json!({ "properties": { "type": { "const": "reference" } }, "required": ["type"] });
    conditions.push(json!({ "if": is_reference, "then": { "required": ["to"] } }));
    schema.insert("allOf".into(), Value::Array(conditions));
}

fn needs(setting: &str, kinds: &[FieldType]) -> Value {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    let fits = json!({ "anyOf": [
        { "enum": names },
        { "type": "array", "items": [{ "enum": names }], "additionalItems": true },
    ] });
    let mut then = json!({ "properties": { "type": fits } });
    // What fits any type needs none to be written.
    if !kinds.contains(&FieldType::Any) {
        then["required"] = json!(["type"]);
    }
    json!({ "if": { "required": [setting] }, "then": then })
}

fn condition(_: &mut SchemaGenerator) -> Schema {
    let value = json!({ "type": ["string", "number", "boolean"] });
    json_schema!({ "anyOf": [
        { "type": "string" },
        { "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": value },
    ] })
}

fn deprecation(_: &mut SchemaGenerator) -> Schema {
    let instead = json!({ "use": { "type": "string", "description": "The field to use instead." } });
    json_schema!({ "anyOf": [
        { "type": "boolean" },
        { "type": "object", "properties": instead, "required": ["use"], "additionalProperties": false },
    ] })
}

fn anything(_: &mut SchemaGenerator) -> Schema {
    json_schema!({})
}

fn bound(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["number", "string"] })
}

fn ratio(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["number", "string"], "exclusiveMinimum": 0, "pattern": r"^ *[0-9.]+ *([:/] *[0-9.]+ *)?$" })
}

fn bytes(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["number", "string"], "minimum": 0, "pattern": r"^ *[0-9.]+ *([kKmM]?[bB]?|[kKmM]i[bB])$" })
}

fn formats(_: &mut SchemaGenerator) -> Schema {
    let pattern = json!({ "type": "string", "pattern": "%", "description": "A strftime pattern." });
    let item = json_schema!({ "anyOf": [{ "enum": DateFormat::SPELLINGS.map(|(name, _)| name) }, pattern] });
    one_or_many(&item, 0)
}

fn schemes(_: &mut SchemaGenerator) -> Schema {
    one_or_many(&json_schema!({ "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9+.-]*$" }), 0)
}

fn hosts(_: &mut SchemaGenerator) -> Schema {
    one_or_many(&json_schema!({ "type": "string", "pattern": r"^(\*\.)?[^*?/: ]+$" }), 0)
}
