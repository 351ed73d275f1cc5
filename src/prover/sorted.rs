//! The rules that are on, by what a proof has to know of them.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::config::Policy;
use crate::validators::{Check, RULES, Rule};

use super::asked::Asked;
use super::silence::{self, Sight, Silence};

/// The place of a rule, and its reasons.
pub(super) type Active = (usize, Option<&'static [Silence]>);

type IsSilent = fn(&Policy, &Path, DateTime<Utc>) -> bool;

/// The rules that are on under one policy.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// All of them, by their places, with the reasons why they find nothing.
    pub(super) active: Vec<Active>,
    /// Those that have to look at every page.
    pub(super) always: Asked,
    /// Those that compare pages by the names of their fields alone.
    pub(super) of_names: Asked,
    /// Those that compare pages by single fields.
    pub(super) of_fields: Asked,
    /// Those of them that look only at the kinds of the values.
    pub(super) of_kinds: Asked,
    /// Those of them that look at each item of a list by itself.
    pub(super) of_items: Asked,
    /// Those that may find something in a value that is not proven, or observe it with others.
    pub(super) of_values: Asked,
    /// Those that look for a field that is missing.
    pub(super) of_missing: Asked,
    /// Those that are known to look at nothing but the block.
    pub(super) within: Asked,
    /// Those whose reasons ask for the path.
    pub(super) by_path: Vec<(usize, IsSilent)>,
}

impl Sorted {
    /// Those of the policy.
    pub(super) fn of(policy: &Policy) -> Self {
        let generator = policy.dialect.generator;
        let is_active = |rule: &Rule| {
            policy.levels.is_on(rule.id)
                && rule.runs_under(generator)
                && !matches!(rule.check, Check::Elsewhere)
        };
        let places = (0..RULES.len()).filter(|&place| is_active(RULES[place]));
        let active: Vec<Active> = places.map(|place| (place, silence::of(RULES[place].id.0))).collect();
        let mut sorted = Self { active, ..Self::default() };
        for &(place, reasons) in &sorted.active.clone() {
            let rule = RULES[place];
            if silence::sight(rule.id.0) == Sight::Page && !silence::is_of_loader(rule.id.0) {
                sorted.of_values.insert(place);
            }
            if matches!(rule.id.0, "missing-field" | "unknown-field") {
                sorted.of_missing.insert(place);
            }
            let Some(reasons) = reasons else {
                // Those of fields are asked where there are fields of their types.
                if !matches!(rule.check, Check::Field { .. }) {
                    sorted.always.insert(place);
                }
                continue;
            };
            sorted.within.insert(place);
            match silence::sight(rule.id.0) {
                Sight::Names => sorted.of_names.insert(place),
                Sight::Fields => sorted.of_fields.insert(place),
                Sight::Kinds => {
                    sorted.of_fields.insert(place);
                    sorted.of_kinds.insert(place);
                }
                Sight::Items => {
                    sorted.of_fields.insert(place);
                    sorted.of_items.insert(place);
                }
                Sight::Page => {}
            }
            for reason in reasons {
                match *reason {
                    Silence::None => sorted.always.insert(place),
                    Silence::Policy(is_silent) if !is_silent(policy) => sorted.always.insert(place),
                    Silence::Path(is_silent) => sorted.by_path.push((place, is_silent)),
                    Silence::Policy(_) | Silence::Field(_) | Silence::Flag(_) => {}
                }
            }
        }
        sorted
    }
}
