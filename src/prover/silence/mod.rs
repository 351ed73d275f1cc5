//! When each rule finds nothing on a page whose block is in the proven form: the reasons, rule by rule. A rule that has no
//! reason here looks at every page itself.

mod block;
mod collection;
mod dates;
mod fields;
mod images;
mod lists;
mod portability;

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::config::Policy;

use super::names::Named;

/// Why a rule has nothing to find. Where it has several reasons, all of them must apply; without any, the form of the page
/// is enough.
#[derive(Debug)]
pub(super) enum Silence {
    /// It has no reason, and looks at every page, but only at its block.
    None,
    /// The configuration gives it nothing to do.
    Policy(fn(&Policy) -> bool),
    /// No field of the page has a name, or a field of the schema, that it looks at.
    Field(fn(&Policy, Named<'_>) -> bool),
    /// No field of the page has a name that it looks at, or has this value, without quotes.
    Flag(fn(&Policy, &str) -> Option<&'static str>),
    /// The path gives it nothing to do.
    Path(fn(&Policy, &Path, DateTime<Utc>) -> bool),
}

/// What a rule that compares pages looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// The names of the fields and nothing else.
    Names,
    /// Each field by itself, with its value: those of which [`Silence::Field`] does not say otherwise.
    Fields,
    /// The same, and each item of a list by itself.
    Items,
    /// The same as fields, but of a value only its type, or the form of a date.
    Kinds,
    /// More than that.
    Page,
}

/// What the rule looks at.
pub(super) fn sight(rule: &str) -> Sight {
    collection::sight(rule)
}

/// The reasons of the rule; `None` if it has to be asked.
pub(super) fn of(rule: &str) -> Option<&'static [Silence]> {
    block::of(rule)
        .or_else(|| collection::of(rule))
        .or_else(|| dates::of(rule))
        .or_else(|| fields::of(rule))
        .or_else(|| images::of(rule))
        .or_else(|| lists::of(rule))
        .or_else(|| portability::of(rule))
}

/// Whether the rule reports only what the loader notices, whatever the values of the fields are.
pub(super) fn is_of_loader(rule: &str) -> bool {
    block::is_of_loader(rule)
}

/// The form of the page is enough.
const BY_FORM: Option<&[Silence]> = Some(&[]);

#[cfg(test)]
mod tests {
    use crate::validators::{Check, RULES};

    use super::*;

    #[test]
    fn reasons_are_those_of_rules() {
        let known: Vec<&str> = RULES.iter().map(|rule| rule.id.0).collect();
        let sources = [
            include_str!("block.rs"),
            include_str!("collection.rs"),
            include_str!("dates.rs"),
            include_str!("fields.rs"),
            include_str!("images.rs"),
            include_str!("lists.rs"),
            include_str!("portability.rs"),
        ];
        for source in sources {
            for line in source.lines().filter(|line| line.trim_start().starts_with(['"', '|'])) {
                let names = line.split("=>").next().unwrap_or_default();
                for name in names.split('"').skip(1).step_by(2) {
                    assert!(known.contains(&name), "`{name}` is not a rule");
                    assert!(of(name).is_some(), "`{name}` has no reasons");
                }
            }
        }
    }

    #[test]
    fn rules_that_are_raised_elsewhere_need_no_reason() {
        for rule in RULES.iter().filter(|rule| matches!(rule.check, Check::Elsewhere)) {
            assert!(of(rule.id.0).is_none(), "{}", rule.id.0);
        }
    }
}
