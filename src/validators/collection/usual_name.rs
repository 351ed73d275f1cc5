//! The name that nearly all pages have for a field, and what speaks for another one.

use std::sync::Arc;

use crate::document::Entry;
use crate::schema::FieldType;
use crate::validators::{DocumentCx, Tally, type_of};

use super::lonely;

/// The frequent name.
pub(super) struct Usual {
    pub(super) name: String,
    /// On how many pages it is.
    pub(super) count: usize,
    pub(super) is_caseless: bool,
    /// The names that are on nearly as many pages, or more: what pages of this kind have.
    beside: Vec<String>,
}

impl Usual {
    /// The name among all, by how often they are.
    pub(super) fn of(ranked: &[(&str, &Tally)], name: &str, count: usize, is_caseless: bool) -> Arc<Self> {
        let beside = ranked.iter().filter(|(other, tally)| *other != name && tally.count * 10 >= count * 9);
        let beside = beside.map(|(other, _)| (*other).to_owned()).collect();
        Arc::new(Self { name: name.to_owned(), count, is_caseless, beside })
    }

    /// Whether two names are one.
    pub(super) fn is(&self, name: &str, other: &str) -> bool {
        name == other || (self.is_caseless && name.eq_ignore_ascii_case(other))
    }

    /// Whether the page has most of what pages with the frequent name have; on another kind of page, names differ.
    pub(super) fn is_of_kind(&self, entries: &[Entry<'_>]) -> bool {
        let has =
            |name: &&String| entries.iter().any(|it| it.key.text().is_some_and(|own| self.is(own, name)));
        self.beside.iter().filter(has).count() * 2 >= self.beside.len()
    }
}

/// Whether the name is the plural of the usual one, and may be meant: for several values, or by a generator that knows it.
pub(super) fn is_other_number(entry: &Entry<'_>, usual: &str, page: &DocumentCx<'_>) -> bool {
    entry.key.text().is_some_and(|name| {
        let is_one_text = || type_of(&entry.value, page.dialect) == FieldType::String;
        lonely::is_plural(name, usual) && (page.schema.field(name).is_some() || !is_one_text())
    })
}
