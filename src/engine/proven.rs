//! A page that is checked by a proof: by the few rules that have to look at it, or by none.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::document::Source;
use crate::loader::{self, ReadError, Split};
use crate::outcome::FileOutcome;
use crate::prover::{Memory, Proof, Prove, Prover};
use crate::validators::{Observations, Plan, Sink};

use super::Case;

type Judged = (FileOutcome, bool);

impl Case<'_> {
    /// Checks a page on the disk: if it can be proven, without most of the rules.
    pub(super) fn prove(
        &self,
        path: &Arc<Path>,
        is_file: bool,
        (prover, memory): (&mut Prover, &mut Memory),
        prove: Prove,
        buffer: &mut Vec<u8>,
        observations: &mut Observations,
    ) -> Result<Judged, ReadError> {
        let is_compared = prove == Prove::Compare;
        let mut proof = Proof::None;
        let read = loader::read_unless(path, is_file, &self.policy.dialect, buffer, |head| {
            proof = prover.prove(head, path, self.run.now, memory);
            matches!(proof, Proof::Whole) && !is_compared
        })?;
        let Some((source, split)) = read else { return Ok((clean(path), false)) };
        match proof {
            Proof::None => Ok(self.judge(source, split, observations)),
            _ if is_compared => self.compared(source, split, &proof, observations),
            Proof::Whole => Ok((clean(path), false)),
            Proof::But(plan) => Ok(self.judge_by(plan, source, split, observations)),
        }
    }

    /// Asks the rules of `plan`, and all of them if these find something.
    fn judge_by(&self, plan: &Plan, source: Source, split: Split, observations: &mut Observations) -> Judged {
        if self.is_clean(plan, &source, split.clone(), observations) {
            return (clean(&source.path), false);
        }
        // The page has been observed.
        self.judge(source, split, &mut Observations::default())
    }

    /// Whether the rules of `plan` find nothing. They observe the page.
    fn is_clean(&self, plan: &Plan, source: &Source, split: Split, observations: &mut Observations) -> bool {
        let document = loader::parse(source, split, &self.policy.dialect);
        let mut sink = Sink::new(&self.policy.levels);
        plan.run(&self.page(&document), observations, &mut sink);
        sink.finish().is_empty()
    }

    /// Goes both ways.
    fn compared(
        &self,
        source: Source,
        split: Split,
        proof: &Proof<'_>,
        observations: &mut Observations,
    ) -> Result<Judged, ReadError> {
        let path = Arc::clone(&source.path);
        let (mut seen, mut seen_by_proof) = (Observations::default(), Observations::default());
        let is_clean = match proof {
            Proof::But(plan) => self.is_clean(plan, &source, split.clone(), &mut seen_by_proof),
            Proof::Whole | Proof::None => true,
        };
        let (outcome, waits) = self.judge(source, split, &mut seen);
        let wrong = match outcome.diagnostics().first() {
            Some(found) if is_clean => Some(format!("there is a finding of `{}`", found.rule)),
            _ if waits && is_clean => Some("a comment waits for other pages".to_owned()),
            _ if seen != seen_by_proof => Some("other rules observe it".to_owned()),
            _ => None,
        };
        if let Some(wrong) = wrong {
            let cause = io::Error::other(format!("the page was proven to be clean, but {wrong}"));
            return Err(ReadError { path, cause });
        }
        observations.merge(seen);
        Ok((outcome, waits))
    }
}

/// A page without findings.
fn clean(path: &Arc<Path>) -> FileOutcome {
    FileOutcome::Checked { path: Arc::clone(path), source: None, diagnostics: Vec::new() }
}
