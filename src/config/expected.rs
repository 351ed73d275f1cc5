//! The schema of a page: its collection, the sections of its preset, the overrides, and each variant with all of that.

use crate::schema::{Additional, Choice, Schema};

use super::merge::{declare, merge, narrow};
use super::presets;
use super::references;
use super::site::Site;
use super::written::{Collection, FieldSpec, Override};

impl Site {
    /// The sections that apply to a page, and after them what names alone suggest.
    pub(super) fn with_well_known<'s>(
        &'s self,
        sections: impl Iterator<Item = &'s Collection>,
    ) -> Vec<&'s Collection> {
        let well_known = self.preset.well_known.then(presets::well_known);
        sections.chain(well_known.into_iter().flat_map(|preset| &preset.config.collections)).collect()
    }

    /// What is expected of the pages of a collection, or of those of none.
    pub(super) fn schema(
        &self,
        collection: Option<&Collection>,
        sections: &[&Collection],
        changes: &[&Override],
    ) -> Schema {
        let own = collection.and_then(|part| part.additional);
        let overridden = changes.iter().rev().find_map(|change| change.additional);
        let targets = references::to(collection, self.config());
        let build = |fields: &[FieldSpec], additional: Option<Additional>, choices: Vec<Choice>| {
            let mut schema = Schema::default();
            merge(&mut schema, collection, fields, sections);
            declare(&mut schema, &self.facts, self.generator());
            if let Some(presence) = changes.iter().rev().find_map(|change| change.presence) {
                schema.presence = presence;
            }
            narrow(&mut schema, collection.map(|_| fields), overridden.or(additional).or(own));
            schema.choices = collection.map(|part| part.choices.clone()).unwrap_or_default();
            schema.choices.extend(choices);
            schema.targets.clone_from(&targets);
            schema
        };
        let fields = collection.map_or(&[][..], |part| &part.fields);
        let mut schema = build(fields, None, Vec::new());
        let variants = collection.and_then(|part| part.variants.as_ref());
        schema.variants = variants.map(|specs| Box::new(specs.schemas(fields, build)));
        schema
    }
}
