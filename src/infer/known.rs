//! What the preset, or its name, says of a field already: what is inferred must not say less, or otherwise.

use std::path::{Path, PathBuf};

use crate::audit::{Field, families};
use crate::config::Policy;
use crate::schema::{self, FieldType, Origin, Schema};

use crate::generators::Generator;

use super::found::Found;
use super::guess::Guess;

/// What applies to the pages of a collection without a configuration.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// What is expected of them.
    pub schema: Schema,
    /// Their generator.
    pub generator: Generator,
    /// One of them.
    pub page: PathBuf,
    /// What is found in them.
    pub found: Found,
}

impl Known {
    /// What applies under the policy of a page, of which nothing is found yet.
    pub fn of(policy: &Policy, page: &Path) -> Self {
        let (schema, generator) = (policy.schema.clone(), policy.dialect.generator);
        Self { schema, generator, page: page.to_owned(), found: Found::default() }
    }

    /// Whether the generator drops a field of that name, or stops at it.
    pub(super) fn drops(&self, name: &str) -> bool {
        let of_preset = |field: &schema::Field| field.origin == Origin::Preset;
        let is_known = self.schema.field(name).is_some_and(of_preset);
        !is_known
            && self.schema.fields.iter().any(of_preset)
            && (self.generator.facts().at_stranger)(&self.page, name).is_some()
    }
}

/// Settings that fit a field whose type is left to the preset.
const OF_ANY: [&str; 2] = ["required", "unique"];

/// Brings a guess into line with what is known of the field.
pub(super) fn respect(guess: &mut Guess, field: &Field, known: &schema::Field) {
    let types: Vec<_> = std::iter::once(known.kind.field_type()).chain(known.also.iter().copied()).collect();
    let is_same = guess.types.first() == types.first();
    let is_text =
        |kind: FieldType| kind == FieldType::String && matches!(types[0], FieldType::Url | FieldType::Image);
    let fits = families(field).iter().all(|(kind, _)| types.contains(kind) || is_text(*kind));
    let is_narrower = types.iter().any(|kind| *kind != FieldType::Null && !guess.types.contains(kind));
    let is_plain = guess.settings.iter().all(|(name, _)| OF_ANY.contains(name));
    if fits && is_same && is_narrower && is_plain {
        // The types of the preset would be listed although the pages use only some of them.
        guess.is_known = true;
    } else if fits && is_same {
        let is_required = guess.settings.iter().any(|(name, _)| *name == "required");
        // Of the other types that the generator takes only those that pages use: nobody means a date to be a mapping.
        let seen: Vec<FieldType> = families(field).iter().map(|(kind, _)| *kind).collect();
        let is_used = |kind: &FieldType| *kind == types[0] || seen.contains(kind);
        let is_kept = |kind: &FieldType| if *kind == FieldType::Null { !is_required } else { is_used(kind) };
        guess.types = types.iter().copied().filter(is_kept).collect();
    } else {
        guess.is_known = true;
        guess.settings.retain(|(name, _)| OF_ANY.contains(name));
        guess.notes.clear();
    }
}
