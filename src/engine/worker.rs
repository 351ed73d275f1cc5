//! One thread of a run: checks the pages that the walk gives it.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::{CollectionScope, Configs, Recent};
use crate::discover::{Found, Visitor};
use crate::loader::Scratch;
use crate::outcome::FileOutcome;
use crate::prover::{Prove, Provers};

use super::collection::Kept;
use super::{Case, Report, Run, Texts, Witness, guarded, load};

/// One thread's share: it gathers on its own and hands over once, when it is dropped.
pub(super) struct Worker<'r> {
    configs: Recent<'r>,
    run: Run,
    texts: &'r Texts,
    seen: &'r AtomicU64,
    gathered: &'r Mutex<(Report, Kept)>,
    own: Report,
    kept: Kept,
    scratch: Scratch,
    prove: Prove,
    provers: Provers,
    witness: Option<Box<dyn Witness + 'r>>,
}

impl<'r> Worker<'r> {
    /// A thread that has not seen a page yet.
    pub(super) fn new(
        configs: &'r Configs,
        run: Run,
        texts: &'r Texts,
        seen: &'r AtomicU64,
        gathered: &'r Mutex<(Report, Kept)>,
        prove: Prove,
    ) -> Self {
        Self {
            configs: Recent::new(configs),
            run,
            texts,
            seen,
            gathered,
            own: Report::default(),
            kept: Kept::default(),
            scratch: Scratch::default(),
            prove,
            provers: Provers::default(),
            witness: None,
        }
    }

    /// The same thread, whose pages a witness sees too.
    pub(super) fn before(mut self, witness: Box<dyn Witness + 'r>) -> Self {
        self.witness = Some(witness);
        self
    }
}

impl Visitor for Worker<'_> {
    fn visit(&mut self, found: Found) {
        self.seen.fetch_add(1, Ordering::Relaxed);
        match found {
            Found::Unreadable(error) => self.own.add(FileOutcome::Unreadable(error)),
            Found::Page(path) => self.check(&path, true),
            Found::Named(path) => self.check(&path, false),
        }
    }
}

impl Worker<'_> {
    fn check(&mut self, path: &Arc<Path>, is_file: bool) {
        let Self { own, kept, scratch, .. } = self;
        let policy = match self.configs.policy(path) {
            Ok(policy) => policy,
            Err(error) => {
                own.broken.push(error);
                return;
            }
        };
        let observations = &mut kept.observations;
        let case = Case { on_disk: true, ..Case::new(policy, self.run) };
        let prover = match self.prove {
            Prove::Off => None,
            Prove::On | Prove::Compare if self.texts.contains_key(path) => None,
            Prove::On | Prove::Compare => self.provers.of(policy),
        };
        let witness = self.witness.as_deref_mut();
        let judged = guarded(path, || {
            if let Some(prover) = prover {
                let proofs = &mut own.proofs;
                return case.prove(path, is_file, prover, (self.prove, proofs), scratch, observations);
            }
            let (source, split) = load(path, is_file, policy, self.texts, scratch)?;
            Ok(case.judge_with(source, split, |page, sink| {
                if let Some(witness) = witness {
                    witness.see(path, policy, page.document);
                }
                policy.plan.run(page, observations, sink);
            }))
        });
        match judged {
            Ok((outcome, waits)) => {
                if waits {
                    kept.waiting.push(Arc::clone(path));
                }
                if policy.scope == CollectionScope::All && policy.plan.observes() {
                    kept.wide.insert(Arc::clone(&policy.site));
                }
                own.add(outcome);
            }
            Err(error) => own.add(FileOutcome::Unreadable(error)),
        }
    }
}

impl Drop for Worker<'_> {
    fn drop(&mut self) {
        let mut gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
        let (report, kept) = &mut *gathered;
        report.outcomes.append(&mut self.own.outcomes);
        report.broken.append(&mut self.own.broken);
        report.summary += &self.own.summary;
        report.proofs += self.own.proofs;
        self.provers.settle(&mut self.kept.observations);
        kept.merge(std::mem::take(&mut self.kept));
    }
}
