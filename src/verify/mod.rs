//! Selects the valid fixes of a page: those that change only the fixed fields.

mod holds;
mod suppressed;

pub use holds::holds;

use holds::holds_for;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::document::Document;
use crate::loader::Dialect;

/// How often the fixes of one page are tried, and how many bytes are read for it. What has not been tried by then is not
/// offered; when the others have been made, it may be.
const MOST_TRIES: usize = 100;
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// Takes away the fixes that would break the block or change another field, so that what is offered is what `--fix`
/// makes. A page without fixes costs one look at its findings.
pub fn withhold(page: &Document<'_>, found: &mut [Diagnostic], dialect: &Dialect) {
    let mut waiting: Vec<usize> = (0..found.len()).filter(|&at| !edits(&found[at]).is_empty()).collect();
    if waiting.is_empty() {
        return;
    }
    let mut trial = Trial { page, dialect, found, tries: 0, refused: Vec::new() };
    let (mut guesses, mut refused) = (Vec::new(), 0);
    // Those that touch another one have their turn after it.
    while !waiting.is_empty() && !trial.is_over() {
        let group = apart(trial.found, &mut waiting);
        // `--fix` makes the safe ones alone: what is valid only because a guess is made with it, is a guess, too.
        let is_safe = |at: &usize| applicability(trial.found, *at) == Some(Applicability::Safe);
        let safe: Vec<usize> = group.iter().copied().filter(is_safe).collect();
        if !safe.is_empty() && safe.len() < group.len() {
            trial.sift(&safe);
            guesses.append(&mut trial.refused.split_off(refused));
        }
        trial.sift(&group);
        refused = trial.refused.len();
    }
    for at in trial.refused.into_iter().chain(waiting) {
        found[at].fix = None;
    }
    for at in guesses {
        if let Some(fix) = &mut found[at].fix {
            fix.applicability = Applicability::Unsafe;
        }
    }
}

/// The fixes of at least that applicability that can be made at once: in file order, without those that touch an earlier
/// one.
pub fn choose(found: &[Diagnostic], least: Applicability) -> Vec<&Diagnostic> {
    let fits = |fix: &Fix| fix.applicability >= least && !fix.edits.is_empty();
    let mut wanted = (0..found.len()).filter(|&at| found[at].fix.as_ref().is_some_and(fits)).collect();
    apart(found, &mut wanted).into_iter().map(|at| &found[at]).collect()
}

/// Takes out of `waiting` the fixes that do not touch each other, in file order, and leaves the others there.
fn apart(found: &[Diagnostic], waiting: &mut Vec<usize>) -> Vec<usize> {
    waiting.sort_by_key(|&at| (found[at].fix.as_ref().map(reach), found[at].rule));
    let mut end = None;
    let mut group = Vec::new();
    waiting.retain(|&at| {
        let Some((from, to)) = found[at].fix.as_ref().map(reach) else { return false };
        let free = end.is_none_or(|end| from > end);
        if free {
            end = Some(to);
            group.push(at);
        }
        !free
    });
    group
}

/// From the first byte that a fix touches to the last.
fn reach(fix: &Fix) -> (u32, u32) {
    let from = fix.edits.iter().map(|edit| edit.span.start).min().unwrap_or(0);
    let to = fix.edits.iter().map(|edit| edit.span.end).max().unwrap_or(0);
    (from, to)
}

fn applicability(found: &[Diagnostic], at: usize) -> Option<Applicability> {
    found.get(at)?.fix.as_ref().map(|fix| fix.applicability)
}

fn edits(found: &Diagnostic) -> &[Edit] {
    found.fix.as_ref().map_or(&[], |fix| &fix.edits)
}

/// Fixes tried on the text of a page, each named by its finding's place in `found`.
struct Trial<'t> {
    page: &'t Document<'t>,
    dialect: &'t Dialect,
    found: &'t [Diagnostic],
    tries: usize,
    refused: Vec<usize>,
}

impl Trial<'_> {
    /// Refuses the fixes that are not valid. Most are valid all at once; of those that do not, halves are tried.
    fn sift(&mut self, offers: &[usize]) {
        if self.is_over() {
            self.refused.extend_from_slice(offers);
            return;
        }
        if self.holds(offers) {
            return;
        }
        if let [offer] = offers {
            self.refused.push(*offer);
            return;
        }
        let (first, second) = offers.split_at(offers.len() / 2);
        self.sift(first);
        self.sift(second);
    }

    fn is_over(&self) -> bool {
        self.tries > MOST_TRIES.min(1 + MOST_BYTES / self.page.source.text.len().max(1))
    }

    fn holds(&mut self, offers: &[usize]) -> bool {
        self.tries += 1;
        let old = self.page.source.bytes();
        let offers: Vec<&Diagnostic> = offers.iter().map(|&at| &self.found[at]).collect();
        let edits: Vec<&Edit> = offers.iter().flat_map(|found| edits(found)).collect();
        let Some(new) = Edit::apply(old, &edits) else { return false };
        new != old && holds_for((self.page, old), (&new, self.page.source.complete), &offers, self.dialect)
    }
}
