//! The fix engine: byte edits in rounds until nothing changes, each round verified.

mod diff;
mod ignores;
mod verify;
mod wide;
mod write;

use std::path::Path;
use std::sync::Arc;

pub use diff::{below, unified};
pub use ignores::add_ignores;
pub use verify::holds;
pub use write::{Flush, WriteError, replace};

use wide::Wide;

use crate::config::Policy;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::engine::{self, Run};
use crate::loader;
use crate::outcome::FileOutcome;

/// Rules that undo each other must not spin: after this many rounds the file is left as it then stands.
const MAX_ROUNDS: usize = 20;

/// What fixing one file came to.
#[derive(Debug)]
pub struct Fixed {
    /// The whole file, mended.
    pub bytes: Vec<u8>,
    /// What was mended, in the order it was done: rule and title.
    pub applied: Vec<(&'static str, String)>,
    /// Fixes that were dropped because they would have broken the block or changed another field.
    pub dropped: Vec<(&'static str, String)>,
    /// What is found in the mended file.
    pub outcome: FileOutcome,
    wide: Wide,
}

/// Fixes the text of one file. `least` is the applicability a fix must have; `found` is what is known to be found in
/// it, of which only the findings of rules over the collection matter: the page alone does not show them.
pub fn fix_bytes(
    path: &Arc<Path>,
    bytes: Vec<u8>,
    policy: &Policy,
    run: Run,
    least: Applicability,
    found: &[Diagnostic],
) -> Fixed {
    let mut fixed = Fixed {
        outcome: engine::check_bytes(path, &bytes, policy, run, true),
        wide: Wide::of(found),
        bytes,
        applied: Vec::new(),
        dropped: Vec::new(),
    };
    fixed.wide.join(&mut fixed.outcome);
    for _ in 0..MAX_ROUNDS {
        // Writing the page anew may only be possible when something else is mended, so it is tried in every round.
        let is_recoded = least == Applicability::Unsafe && fixed.recode(path, policy, run);
        if !fixed.round(path, policy, run, least) && !is_recoded {
            break;
        }
    }
    fixed
}

impl Fixed {
    /// Writes a page that is not UTF-8 anew, where its front matter then parses. The one fix that changes the body.
    /// Whether it did.
    fn recode(&mut self, path: &Arc<Path>, policy: &Policy, run: Run) -> bool {
        let is_whole = |found: &&Diagnostic| found.fix.as_ref().is_some_and(|fix| fix.edits.is_empty());
        let Some(offer) = self.outcome.diagnostics().iter().find(is_whole) else { return false };
        let Some(text) = loader::recode(&self.bytes) else { return false };
        let outcome = engine::check_bytes(path, text.as_bytes(), policy, run, true);
        let is_mended = outcome.diagnostics().iter().all(|found| found.rule != offer.rule);
        if is_mended {
            self.applied.push(name(offer));
            self.bytes = text.into_bytes();
            self.outcome = outcome;
            self.wide = Wide::default();
        }
        is_mended
    }

    /// One round; whether anything changed.
    fn round(&mut self, path: &Arc<Path>, policy: &Policy, run: Run, least: Applicability) -> bool {
        let offers: Vec<Diagnostic> =
            offers(self.outcome.diagnostics(), least).into_iter().cloned().collect();
        self.dropped.clear();
        let all: Vec<&Diagnostic> = offers.iter().collect();
        let mut changed = !all.is_empty() && self.take(&all, path, policy);
        if !changed {
            // Together they break something: one at a time, from the last in the file, so that earlier offsets hold.
            // What is dropped here may hold in the next round, when its neighbours are mended.
            for offer in all.iter().rev() {
                if self.take(&[*offer], path, policy) {
                    changed = true;
                } else {
                    self.dropped.push(name(offer));
                }
            }
        }
        if changed {
            self.outcome = engine::check_bytes(path, &self.bytes, policy, run, true);
            self.wide.join(&mut self.outcome);
        }
        changed
    }

    /// Applies these offers if the result holds; whether it did.
    fn take(&mut self, offers: &[&Diagnostic], path: &Arc<Path>, policy: &Policy) -> bool {
        let edits: Vec<&Edit> =
            offers.iter().filter_map(|found| found.fix.as_ref()).flat_map(|fix| &fix.edits).collect();
        let Some(bytes) = apply(&self.bytes, &edits) else { return false };
        if bytes == self.bytes || !verify::holds(path, &self.bytes, &bytes, offers, policy) {
            return false;
        }
        self.bytes = bytes;
        self.wide.mended(offers);
        self.applied.extend(offers.iter().map(|found| name(found)));
        true
    }
}

fn name(found: &Diagnostic) -> (&'static str, String) {
    (found.rule.0, found.fix.as_ref().map_or_else(String::new, |fix| fix.title.clone()))
}

/// The fixes of one round: in file order, those that touch an earlier one left for the next round.
fn offers(diagnostics: &[Diagnostic], least: Applicability) -> Vec<&Diagnostic> {
    let mut offers: Vec<&Diagnostic> = diagnostics
        .iter()
        .filter(|found| {
            found.fix.as_ref().is_some_and(|fix| fix.applicability >= least && !fix.edits.is_empty())
        })
        .collect();
    offers.sort_by_key(|found| (found.fix.as_ref().map(reach), found.rule));
    let mut end = None;
    offers.retain(|found| {
        let Some((from, to)) = found.fix.as_ref().map(reach) else { return false };
        let free = end.is_none_or(|end| from > end);
        if free {
            end = Some(to);
        }
        free
    });
    offers
}

/// From the first byte that a fix touches to the last.
fn reach(fix: &Fix) -> (u32, u32) {
    let from = fix.edits.iter().map(|edit| edit.span.start).min().unwrap_or(0);
    let to = fix.edits.iter().map(|edit| edit.span.end).max().unwrap_or(0);
    (from, to)
}

/// The bytes with the edits made; `None` where edits overlap or lie outside of the bytes.
pub fn apply(bytes: &[u8], edits: &[&Edit]) -> Option<Vec<u8>> {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| edit.span);
    let mut mended = Vec::with_capacity(bytes.len() + 64);
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        mended.extend_from_slice(bytes.get(at..range.start)?);
        mended.extend_from_slice(edit.text.as_bytes());
        bytes.get(range.clone())?;
        at = range.end;
    }
    mended.extend_from_slice(bytes.get(at..)?);
    Some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn edits_apply_in_file_order_and_never_overlap() {
        let insert = Edit::insert(1, "-");
        let replace = Edit::replace(Span::new(2, 4), "xyz");
        assert_eq!(apply(b"abcdef", &[&replace, &insert]).unwrap(), b"a-bxyzef");
        let inside = Edit::delete(Span::new(3, 5));
        assert_eq!(apply(b"abcdef", &[&replace, &inside]), None);
        let outside = Edit::delete(Span::new(5, 9));
        assert_eq!(apply(b"abcdef", &[&outside]), None);
    }
}
