//! What a field of the page contains, be it written there or inherited: what conditions and variants ask.

use crate::document::{Entry, entry_of};
use crate::generators::Case;
use crate::loader::Dialect;
use crate::schema::{Held, Schema};

use super::context::Place;

impl Place<'_> {
    /// What the field of that name contains in a mapping, which may be that of the whole page.
    pub fn held<'h>(
        &self,
        dialect: &Dialect,
        entries: &'h [Entry<'_>],
        name: &str,
        is_whole: bool,
    ) -> Held<'h> {
        let entry = entry_of(entries, name, dialect.generator.facts().names.case == Case::Ignored);
        if entry.is_some() || !is_whole {
            return Held::of(entry);
        }
        match self.facts.defaults.field(self.files, self.path, dialect, name) {
            None => Held::Nothing,
            Some(inherited) => inherited.value.as_ref().map_or(Held::Unknown, Held::of_json),
        }
    }

    /// What is expected of a page with these entries.
    pub fn expected<'s>(&self, schema: &'s Schema, dialect: &Dialect, entries: &[Entry<'_>]) -> &'s Schema {
        schema.of_held(|by| self.held(dialect, entries, by, true))
    }
}
