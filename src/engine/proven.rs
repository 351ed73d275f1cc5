//! A page that is checked by a proof: by the few rules that have to look at it, or by none.

use std::path::Path;
use std::sync::Arc;

use crate::document::{Document, Source};
use crate::loader::{self, ReadError, Scratch};
use crate::outcome::FileOutcome;
use crate::prover::{Left, Memory, Proof, Proofs, Prove, Prover};
use crate::validators::{DocumentCx, Observations, Plan, Sink};

use super::Case;

pub(super) type Judged = (FileOutcome, bool);

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
                    match is_clean {
                        Some(true) => self.learn(path, head, (prover, memory)),
                        Some(false) => left = prover.left(head, memory),
                        None => {}
                    }
                    is_clean.unwrap_or_default()
                }
                Proof::But => {
                    left = prover.left(head, memory);
                    false
                }
            }
        })?;
        let Some((source, split)) = read else { return Ok((clean(path), false)) };
        let mut again = Observations::default();
        let observations = if is_observed { &mut again } else { observations };
        Ok(self.judge_with(source, split, |page, sink| match left.filter(|_| memory.is_of(page.document)) {
            Some(left) => {
                self.find(&left, page, memory, observations, sink);
                if !is_observed {
                    prover.repeat(path, memory);
                    self.learn(path, page.document.source.text.as_bytes(), (prover, memory));
                }
            }
            None => self.policy.plan.run(page, observations, sink),
        }))
    }

    /// What the rules that are left find on a page, and observe.
    pub(super) fn find(
        &self,
        left: &Left,
        page: &DocumentCx<'_>,
        memory: &Memory,
        observations: &mut Observations,
        sink: &mut Sink<'_>,
    ) {
        if let Some(plan) = &left.compared {
            let looked = page.document.only(memory.looked());
            plan.run(&self.page(&looked), observations, sink);
        }
        let only = (memory.suspects(), &*left.page);
        left.values.run_at(Some(only), page, observations, sink);
    }

    /// Whether the rules of `plan` find nothing. They observe the page.
    pub(super) fn is_clean(
        &self,
        plan: &Plan,
        document: &Document<'_>,
        observations: &mut Observations,
    ) -> bool {
        let mut sink = Sink::new(&self.policy.levels);
        plan.run(&self.page(document), observations, &mut sink);
        sink.finish().is_empty()
    }

    /// Lets the prover learn what the parts of the page leave.
    pub(super) fn learn(&self, path: &Arc<Path>, head: &[u8], (prover, memory): (&mut Prover, &Memory)) {
        prover.learn(path, memory, |plan, what| {
            let mut seen = Observations::default();
            let look = |source: &Source| Some(self.is_clean(plan, &memory.part(source, what)?, &mut seen));
            (within(path, head, memory, look) == Some(true)).then_some(seen)
        });
    }
}

/// Calls `look` with the text of the page that was proven last; `None` if it makes no tree of it.
pub(super) fn within<T>(
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
pub(super) fn clean(path: &Arc<Path>) -> FileOutcome {
    FileOutcome::Checked { path: Arc::clone(path), source: None, diagnostics: Vec::new() }
}
