//! Findings of rules over the collection: carried along while a page is fixed, because the page alone does not show them.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Diagnostic, Edit, Fix, Moves};
use crate::outcome::FileOutcome;
use crate::span::Span;
use crate::validators::{self, Rule};

/// The findings that are still valid, their places moved with the edits.
#[derive(Debug, Default)]
pub(super) struct Wide(Vec<Diagnostic>);

impl Wide {
    /// Those of `found` that come from a rule over the collection.
    pub(super) fn of(found: &[Diagnostic]) -> Self {
        Self(found.iter().filter(|found| is_wide(found)).cloned().collect())
    }

    /// Adds them to what the page itself shows.
    pub(super) fn join(&self, outcome: &mut FileOutcome) {
        let FileOutcome::Checked { diagnostics, .. } = outcome else { return };
        // A rule over the collection may have found some of them in the page itself.
        let mut known: FxHashMap<Place, Vec<&Diagnostic>> = FxHashMap::default();
        for found in diagnostics.iter() {
            known.entry(place(found)).or_default().push(found);
        }
        let is_new =
            |found: &&Diagnostic| known.get(&place(found)).is_none_or(|there| !there.contains(found));
        let new = self.0.iter().filter(is_new).cloned().collect::<Vec<_>>();
        diagnostics.extend(new);
        diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    }

    /// Drops what the fixes of `offers` have fixed or touched, and moves what is after them.
    pub(super) fn mended(&mut self, offers: &[&Diagnostic]) {
        if self.0.is_empty() {
            return;
        }
        let moves =
            Moves::of(offers.iter().filter_map(|found| found.fix.as_ref()).flat_map(|fix| &fix.edits));
        let made: FxHashSet<Place> = offers.iter().map(|found| place(found)).collect();
        self.0.retain_mut(|found| !made.contains(&place(found)) && shift(found, &moves).is_some());
    }
}

/// What two findings have in common that are the same, and few others.
type Place = (&'static str, Span);

const fn place(found: &Diagnostic) -> Place {
    (found.rule.0, found.span)
}

fn is_wide(found: &Diagnostic) -> bool {
    validators::find(found.rule.0).is_some_and(Rule::is_over_collection)
}

/// Moves everything in a finding; `None` if an edit touches its place.
fn shift(found: &mut Diagnostic, moves: &Moves<'_>) -> Option<()> {
    found.span = moved(found.span, moves)?;
    found.secondary.retain_mut(|label| match moved(label.span, moves) {
        Some(span) => {
            label.span = span;
            true
        }
        None => false,
    });
    let is_lost = |edit: &mut Edit| moved(edit.span, moves).map(|span| edit.span = span).is_none();
    if let Some(Fix { edits: own, .. }) = &mut found.fix
        && own.iter_mut().any(is_lost)
    {
        found.fix = None;
    }
    Some(())
}

/// Where a span is after the edits; `None` if one of them touches it.
fn moved(span: Span, moves: &Moves<'_>) -> Option<Span> {
    let (added, next) = moves.at(span.start);
    if next.is_some_and(|edit| edit.span.start < span.end) {
        return None;
    }
    let at = |offset: u32| u32::try_from(i64::from(offset) + added).ok();
    Some(Span::new(at(span.start)?, at(span.end)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_move_with_the_edits_before_them() {
        let longer = Edit::replace(Span::new(2, 4), "xyz");
        let gone = Edit::delete(Span::new(20, 30));
        let edits = Moves::of([&gone, &longer]);
        assert_eq!(moved(Span::new(0, 2), &edits), Some(Span::new(0, 2)));
        assert_eq!(moved(Span::new(5, 8), &edits), Some(Span::new(6, 9)));
        assert_eq!(moved(Span::new(3, 8), &edits), None);
        assert_eq!(moved(Span::new(40, 41), &edits), Some(Span::new(31, 32)));
    }
}
