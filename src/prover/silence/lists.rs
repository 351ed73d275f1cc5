//! Rules about lists: every item is a scalar with something in it, on its own line or between commas, and comes once.

#![expect(clippy::match_same_arms, reason = "each arm has a reason of its own")]

use crate::schema::Kind;

use super::{BY_FORM, Silence};

pub(super) fn of(rule: &str) -> Option<&'static [Silence]> {
    match rule {
        // The value of a list is a list, and its items are scalars.
        "comma-separated-list"
        | "empty-item"
        | "list-item-no-space"
        | "list-item-swallowed"
        | "nested-list"
        | "not-a-list"
        | "unquoted-wikilink" => BY_FORM,
        // No value ends with `"` unless it begins with it, and no item in brackets with any quote.
        "unopened-quote" => BY_FORM,
        // No two items are the same in lower case.
        "duplicate-item" => BY_FORM,
        // Items are held against what is allowed, and counted.
        "too-few-items" | "too-many-items" | "unknown-item" => BY_FORM,
        "item-case" => {
            const { Some(&[Silence::Field(|_, named| is_list(named, |list| list.item_case.is_none()))]) }
        }
        "obsidian-invalid-tag" => const { Some(&[Silence::Field(|_, named| named.name != "tags")]) },
        "overlapping-lists" => {
            const { Some(&[Silence::Field(|_, named| is_list(named, |list| list.disjoint_with.is_none()))]) }
        }
        "singular-and-plural" => {
            const {
                Some(&[Silence::Field(|policy, named| {
                    let rivals = policy.dialect.generator.facts().terms.rivals;
                    !rivals.iter().any(|rival| rival.lost == named.name)
                })])
            }
        }
        "unsorted-list" => const { Some(&[Silence::Field(|_, named| is_list(named, |list| !list.sorted))]) },
        _ => None,
    }
}

/// Whether the field is not a list, or its settings are such.
fn is_list(named: super::Named<'_>, holds: fn(&crate::schema::ListSpec) -> bool) -> bool {
    named.field.is_none_or(|field| match &field.kind {
        Kind::List(list) => holds(list),
        _ => true,
    })
}
