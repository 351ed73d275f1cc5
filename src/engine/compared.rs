//! `--prove compare`: goes both ways with each page, and says where they differ.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::config::Policy;
use crate::document::{Document, Source};
use crate::loader::{self, ReadError, Scratch, Split};
use crate::prover::{Memory, Proof, Proofs, Prover, Provers};
use crate::validators::Observations;

use super::proven::{Judged, clean, within};
use super::{Case, Run};

impl Case<'_> {
    /// Goes both ways with a page on the disk.
    pub(super) fn compared(
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
            Proof::But => false,
            Proof::Whole => true,
            Proof::Within(plan) => {
                let look = |source: &Source| {
                    memory.document(source).map(|page| self.is_clean(plan, &page, &mut by_proof))
                };
                within(path, head, memory, look).ok_or("it has no tree")?
            }
        };
        let is_loaded = |source: &Source| Some(self.is_loaded(&memory.document(source)?, head));
        if memory.suspects().is_empty() && !within(path, head, memory, is_loaded).unwrap_or_default() {
            return Err("the loader reads it differently".to_owned());
        }
        let (mut expected, mut seen) = ((clean(path), false), Observations::default());
        if !is_clean {
            let Some(left) = prover.left(head, memory) else {
                return Ok(self.judge(source, split, observations));
            };
            let mut of_left = prover.known(path, memory);
            expected = self.judge_with(source.clone(), split.clone(), |page, sink| {
                if memory.is_of(page.document) {
                    self.find(&left, page, memory, &mut of_left, sink);
                    self.learn(path, head, (prover, memory));
                } else {
                    of_left = Observations::default();
                    self.policy.plan.run(page, &mut of_left, sink);
                }
            });
            by_proof = of_left;
        }
        let (outcome, waits) = self.judge(source, split, &mut seen);
        seen.sort();
        by_proof.sort();
        let (by_rules, by_left) = (outcome.diagnostics(), expected.0.diagnostics());
        if let Some(found) = by_rules.iter().find(|found| !by_left.contains(found)) {
            return Err(format!("there is a finding of `{}`", found.rule));
        }
        if by_rules != by_left {
            return Err("there are fewer findings".to_owned());
        }
        if waits != expected.1 {
            return Err("a comment waits for other pages".to_owned());
        }
        if seen != by_proof {
            return Err("other things are observed".to_owned());
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
