//! The words and lists of the configuration, as JSON Schemas.

use std::collections::BTreeSet;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::validators::{RULES, page};

use super::super::presets;

/// `rules:` the level of a rule.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "the type is its schema")]
pub(super) enum Level {
    /// Not checked.
    Off,
    /// Reported; the exit status stays 0.
    Warn,
    /// Reported, with exit status 1.
    Error,
}

/// `front-matter:`
#[derive(JsonSchema)]
#[schemars(rename = "Presence")]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "the type is its schema")]
pub(super) enum PresenceShape {
    /// Pages without front matter are reported.
    Required,
    /// Pages may have front matter.
    Optional,
    /// Pages with front matter are reported.
    Forbidden,
}

/// `additional-fields:`
#[derive(JsonSchema)]
#[schemars(rename = "Additional")]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "the type is its schema")]
pub(super) enum AdditionalShape {
    /// Other fields are allowed.
    Allow,
    /// Other fields are reported as warnings.
    Warn,
    /// Other fields are reported as errors.
    Deny,
}

/// `collection-scope:`
#[derive(JsonSchema)]
#[schemars(rename = "Scope")]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "the type is its schema")]
pub(super) enum ScopeShape {
    /// The pages given on the command line.
    Given,
    /// All pages below the folder of this file; only those given on the command line are reported.
    All,
}

/// `preset:` a name, with a version or without.
pub(super) fn preset(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<&str> = presets::names().collect();
    let version = format!("^({})@v?[0-9]+(\\.[0-9]+)*$", names.join("|"));
    json_schema!({ "anyOf": [{ "enum": names }, { "type": "string", "pattern": version }] })
}

/// `rules:` each rule, with what it finds.
pub(super) fn levels(generator: &mut SchemaGenerator) -> Schema {
    let level = generator.subschema_for::<Level>();
    let groups: BTreeSet<&str> = RULES.iter().map(|rule| page::family(rule)).collect();
    let groups = groups.into_iter().map(|group| {
        let schema = json_schema!({ "description": "All rules of the group.", "allOf": [level] });
        (group.to_owned(), schema.to_value())
    });
    let rules: serde_json::Map<_, _> = RULES
        .iter()
        .map(|rule| {
            let schema = json_schema!({ "description": rule.summary(), "allOf": [level] });
            (rule.id.0.to_owned(), schema.to_value())
        })
        .chain(groups)
        .collect();
    json_schema!({
        "type": ["object", "null"],
        "properties": rules,
        "patternProperties": { r"^[a-z-]+\*$": level },
        "additionalProperties": false,
    })
}

/// A text, or a list of texts.
pub(super) fn texts(_: &mut SchemaGenerator) -> Schema {
    one_or_many(&json_schema!({ "type": "string" }), 0)
}

/// Globs that start at the folder of the configuration.
pub(super) fn globs(_: &mut SchemaGenerator) -> Schema {
    one_or_many(&json_schema!({ "type": "string", "pattern": "^[^/]" }), 1)
}

/// File name extensions, without dot.
pub(super) fn extensions(_: &mut SchemaGenerator) -> Schema {
    one_or_many(&json_schema!({ "type": "string", "pattern": "^[^.]" }), 0)
}

/// A path, or a schema.
pub(super) fn json_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "object"] })
}

/// An item, or a list of so many at least.
pub(super) fn one_or_many(item: &Schema, least: usize) -> Schema {
    json_schema!({ "anyOf": [item, { "type": "array", "items": item, "minItems": least }] })
}
