//! The shape of `variants:`.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::field::{FieldShape, names};
use super::words::AdditionalShape;

/// Different fields, chosen by the value of one.
#[derive(JsonSchema)]
#[schemars(rename = "Variants")]
#[schemars(rename_all = "kebab-case", deny_unknown_fields, transform = super::options_may_be_missing)]
#[expect(dead_code, reason = "the type is its schema")]
pub(super) struct VariantsShape {
    /// The field whose value chooses the case.
    by: String,
    /// The values, each with its fields.
    #[schemars(extend("minProperties" = 1))]
    cases: BTreeMap<String, Option<CaseShape>>,
    /// The fields for all other values. Default: no other value is allowed.
    #[schemars(schema_with = "case")]
    otherwise: Option<CaseShape>,
}

/// A case, or nothing.
fn case(generator: &mut SchemaGenerator) -> Schema {
    let case = generator.subschema_for::<CaseShape>();
    json_schema!({ "anyOf": [{ "type": "null" }, case] })
}

/// The fields of one case.
#[derive(JsonSchema)]
#[schemars(rename = "Case")]
#[schemars(rename_all = "kebab-case", deny_unknown_fields, transform = super::options_may_be_missing)]
#[expect(dead_code, clippy::zero_sized_map_values, reason = "the type is its schema")]
struct CaseShape {
    /// The fields, by name.
    fields: Option<BTreeMap<String, FieldShape>>,
    /// What to do with other fields.
    additional_fields: Option<AdditionalShape>,
    /// One or more of these fields are required.
    #[schemars(schema_with = "names")]
    at_least_one_of: Option<Vec<String>>,
    /// No two of these fields are allowed together.
    #[schemars(schema_with = "names")]
    at_most_one_of: Option<Vec<String>>,
    /// Exactly one of these fields is required.
    #[schemars(schema_with = "names")]
    exactly_one_of: Option<Vec<String>>,
}
