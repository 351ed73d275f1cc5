//! Rules that compare pages: what keeps a page from being observed by them.

use crate::generators::Address;
use crate::schema::Kind;
use crate::validators::collection::terms;

use super::super::names;
use super::{Sight, Silence};

/// What the rule looks at.
pub(super) fn sight(rule: &str) -> Sight {
    match rule {
        "inconsistent-field-name" | "unused-field" => Sight::Names,
        "category-chain" => Sight::Fields,
        "comma-in-item" | "misspelt-item" | "near-duplicate-item" => Sight::Items,
        "inconsistent-type" | "mixed-date-formats" => Sight::Kinds,
        _ => Sight::Page,
    }
}

#[expect(clippy::too_many_lines, reason = "a table")]
pub(super) fn of(rule: &str) -> Option<&'static [Silence]> {
    match rule {
        "inconsistent-field-name" => const { Some(&[Silence::None]) },
        "duplicate-value" => {
            const {
                Some(&[Silence::Field(|policy, named| {
                    let Address { own, aliases, last_part, number, .. } =
                        policy.dialect.generator.facts().address;
                    let is_unique = named.field.is_some_and(|field| {
                        field.unique || matches!(&field.kind, Kind::List(list) if list.items.unique)
                    });
                    !is_unique && ![own, aliases, last_part, number].contains(&named.name)
                })])
            }
        }
        // Only fields without a type are compared, and days where the generator hands them on as objects.
        "inconsistent-type" => {
            const {
                Some(&[Silence::Field(|policy, named| {
                    let is_typed = named.field.is_some_and(|field| !matches!(field.kind, Kind::Any));
                    is_typed && !policy.dialect.generator.facts().dates.are_objects
                })])
            }
        }
        "comma-in-item" | "misspelt-item" | "near-duplicate-item" => {
            const {
                Some(&[Silence::Field(|policy, named| {
                    !named.field.map_or_else(
                        || names::is_of_terms(policy, named.name),
                        |field| terms::are_of(&policy.facts, field),
                    )
                })])
            }
        }
        "mixed-date-formats" => {
            const {
                Some(&[Silence::Field(|_, named| {
                    named.field.is_none_or(
                        |field| !matches!(&field.kind, Kind::Date(spec) if spec.formats.is_empty()),
                    )
                })])
            }
        }
        "unresolved-reference" => {
            const {
                Some(&[
                    Silence::Policy(|policy| {
                        policy.schema.targets.is_empty() && policy.facts.rosters.is_empty()
                    }),
                    Silence::Field(|_, named| {
                        named.field.is_none_or(|field| match &field.kind {
                            Kind::List(list) => !matches!(list.items.kind, Kind::Reference(_)),
                            kind => !matches!(kind, Kind::Reference(_)),
                        })
                    }),
                ])
            }
        }
        "unused-field" => {
            const {
                Some(&[Silence::Policy(|policy| {
                    policy.why.config.is_none()
                        || policy.schema.fields.iter().all(|field| field.configured_at.is_none())
                })])
            }
        }
        "category-chain" => {
            const { Some(&[Silence::Field(|_, named| !matches!(named.name, "categories" | "category"))]) }
        }
        _ => None,
    }
}
