//! What is found in the pages of a collection without a configuration, which the one to be written must not silence.

use std::collections::BTreeSet;

use crate::audit::Field;
use crate::diagnostic::Diagnostic;
use crate::schema::FieldType;

use super::guess::Guess;

/// Rules about names that would be in order in a list of fields.
const NAMES: [&str; 2] = ["inconsistent-field-name", "unknown-field"];

/// Rules about values that would be in order where their type is expected.
const VALUES: [&str; 3] = ["ambiguous-scalar", "implicit-date-string", "lossy-number"];

/// The fields of a collection that are reported without a configuration.
#[derive(Clone, Debug, Default)]
pub struct Found {
    names: BTreeSet<Box<str>>,
    values: BTreeSet<Box<str>>,
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
        // Items are one field: `tags[]`.
        let mut name = String::with_capacity(field.as_str().len());
        let mut is_number = false;
        for sign in field.as_str().chars() {
            is_number = sign == '[' || is_number && sign.is_ascii_digit();
            if sign == '[' || !is_number {
                name.push(sign);
            }
        }
        set.insert(name.into());
    }

    /// Whether the name is possibly a typo.
    pub(super) fn is_slip(&self, field: &Field) -> bool {
        self.names.contains(&field.name)
    }

    /// Leaves the type open where a value is not read as it is written: a check says so where there is no type.
    pub(super) fn open(&self, field: &Field, guess: &mut Guess) {
        if self.values.contains(&field.name) {
            guess.types = vec![FieldType::Any];
            guess.settings.retain(|(name, _)| *name == "required");
        }
    }
}
