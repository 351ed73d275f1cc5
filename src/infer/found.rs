//! What is found in the pages of a collection without a configuration, which the one to be written must not silence.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::Field;
use crate::diagnostic::{Diagnostic, RuleId};
use crate::schema::FieldType;

use super::guess::Guess;
use super::shares::is_few;

/// Rules about names that would be in order in a list of fields.
const NAMES: [&str; 2] = ["inconsistent-field-name", "unknown-field"];

/// Rules about values that would be in order where their type is expected.
const VALUES: [&str; 3] = ["ambiguous-scalar", "implicit-date-string", "lossy-number"];

/// Rules that say what the configuration is for: it names the fields, which of them are required, and those with terms.
const WANTED: [&str; 7] = [
    "comma-in-item",
    "duplicate-item",
    "misspelt-item",
    "missing-field",
    "near-duplicate-item",
    "not-allowed",
    "unknown-field",
];

/// The fields of a collection that are reported without a configuration.
#[derive(Clone, Debug, Default)]
pub struct Found {
    names: BTreeSet<Box<str>>,
    values: BTreeSet<Box<str>>,
    /// How often a rule would report a field under the inferred configuration only.
    new: BTreeMap<(Box<str>, RuleId), u64>,
}

impl Found {
    /// Notes what is found in a page.
    pub fn add(&mut self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            self.note(diagnostic);
        }
    }

    fn note(&mut self, diagnostic: &Diagnostic) {
        let Some(field) = &diagnostic.field else { return };
        let rule = diagnostic.rule.0;
        let set = if NAMES.contains(&rule) {
            &mut self.names
        } else if VALUES.contains(&rule) {
            &mut self.values
        } else {
            return;
        };
        set.insert(whole(field.as_str()));
    }

    /// Notes what only the inferred configuration reports in a page.
    pub fn weigh(&mut self, new: &[&Diagnostic]) {
        for diagnostic in new.iter().filter(|found| !WANTED.contains(&found.rule.0)) {
            if let Some(field) = &diagnostic.field {
                *self.new.entry((whole(field.as_str()), diagnostic.rule)).or_default() += 1;
            }
        }
    }

    /// Whether the type makes noise: what is reported so often is meant.
    fn is_noisy(&self, name: &str) -> bool {
        self.new.iter().any(|((field, _), &count)| **field == *name && !is_few(count))
    }

    /// Whether the name is possibly a typo.
    pub(super) fn is_slip(&self, field: &Field) -> bool {
        self.names.contains(&field.name)
    }

    /// Leaves the type open where a value is not read as it is written: a check says so where there is no type.
    pub(super) fn open(&self, field: &Field, guess: &mut Guess) {
        if self.values.contains(&field.name) || self.is_noisy(&field.name) {
            guess.types = vec![FieldType::Any];
            guess.settings.retain(|(name, _)| *name == "required");
        }
    }
}

/// The field as the profile names it: items are one field, `tags[]`.
fn whole(field: &str) -> Box<str> {
    let mut name = String::with_capacity(field.len());
    let mut is_number = false;
    for sign in field.chars() {
        is_number = sign == '[' || is_number && sign.is_ascii_digit();
        if sign == '[' || !is_number {
            name.push(sign);
        }
    }
    name.into()
}
