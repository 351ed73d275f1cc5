//! The places of the names that pages have: what is expected of each is worked out once.

use std::sync::Arc;

use super::Prover;
use super::slot::{Seen, Slot};
use super::written::Entry;

/// More names are not remembered, so that memory does not grow with the pages.
const MOST_NAMES: usize = 4096;

/// The names of the fields of the page before, in their order.
#[derive(Clone, Copy)]
pub(super) struct Shape<'s> {
    pub(super) slots: &'s [Slot],
    pub(super) places: &'s [usize],
}

impl Shape<'_> {
    /// The place of the name at `at`, and its length, if the line begins with it and a colon.
    pub(super) fn place(self, at: usize, line: &[u8]) -> Option<(usize, usize)> {
        let place = *self.places.get(at)?;
        let name = self.slots.get(place)?.name.as_bytes();
        (line.get(name.len()) == Some(&b':') && line.starts_with(name)).then_some((place, name.len()))
    }
}

impl Prover {
    /// The number of a name, whatever its letter case.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(name.to_ascii_lowercase().into()).or_insert(next)
    }

    /// The place of what is expected of the field at `at` on the page; `None` if there are too many names.
    pub(super) fn slot(&mut self, text: &str, entry: &Entry, at: usize) -> Option<usize> {
        let place = match entry.slot {
            Some(place) => place,
            None => self.named(text.get(entry.name.0..entry.name.1)?)?,
        };
        if self.shape.get(at) != Some(&place) {
            self.shape.truncate(at);
            self.names_before = None;
            self.shape.push(place);
        }
        Some(place)
    }

    /// The same wherever it is on the page.
    fn named(&mut self, name: &str) -> Option<usize> {
        if let Some(&place) = self.names.get(name) {
            return Some(place);
        }
        // What a page gives to other pages is checked beside its own fields, not by them.
        let is_given =
            self.policy.dialect.generator.facts().cascades.is_some() && name.eq_ignore_ascii_case("cascade");
        if is_given || self.slots.len() >= MOST_NAMES {
            return None;
        }
        let policy = Arc::clone(&self.policy);
        let active = std::mem::take(&mut self.rules.active);
        let mut slot = Slot::of(&policy, &active, name, |name| self.number(name));
        self.rules.active = active;
        slot.seen = match slot.asked.shared(self.rules.of_fields) {
            none if none.is_empty() => Seen::Nothing,
            some if some.is_in(self.rules.of_kinds) => Seen::Kind,
            some if some.is_in(self.rules.of_items) => Seen::Items,
            _ => Seen::Value,
        };
        self.names.insert(name.into(), self.slots.len());
        self.slots.push(slot);
        Some(self.slots.len() - 1)
    }
}
