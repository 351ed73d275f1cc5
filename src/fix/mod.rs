//! The fix engine: byte edits in rounds until nothing changes, each round verified.

mod attributes;
mod diff;
mod ignores;
mod leftovers;
mod wide;
mod write;

use std::hash::Hasher;
use std::path::Path;
use std::sync::Arc;

use rustc_hash::{FxHashSet, FxHasher};

pub use diff::{below, unified};
pub use ignores::{Ignored, add_ignores};
pub use leftovers::is_temporary;
pub use write::{Flush, Replaced, WriteError, Writer, create};

use wide::Wide;

use crate::config::Policy;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Made};
use crate::engine::{self, Run, Unreported};
use crate::loader;
use crate::outcome::FileOutcome;
use crate::validators::block::syntax;
use crate::verify;

/// A file is fixed until nothing changes, but at most this many bytes are read for it: a round of a long page takes long.
const MOST_READ: usize = 1 << 20;

/// Fewer rounds than this are not too many for a page whose front matter is shorter than that.
const LEAST_ROUNDS: usize = 20;

/// What fixing one file came to.
#[derive(Debug)]
pub struct Fixed {
    /// The whole file, fixed.
    pub bytes: Vec<u8>,
    /// What was fixed, in the order it was done.
    pub applied: Vec<Made>,
    /// Fixes that were dropped because they would have broken the block or changed another field.
    pub dropped: Vec<Made>,
    /// What is found in the fixed file.
    pub outcome: FileOutcome,
    /// Whether it was left before everything was fixed, because that would take too long.
    pub is_cut: bool,
    wide: Wide,
}

/// A page to be fixed, and how.
#[derive(Clone, Copy, Debug)]
pub struct Job<'j> {
    /// Where it is.
    pub path: &'j Arc<Path>,
    /// What applies to it.
    pub policy: &'j Policy,
    /// The run.
    pub run: Run,
    /// The applicability a fix must have.
    pub least: Applicability,
    /// Whether it has neighbours on the disk.
    pub on_disk: bool,
    /// What the run does not report.
    pub unreported: &'j Unreported,
}

impl Job<'_> {
    /// What is found in `bytes`.
    fn check(&self, bytes: &[u8]) -> FileOutcome {
        self.reported(engine::check_bytes(self.path, bytes, self.policy, self.run, self.on_disk))
    }

    /// What of it may offer a fix.
    fn offers(&self, bytes: &[u8]) -> FileOutcome {
        self.reported(engine::check_to_fix(self.path, bytes, self.policy, self.run, self.on_disk))
    }

    fn reported(&self, mut outcome: FileOutcome) -> FileOutcome {
        self.unreported.leave(&mut outcome);
        outcome
    }
}

/// Fixes the text of one file. `found` is what is known to be found in it, of which only the findings of rules over the
/// collection matter: the page alone does not show them.
pub fn fix_bytes(job: &Job<'_>, bytes: Vec<u8>, found: &[Diagnostic]) -> Fixed {
    let mut fixed = Fixed {
        outcome: job.offers(&bytes),
        wide: Wide::of(found),
        bytes,
        applied: Vec::new(),
        dropped: Vec::new(),
        is_cut: false,
    };
    fixed.wide.join(&mut fixed.outcome);
    let (mut seen, mut read) = (FxHashSet::default(), 0);
    // Rules that undo each other must not spin: a text that was there before comes again and again.
    while seen.insert(hash(&fixed.bytes)) {
        let are_many = seen.len() > LEAST_ROUNDS || fixed.outcome.text().len() > MOST_READ;
        if are_many && read > MOST_READ {
            fixed.is_cut = true;
            break;
        }
        read += fixed.effort();
        // Writing the page anew may only be possible when something else is fixed, so it is tried in every round.
        let is_recoded = job.least == Applicability::Unsafe && fixed.recode(job);
        if !fixed.round(job) && !is_recoded {
            break;
        }
    }
    fixed.look_again(job);
    fixed
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

impl Fixed {
    /// Writes a page that is not UTF-8 anew, where its front matter then parses. The one fix that changes the body.
    /// Whether it did.
    fn recode(&mut self, job: &Job<'_>) -> bool {
        let is_whole = |found: &&Diagnostic| found.fix.as_ref().is_some_and(|fix| fix.edits.is_empty());
        let Some(offer) = self.outcome.diagnostics().iter().find(is_whole) else { return false };
        let Some(loader::Recoded { text, .. }) = loader::recode(&self.bytes) else { return false };
        let outcome = job.offers(text.as_bytes());
        let is_mended = outcome.diagnostics().iter().all(|found| found.rule != offer.rule);
        if is_mended {
            self.applied.push(Made::of(offer));
            self.bytes = text.into_bytes();
            self.outcome = outcome;
            self.wide = Wide::default();
        }
        is_mended
    }

    /// How many bytes a round reads: the parser stops at the first error, everything else is only looked through.
    fn effort(&self) -> usize {
        let first = self.outcome.diagnostics().iter().find(|found| found.fix.is_some());
        let parsed = first.map_or(0, |found| found.span.start as usize);
        // Of the body, little more than its end is looked at.
        parsed + self.outcome.text().len() / 16 + self.bytes.len() / 256
    }

    /// Adds what is found behind a syntax error that is left, and takes away the offers that turned out not to be valid.
    fn look_again(&mut self, job: &Job<'_>) {
        let is_open = |found: &Diagnostic| found.fix.is_some() || found.rule == syntax::RULE.id;
        let is_hidden = !job.policy.levels.is_on(syntax::RULE.id);
        if is_hidden || self.outcome.diagnostics().iter().any(is_open) {
            self.outcome = job.check(&self.bytes);
            self.wide.join(&mut self.outcome);
        }
    }

    /// One round; whether anything changed.
    fn round(&mut self, job: &Job<'_>) -> bool {
        let offers: Vec<Diagnostic> =
            verify::choose(self.outcome.diagnostics(), job.least).into_iter().cloned().collect();
        self.dropped.clear();
        let all: Vec<&Diagnostic> = offers.iter().collect();
        let mut changed = !all.is_empty() && self.take(&all, job);
        if !changed {
            // Together they break something: one at a time, from the last in the file, so that earlier offsets stay valid.
            // What is dropped here may be valid in the next round, when its neighbours are fixed.
            for offer in all.iter().rev() {
                if self.take(&[*offer], job) {
                    changed = true;
                } else {
                    self.dropped.push(Made::of(offer));
                }
            }
        }
        if changed {
            self.outcome = job.offers(&self.bytes);
            self.wide.join(&mut self.outcome);
        }
        changed
    }

    /// Applies these offers if the result is valid; whether it did.
    fn take(&mut self, offers: &[&Diagnostic], job: &Job<'_>) -> bool {
        let edits: Vec<&Edit> =
            offers.iter().filter_map(|found| found.fix.as_ref()).flat_map(|fix| &fix.edits).collect();
        let Some(bytes) = Edit::apply(&self.bytes, &edits) else { return false };
        if bytes == self.bytes || !verify::holds(job.path, &self.bytes, &bytes, offers, &job.policy.dialect) {
            return false;
        }
        self.bytes = bytes;
        self.wide.mended(offers);
        self.applied.extend(offers.iter().map(|found| Made::of(found)));
        true
    }
}
