//! After the last page: evaluates the rules that compare pages, and checks the reported pages again.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::config::{self, Configs, Policy};
use crate::discover::{self, Targets};
use crate::document::Source;
use crate::loader::Scratch;
use crate::outcome::FileOutcome;
use crate::suppression;
use crate::validators::collection::{shadowed_collection, unused_glob};
use crate::validators::setup::unused_suppression;
use crate::validators::{Charge, Check, Observations, RULES, Sink, Spot};

use super::{Case, Report, Run, Texts, guarded, handed, load, notes, related, sees_whole, wide};

/// What the pages leave for the end of the run.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// What was seen.
    pub(super) observations: Observations,
    /// Pages with a comment that names a rule over the collection.
    pub(super) waiting: Vec<Arc<Path>>,
    /// Sites of which the rules want to see all pages.
    pub(super) wide: BTreeSet<Arc<Path>>,
    /// Pages that were only checked and are not reported.
    pub(super) silent: FxHashSet<Arc<Path>>,
}

impl Kept {
    /// Takes over what another thread has kept.
    pub(super) fn merge(&mut self, mut other: Self) {
        self.observations.merge(other.observations);
        self.waiting.append(&mut other.waiting);
        self.wide.append(&mut other.wide);
        self.silent.extend(other.silent);
    }
}

/// The run that comes to its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Round<'r> {
    pub(super) targets: &'r Targets,
    pub(super) options: &'r discover::Options,
    pub(super) configs: &'r Configs,
    pub(super) run: Run,
    pub(super) texts: &'r Texts,
}

/// Lets the rules judge, and puts what they say into the report, in the order of paths.
pub(super) fn conclude(kept: Kept, round: &Round<'_>, report: &mut Report) {
    judge(kept, round, report);
    notes::add(round.configs, report);
    handed::add(round, report);
    report.outcomes.sort_by(|a, b| a.path().as_os_str().cmp(b.path().as_os_str()));
}

fn judge(mut kept: Kept, round: &Round<'_>, report: &mut Report) {
    wide::observe(&mut kept, round);
    let charges = charges(&mut kept, round);
    if charges.is_empty() && kept.waiting.is_empty() {
        return;
    }
    let files = report.outcomes.iter().enumerate();
    let mut known: FxHashMap<Arc<Path>, usize> =
        files.map(|(at, outcome)| (Arc::clone(outcome.path()), at)).collect();
    let mut put = |outcome: FileOutcome| {
        let path = Arc::clone(outcome.path());
        if let Some(&at) = known.get(&path) {
            report.outcomes[at] = outcome;
        } else {
            known.insert(path, report.outcomes.len());
            report.outcomes.push(outcome);
        }
    };
    let mut scratch = Scratch::default();
    let accused: FxHashSet<&Arc<Path>> = charges.iter().map(|charge| &charge.spot.path).collect();
    for of_one in charges.chunk_by(|a, b| a.spot.path == b.spot.path) {
        let path = &of_one[0].spot.path;
        let again =
            if of_one[0].is_setup { round.setup(of_one) } else { round.page(path, of_one, &mut scratch) };
        again.into_iter().for_each(&mut put);
    }
    for path in kept.waiting.iter().filter(|path| !accused.contains(path)) {
        round.page(path, &[], &mut scratch).into_iter().for_each(&mut put);
    }
    related::locate(&mut report.outcomes, round);
    report.recount();
}

/// What the rules report for the pages of this run, in the order of paths and offsets.
fn charges(kept: &mut Kept, round: &Round<'_>) -> Vec<Charge> {
    let mut charges = concluded(&mut kept.observations, round.configs);
    charges.retain(|charge| round.reports(charge, kept));
    charges
}

/// What the rules report for pages and configurations, in the order of paths and offsets.
pub(super) fn concluded(observations: &mut Observations, configs: &Configs) -> Vec<Charge> {
    observations.sort();
    let mut charges = Vec::new();
    for rule in RULES {
        if let Check::Collection { conclude, .. } = rule.check {
            conclude(observations, &mut charges);
        }
    }
    for glob in configs.unused_globs() {
        let spot = Spot { path: glob.config, span: glob.span };
        charges.push(unused_glob::charge(&spot, glob.collection));
    }
    for shadowed in configs.shadowed() {
        let spot = Spot { path: shadowed.config, span: shadowed.span };
        charges.push(shadowed_collection::charge(&spot, shadowed.collection, shadowed.by));
    }
    charges.sort_by(|a, b| a.spot.cmp(&b.spot));
    charges
}

impl Round<'_> {
    fn reports(&self, charge: &Charge, kept: &Kept) -> bool {
        let path = &charge.spot.path;
        if charge.is_setup {
            return !charge.needs_all || self.covers_folder_of(path);
        }
        let sees_all = || self.configs.policy(path).is_ok_and(|policy| sees_whole(self.targets, &policy));
        !kept.silent.contains(path) && (!charge.needs_all || sees_all())
    }

    /// Whether the run has seen every page that the configuration at `path` is about.
    fn covers_folder_of(&self, path: &Path) -> bool {
        self.configs
            .files()
            .home()
            .join(path)
            .parent()
            .is_some_and(|folder| self.targets.covers_whole(folder))
    }

    /// Checks a page again, with what the rules report for it.
    fn page(&self, path: &Arc<Path>, charges: &[Charge], scratch: &mut Scratch) -> Option<FileOutcome> {
        let policy = self.configs.policy(path).ok()?;
        let concluded = sees_whole(self.targets, &policy);
        if charges.is_empty() && !concluded {
            return None;
        }
        let case = Case { on_disk: true, charges, concluded, ..Case::new(&policy, self.run) };
        let judged = guarded(path, || {
            let (source, split) = load(path, false, &policy, self.texts, scratch)?;
            Ok(case.judge(source, split, &mut Observations::default()).0)
        });
        Some(judged.unwrap_or_else(FileOutcome::Unreadable))
    }

    /// Checks a configuration file for what the rules report for it.
    fn setup(&self, charges: &[Charge]) -> Option<FileOutcome> {
        check_setup(&charges.first()?.spot.path, charges, self.configs, self.run)
    }
}

/// Checks a configuration file for what the rules report for it.
pub(super) fn check_setup(
    path: &Arc<Path>,
    charges: &[Charge],
    configs: &Configs,
    run: Run,
) -> Option<FileOutcome> {
    let policy: Arc<Policy> = configs.policy(path).ok()?;
    let text = configs.files().text(path, u64::MAX - 1).ok()?;
    let source = Source::whole(Arc::clone(path), text);
    let diagnostics = {
        let document = config::parse(&source);
        let case = Case { charges, ..Case::new(&policy, run) };
        let mut sink = Sink::new(&policy.levels);
        case.charge(&case.page(&document), &mut sink);
        let mut kept = suppression::apply(&document, sink.finish(), &policy.levels, true).kept;
        // What else a comment of this file may suppress has been settled when it was read.
        kept.retain(|found| found.rule != unused_suppression::RULE.id);
        kept
    };
    (!diagnostics.is_empty()).then(|| FileOutcome::Checked {
        path: Arc::clone(path),
        source: Some(source),
        diagnostics,
    })
}
