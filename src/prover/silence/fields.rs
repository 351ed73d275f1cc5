//! Rules about the fields of the schema.

#![expect(clippy::match_same_arms, reason = "each arm has a reason of its own")]

use crate::schema::{FOLDER_NAME, Kind};

use super::super::names;
use super::{BY_FORM, Silence};

#[expect(clippy::too_many_lines, reason = "a table")]
pub(super) fn of(rule: &str) -> Option<&'static [Silence]> {
    match rule {
        "deprecated-field" => {
            const { Some(&[Silence::Field(|_, named| named.field.is_none_or(|field| field.deprecated.is_none()))]) }
        }
        "draft-and-unlisted" => const { Some(&[Silence::Field(|_, named| named.name != "unlisted")]) },
        "draft-ignored" => {
            const { Some(&[Silence::Flag(|policy, name| policy.dialect.generator.facts().flags.harmless(name))]) }
        }
        // No two names are the same in lower case.
        "duplicate-key-case" => BY_FORM,
        // Every value has something in it, and no field is a mapping.
        "empty-value" => BY_FORM,
        "json-schema" => {
            const {
                Some(&[Silence::Policy(|policy| {
                    policy.schema.json_schema.is_none() && policy.schema.page_schemas.is_none()
                })])
            }
        }
        // No item is a mapping.
        "map-item" => BY_FORM,
        // What is required always is there; what is required at times is asked for.
        "missing-field" => {
            const {
                Some(&[Silence::Policy(|policy| {
                    policy.schema.fields.iter().all(|field| field.required_if.is_none())
                })])
            }
        }
        // Values are held against what is allowed, and against their lengths and bounds.
        "not-allowed" | "out-of-range" | "too-long" | "too-short" => BY_FORM,
        "one-of-fields" => const { Some(&[Silence::Policy(|policy| policy.schema.choices.is_empty())]) },
        "pattern-mismatch" => {
            const {
                Some(&[Silence::Field(|_, named| {
                    named.field.is_none_or(|field| {
                        let item = if let Kind::List(list) = &field.kind { Some(&list.items) } else { None };
                        field.pattern.is_none() && item.is_none_or(|item| item.pattern.is_none())
                    })
                })])
            }
        }
        "prototype-key" => const { Some(&[Silence::Field(|_, named| named.name != "__proto__")]) },
        "reserved-field" => {
            const {
                Some(&[Silence::Field(|policy, named| {
                    policy.dialect.generator.facts().names.reserved(named.name).is_none()
                })])
            }
        }
        "same-as-mismatch" => {
            const {
                // The other field, if there is one, has the same value.
                Some(&[Silence::Field(|_, named| {
                    named.field.is_none_or(|field| field.same_as.as_deref() != Some(FOLDER_NAME))
                })])
            }
        }
        // The block is YAML.
        "toml-field-after-table" => BY_FORM,
        "undeclared-taxonomy" => const { Some(&[Silence::Field(|_, named| named.name != "taxonomies")]) },
        "unexpected-field" => {
            const {
                Some(&[Silence::Field(|_, named| {
                    named.field.is_none_or(|field| {
                        let item = if let Kind::List(list) = &field.kind { Some(&list.items) } else { None };
                        field.only_if.is_none() && item.is_none_or(|item| item.only_if.is_none())
                    })
                })])
            }
        }
        "unknown-field" => {
            const {
                Some(&[
                    Silence::Field(names::is_welcome),
                    // A name that no generator gives to a field.
                    Silence::Path(|policy, path, _| {
                        (policy.dialect.generator.facts().at_stranger)(path, "\u{0}").is_none()
                    }),
                ])
            }
        }
        // The generator takes the values of the fields that it reads.
        "unsupported-value" => {
            const {
                // No other date is read instead.
                Some(&[Silence::Field(|policy, named| {
                    !policy.dialect.generator.facts().dates.may_give_way(named.name)
                })])
            }
        }
        // No text has a space at either end.
        "untrimmed-string" => BY_FORM,
        // Values have the type of their field, and the generator takes the title.
        "wrong-type" => BY_FORM,
        "zola-top-level-taxonomy" => {
            const { Some(&[Silence::Field(|_, named| !matches!(named.name, "tags" | "categories"))]) }
        }
        _ => None,
    }
}
