//! The run: every page through load and validate, in parallel, and the outcomes in path order.

mod collection;
mod compared;
mod fold;
mod guard;
mod habits;
mod handed;
mod live;
mod made;
mod mended;
mod notes;
mod proven;
mod related;
mod report;
mod unreported;
mod wide;
mod witness;
mod worker;
pub use compared::compare_proof;
pub use guard::guarded;
pub use live::{Live, Look, check_among, check_setup};

pub use report::Report;
pub use unreported::Unreported;
pub use witness::Witness;

use std::path::Path;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use rustc_hash::FxHashMap;

use crate::config::{CollectionScope, Configs, Policy};
use crate::diagnostic::Diagnostic;
use crate::discover::{self, Targets};
use crate::document::{Document, Source};
use crate::loader::{self, ReadError, Scratch, Split};
use crate::outcome::FileOutcome;
use crate::prover::Prove;
use crate::validators::{Accused, Charge, DocumentCx, Observations, Place, Sink};
use crate::{suppression, verify};

use collection::Kept;
use worker::Worker;

/// Pages that are checked as they will be, not as they are on the disk: what a run has fixed so far.
pub type Texts = FxHashMap<Arc<Path>, Arc<[u8]>>;

/// What is the same for every file of a run.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Now, as the command line fixed it.
    pub now: DateTime<Utc>,
}

/// Checks everything that `targets` names, with or without proofs. `seen` counts the files as they go by, for a
/// progress bar.
pub fn run(
    targets: &Targets,
    options: &discover::Options,
    configs: &Configs,
    run: Run,
    texts: &Texts,
    seen: &AtomicU64,
    prove: Prove,
) -> Report {
    let gathered = Mutex::new((Report::default(), Kept::default()));
    discover::walk(targets, options, configs, || {
        Box::new(Worker::new(configs, run, texts, seen, &gathered, prove))
    });
    concluded(gathered, &collection::Round { targets, options, configs, run, texts })
}

/// The same for pages on the disk, each of which a witness sees as well; `witness` makes one a thread. Nothing is proven:
/// a witness wants the whole page.
#[expect(clippy::needless_lifetimes, reason = "witnesses borrow for as long as the configurations")]
pub fn run_before<'w>(
    targets: &Targets,
    options: &discover::Options,
    configs: &'w Configs,
    run: Run,
    seen: &AtomicU64,
    witness: &(dyn Fn() -> Box<dyn Witness + 'w> + Sync),
) -> Report {
    let gathered = Mutex::new((Report::default(), Kept::default()));
    let texts = &Texts::default();
    discover::walk(targets, options, configs, || {
        Box::new(Worker::new(configs, run, texts, seen, &gathered, Prove::Off).before(witness()))
    });
    concluded(gathered, &collection::Round { targets, options, configs, run, texts })
}

/// The report on what all threads have gathered.
fn concluded(gathered: Mutex<(Report, Kept)>, round: &collection::Round<'_>) -> Report {
    let (mut report, kept) = gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
    collection::conclude(kept, round, &mut report);
    habits::respect(&mut report);
    made::report_once(&mut report);
    report.broken.sort_by_key(ToString::to_string);
    report.broken.dedup_by(|a, b| Arc::ptr_eq(a, b));
    report
}

/// The head of a page, from where it is.
fn load(
    path: &Arc<Path>,
    is_file: bool,
    policy: &Policy,
    texts: &Texts,
    scratch: &mut Scratch,
) -> Result<(Source, Split), ReadError> {
    match texts.get(path) {
        Some(bytes) => Ok(loader::head_of(path, bytes, true, &policy.dialect)),
        None => loader::read(path, is_file, &policy.dialect, scratch),
    }
}

/// Whether a run over `targets` shows the rules over the collection all pages of the site.
pub fn sees_whole(targets: &Targets, policy: &Policy) -> bool {
    (policy.scope == CollectionScope::All && targets.excludes_nothing()) || targets.covers_whole(&policy.site)
}

/// Checks one file by itself. `scratch` is reused from file to file.
pub fn check_file(path: &Arc<Path>, policy: &Policy, run: Run, scratch: &mut Scratch) -> FileOutcome {
    match loader::read(path, false, &policy.dialect, scratch) {
        Ok((source, split)) => {
            let case = Case { on_disk: true, ..Case::new(policy, run) };
            case.judge(source, split, &mut Observations::default()).0
        }
        Err(error) => FileOutcome::Unreadable(error),
    }
}

/// Checks text that does not come from a file (standard input, a test). `on_disk` says whether files beside `path`
/// may be looked up.
pub fn check_bytes(path: &Arc<Path>, bytes: &[u8], policy: &Policy, run: Run, on_disk: bool) -> FileOutcome {
    let (source, split) = loader::head_of(path, bytes, true, &policy.dialect);
    Case { on_disk, ..Case::new(policy, run) }.judge(source, split, &mut Observations::default()).0
}

/// The same for a page that is being fixed: nothing is said about what is behind a syntax error, because none of that offers
/// a fix.
pub fn check_to_fix(path: &Arc<Path>, bytes: &[u8], policy: &Policy, run: Run, on_disk: bool) -> FileOutcome {
    let (source, split) = loader::head_of(path, bytes, true, &policy.dialect);
    let case = Case { on_disk, is_being_fixed: true, ..Case::new(policy, run) };
    case.judge(source, split, &mut Observations::default()).0
}

/// Everything that decides what is found in a page, beyond what is in it.
#[derive(Clone, Copy, Debug)]
struct Case<'c> {
    policy: &'c Policy,
    run: Run,
    on_disk: bool,
    /// What the rules over the collection report for the page.
    charges: &'c [Charge],
    /// Whether those rules have seen all there is.
    concluded: bool,
    /// Whether only findings with a fix matter.
    is_being_fixed: bool,
}

impl<'c> Case<'c> {
    const fn new(policy: &'c Policy, run: Run) -> Self {
        Self { policy, run, on_disk: false, charges: &[], concluded: false, is_being_fixed: false }
    }

    /// What is found, and whether a comment of the page waits for the rules over the collection.
    fn judge(&self, source: Source, split: Split, observations: &mut Observations) -> (FileOutcome, bool) {
        self.judge_with(source, split, |page, sink| self.policy.plan.run(page, observations, sink))
    }

    /// The same by the rules that `find` asks.
    fn judge_with(
        &self,
        source: Source,
        split: Split,
        find: impl FnOnce(&DocumentCx<'_>, &mut Sink<'_>),
    ) -> (FileOutcome, bool) {
        let path = Arc::clone(&source.path);
        let applied = {
            let document = loader::parse(&source, split, &self.policy.dialect);
            let page = self.page(&document);
            let mut sink = Sink::new(&self.policy.levels);
            find(&page, &mut sink);
            self.charge(&page, &mut sink);
            let found = handed::with_values(self, &page, sink.finish());
            let mut found = mended::with_further(self, &document, found);
            page.schema.grade(&mut found);
            let mut applied = suppression::apply(&document, found, &self.policy.levels, self.concluded);
            self.withhold(&document, &mut applied.kept);
            applied
        };
        let source = (!applied.kept.is_empty()).then_some(source);
        (FileOutcome::Checked { path, source, diagnostics: applied.kept }, applied.waits)
    }

    /// Takes away the fixes that are not wanted or not valid.
    fn withhold(&self, document: &Document<'_>, found: &mut [Diagnostic]) {
        for found in found.iter_mut().filter(|found| !self.policy.levels.fixes(found.rule)) {
            found.fix = None;
        }
        // A single fix is tried when it is made.
        let offers = found.iter().filter(|found| found.fix.is_some()).count();
        if !self.is_being_fixed || offers > 1 {
            verify::withhold(document, found, &self.policy.dialect);
        }
    }

    fn page<'d>(&self, document: &'d Document<'d>) -> DocumentCx<'d>
    where
        'c: 'd,
    {
        let policy = self.policy;
        let place = Place {
            path: &document.source.path,
            site: &policy.site,
            roots: &policy.roots,
            facts: &policy.facts,
            files: &*policy.files,
            on_disk: self.on_disk,
            group: policy.group,
            config: policy.why.config.as_ref(),
        };
        let schema = place.expected(&policy.schema, &policy.dialect, document.entries());
        DocumentCx::new(document, schema, &policy.dialect, self.run.now, place)
    }

    /// Puts the charges into words. A node that is no longer there has been changed since it was observed.
    fn charge(&self, page: &DocumentCx<'_>, sink: &mut Sink<'_>) {
        if self.charges.is_empty() {
            return;
        }
        let nodes = page.document.nodes_at(self.charges.iter().map(|charge| charge.spot.span));
        for charge in self.charges {
            if let Some((node, field)) = nodes.get(&charge.spot.span) {
                charge.explain(&Accused { page, node, field: field.clone() }, sink);
            }
        }
    }
}
