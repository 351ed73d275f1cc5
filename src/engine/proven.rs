//! A page that is checked by a proof: by the few rules that have to look at it, or by none.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::config::Policy;
use crate::document::{Document, Source};
use crate::loader::{self, ReadError, Scratch, Split};
use crate::outcome::FileOutcome;
use crate::prover::{Memory, Proof, Proofs, Prove, Prover, Provers};
use crate::validators::{Observations, Plan, Sink};

use super::{Case, Run};

type Judged = (FileOutcome, bool);

impl Case<'_> {
    /// Checks a page on the disk: if it can be proven, without most of the rules.
    pub(super) fn prove(
        &self,
        path: &Arc<Path>,
        is_file: bool,
        (prover, memory): (&mut Prover, &mut Memory),
        (prove, proofs): (Prove, &mut Proofs),
        scratch: &mut Scratch,
        observations: &mut Observations,
    ) -> Result<Judged, ReadError> {
        if prove == Prove::Compare {
            return self.compared(path, is_file, (prover, memory), proofs, scratch, observations);
        }
        let (mut is_observed, mut left) = (false, None);
        let read = loader::read_unless(path, is_file, &self.policy.dialect, scratch, |head, is_complete| {
            let mut proof = prover.prove((head, is_complete), path, self.run.now, memory);
            if let Proof::Within(_) = proof {
                proof = prover.less(head, memory);
            }
            proofs.add(&proof);
            match proof {
                Proof::None => false,
                Proof::Whole => {
                    prover.repeat(path, memory);
                    true
                }
                Proof::Within(plan) => {
                    let looked = |source: &Source| {
                        let page = memory.looked_at(source)?;
                        Some(self.is_clean(&plan, &page, observations))
                    };
                    let is_clean = within(path, head, memory, looked);
                    is_observed = is_clean.is_some();
                    if is_observed {
                        prover.repeat(path, memory);
                    }
                    if is_clean == Some(true) {
                        self.learn(path, head, (prover, memory));
                    }
                    is_clean.unwrap_or_default()
                }
                Proof::But(plan) => {
                    left = Some(plan);
                    false
                }
            }
        })?;
        let Some((source, split)) = read else { return Ok((clean(path), false)) };
        if let Some(plan) = left {
            is_observed = true;
            let document = loader::parse(&source, split.clone(), &self.policy.dialect);
            if self.is_clean(&plan, &document, observations) {
                return Ok((clean(path), false));
            }
        }
        let mut again = Observations::default();
        Ok(self.judge(source, split, if is_observed { &mut again } else { observations }))
    }

    /// Whether the rules of `plan` find nothing. They observe the page.
    fn is_clean(&self, plan: &Plan, document: &Document<'_>, observations: &mut Observations) -> bool {
        let mut sink = Sink::new(&self.policy.levels);
        plan.run(&self.page(document), observations, &mut sink);
        sink.finish().is_empty()
    }

    /// Lets the prover learn what the parts of the page leave.
    fn learn(&self, path: &Arc<Path>, head: &[u8], (prover, memory): (&mut Prover, &Memory)) {
        prover.learn(path, memory, |plan, what| {
            let mut seen = Observations::default();
            let look = |source: &Source| Some(self.is_clean(plan, &memory.part(source, what)?, &mut seen));
            (within(path, head, memory, look) == Some(true)).then_some(seen)
        });
    }

    /// Goes both ways with a page on the disk.
    fn compared(
        &self,
        path: &Arc<Path>,
        is_file: bool,
        (prover, memory): (&mut Prover, &mut Memory),
        proofs: &mut Proofs,
        scratch: &mut Scratch,
        observations: &mut Observations,
    ) -> Result<Judged, ReadError> {
        let (mut head, mut is_complete) = (Vec::new(), false);
        let read = loader::read_unless(path, is_file, &self.policy.dialect, scratch, |bytes, is_all| {
            head.extend_from_slice(bytes);
            is_complete = is_all;
            false
        })?;
        let Some(page) = read else { return Ok((clean(path), false)) };
        let proof = prover.prove((&head, is_complete), path, self.run.now, memory);
        proofs.add(&proof);
        self.compare(path, &head, page, (&proof, prover, memory), observations).map_err(|wrong| {
            let words = format!("the page was proven to be clean, but {wrong}");
            ReadError { path: Arc::clone(path), cause: io::Error::other(words) }
        })
    }

    /// What all rules find and observe, or what is wrong with a proof that says otherwise.
    fn compare(
        &self,
        path: &Arc<Path>,
        head: &[u8],
        (source, split): (Source, Split),
        (proof, prover, memory): (&Proof, &mut Prover, &mut Memory),
        observations: &mut Observations,
    ) -> Result<Judged, String> {
        let mut by_proof = Observations::default();
        let is_clean = match proof {
            Proof::None => return Ok(self.judge(source, split, observations)),
            Proof::Whole => true,
            Proof::Within(plan) => {
                let look = |source: &Source| {
                    memory.document(source).map(|page| self.is_clean(plan, &page, &mut by_proof))
                };
                within(path, head, memory, look).ok_or("it has no tree")?
            }
            Proof::But(plan) => {
                let page = loader::parse(&source, split.clone(), &self.policy.dialect);
                self.is_clean(plan, &page, &mut by_proof)
            }
        };
        let is_loaded = |source: &Source| Some(self.is_loaded(&memory.document(source)?, head));
        if !within(path, head, memory, is_loaded).unwrap_or_default() {
            return Err("the loader reads it differently".to_owned());
        }
        let mut seen = Observations::default();
        let (outcome, waits) = self.judge(source, split, &mut seen);
        seen.sort();
        by_proof.sort();
        match outcome.diagnostics().first() {
            Some(found) if is_clean => return Err(format!("there is a finding of `{}`", found.rule)),
            _ if waits => return Err("a comment waits for other pages".to_owned()),
            _ if seen != by_proof => return Err("other things are observed".to_owned()),
            _ => {}
        }
        if is_clean && matches!(proof, Proof::Within(_)) {
            self.compare_less(path, head, (prover, memory), &by_proof)?;
        }
        observations.merge(seen);
        Ok((outcome, waits))
    }

    /// Compares what is known of the parts of the page, with what is observed of the others, with what all of it leaves.
    fn compare_less(
        &self,
        path: &Arc<Path>,
        head: &[u8],
        (prover, memory): (&mut Prover, &mut Memory),
        all: &Observations,
    ) -> Result<(), String> {
        let proof = prover.less(head, memory);
        let mut seen = prover.known(path, memory);
        if let Proof::Within(plan) = proof {
            let look = |source: &Source| Some(self.is_clean(&plan, &memory.looked_at(source)?, &mut seen));
            if within(path, head, memory, look) != Some(true) {
                return Err("there is a finding in a part of it".to_owned());
            }
        }
        self.learn(path, head, (prover, memory));
        seen.sort();
        if seen == *all { Ok(()) } else { Err("pages like it leave other things".to_owned()) }
    }

    /// Whether the page is as the loader makes it.
    fn is_loaded(&self, page: &Document<'_>, head: &[u8]) -> bool {
        let (source, split) = loader::head_of(&page.source.path, head, false, &self.policy.dialect);
        let loaded = loader::parse(&source, split, &self.policy.dialect);
        let place = |page: &Document<'_>| {
            page.block
                .as_ref()
                .map(|block| (block.syntax, block.open, block.content, block.close, block.seen))
        };
        loaded.root == page.root
            && loaded.comments == page.comments
            && loaded.faults == page.faults
            && place(&loaded) == place(page)
    }
}

/// Whether a page is proven, wholly or in part.
///
/// # Errors
/// When the rules say otherwise.
pub fn compare_proof(
    path: &Arc<Path>,
    bytes: &[u8],
    policy: &Arc<Policy>,
    run: Run,
    provers: &mut Provers,
) -> Result<bool, String> {
    let Some((prover, memory)) = provers.of(policy) else { return Ok(false) };
    let case = Case { on_disk: true, ..Case::new(policy, run) };
    let page = loader::head_of(path, bytes, true, &policy.dialect);
    let proof = prover.prove((bytes, true), path, run.now, memory);
    case.compare(path, bytes, page, (&proof, prover, memory), &mut Observations::default())?;
    Ok(!matches!(proof, Proof::None))
}

/// Calls `look` with the text of the page that was proven last; `None` if it makes no tree of it.
fn within<T>(
    path: &Arc<Path>,
    head: &[u8],
    memory: &Memory,
    look: impl FnOnce(&Source) -> Option<T>,
) -> Option<T> {
    let text = simdutf8::basic::from_utf8(head.get(..memory.end())?).ok()?;
    let source = Source { path: Arc::clone(path), text: text.into(), raw: None, complete: false };
    look(&source)
}

/// A page without findings.
fn clean(path: &Arc<Path>) -> FileOutcome {
    FileOutcome::Checked { path: Arc::clone(path), source: None, diagnostics: Vec::new() }
}
