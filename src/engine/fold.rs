//! Findings that say the same of many pages: one of them, with the places of the others.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Diagnostic, Related, RuleId};
use crate::line_index::LineIndex;
use crate::outcome::{FileOutcome, count};
use crate::validators::collection::near_duplicate_item;

use super::Report;

/// So many pages are listed one by one.
const MOST: usize = 3;
/// So many of the other places are named.
const NAMED: usize = 10;

/// The outcome, and the finding in it.
type At = (usize, usize);

impl Report {
    /// Folds what one rule says in the same words of many places into the finding at the first of them, for people to
    /// read; what fixes and baselines work on is not folded.
    pub fn fold(&mut self) {
        let mut groups: FxHashMap<(RuleId, String), Vec<At>> = FxHashMap::default();
        for (at, outcome) in self.outcomes.iter().enumerate() {
            for (place, found) in
                outcome.diagnostics().iter().enumerate().filter(|(_, found)| is_folded(found))
            {
                groups.entry((found.rule, found.message.clone())).or_default().push((at, place));
            }
        }
        groups.retain(|_, places| places.len() > MOST);
        if groups.is_empty() {
            return;
        }
        let mut dropped: FxHashSet<At> = FxHashSet::default();
        for places in groups.into_values() {
            let Some(((at, place), others)) = places.split_first() else { continue };
            let related: Vec<Related> = others
                .iter()
                .take(NAMED)
                .filter_map(|(at, place)| related(&self.outcomes[*at], *place))
                .collect();
            if let FileOutcome::Checked { diagnostics, .. } = &mut self.outcomes[*at] {
                let first = &mut diagnostics[*place];
                let help = first.help.take().unwrap_or_default();
                first.help = Some(format!("{help}, here and in {}", count(others.len(), "other place")));
                first.related.extend(related);
            }
            dropped.extend(others);
        }
        for (at, outcome) in self.outcomes.iter_mut().enumerate() {
            if let FileOutcome::Checked { diagnostics, .. } = outcome {
                let mut place = 0;
                diagnostics.retain(|_| {
                    place += 1;
                    !dropped.contains(&(at, place - 1))
                });
            }
        }
        self.recount();
    }
}

fn is_folded(found: &Diagnostic) -> bool {
    found.rule == near_duplicate_item::RULE.id
}

/// The place of a finding, as one of another file names it.
fn related(outcome: &FileOutcome, place: usize) -> Option<Related> {
    let FileOutcome::Checked { path, source: Some(source), diagnostics } = outcome else { return None };
    let span = diagnostics.get(place)?.span;
    let lines = LineIndex::new(&source.text);
    let at = Some((lines.position(span.start), lines.position(span.end)));
    Some(Related { path: path.clone(), span, at, message: "also here".to_owned() })
}
