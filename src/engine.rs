//! The run: every page through load and validate, in parallel, and the outcomes in path order.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};

use crate::config::{ConfigError, Configs, Policy, Recent};
use crate::diagnostic::Severity;
use crate::discover::{self, Found, Targets, Visitor};
use crate::document::Source;
use crate::loader::{self, Split};
use crate::outcome::{FileOutcome, Summary};
use crate::suppression;
use crate::validators::{DocumentCx, Place, Sink};

/// What is the same for every file of a run.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Now, as the command line fixed it.
    pub now: DateTime<Utc>,
}

/// What a run found.
#[derive(Debug, Default)]
pub struct Report {
    /// Files with findings and files that could not be read, in path order.
    pub outcomes: Vec<FileOutcome>,
    /// Configurations that are broken, each once, in path order; their pages were not checked.
    pub broken: Vec<Arc<ConfigError>>,
    /// The counts.
    pub summary: Summary,
}

/// Checks everything that `targets` names. `seen` counts the files as they go by, for a progress bar.
pub fn run(
    targets: &Targets,
    options: &discover::Options,
    configs: &Configs,
    run: Run,
    seen: &AtomicU64,
) -> Report {
    let gathered = Mutex::new(Report::default());
    discover::walk(targets, options, configs, || {
        Box::new(Worker {
            configs: Recent::new(configs),
            run,
            seen,
            gathered: &gathered,
            own: Report::default(),
            buffer: Vec::new(),
        })
    });
    let mut report = gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
    report.outcomes.sort_by(|a, b| a.path().as_os_str().cmp(b.path().as_os_str()));
    report.broken.sort_by_key(ToString::to_string);
    report.broken.dedup_by(|a, b| Arc::ptr_eq(a, b));
    report
}

/// One thread's share: it gathers on its own and hands over once, when it is dropped.
struct Worker<'r> {
    configs: Recent<'r>,
    run: Run,
    seen: &'r AtomicU64,
    gathered: &'r Mutex<Report>,
    own: Report,
    buffer: Vec<u8>,
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
        match self.configs.policy(path) {
            Ok(policy) => {
                let outcome = check(path, is_file, &policy, self.run, &mut self.buffer);
                self.own.add(outcome);
            }
            Err(error) => self.own.broken.push(error),
        }
    }
}

impl Drop for Worker<'_> {
    fn drop(&mut self) {
        let mut gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
        gathered.outcomes.append(&mut self.own.outcomes);
        gathered.broken.append(&mut self.own.broken);
        gathered.summary += &self.own.summary;
    }
}

impl Report {
    /// Counts an outcome, and keeps it where there is something to show.
    pub fn add(&mut self, outcome: FileOutcome) {
        self.summary.add(&outcome);
        if matches!(outcome, FileOutcome::Unreadable(_)) || !outcome.diagnostics().is_empty() {
            self.outcomes.push(outcome);
        }
    }
}

impl Report {
    /// Drops findings milder than `least`, and counts anew.
    pub fn keep_from(&mut self, least: Severity) {
        for outcome in &mut self.outcomes {
            if let FileOutcome::Checked { diagnostics, .. } = outcome {
                diagnostics.retain(|found| found.severity >= least);
            }
        }
        self.recount();
    }

    /// Counts anew after findings were taken away; the number of checked files stays.
    pub fn recount(&mut self) {
        let files = self.summary.files;
        let outcomes = std::mem::take(&mut self.outcomes);
        self.summary = Summary::default();
        for outcome in outcomes {
            self.add(outcome);
        }
        self.summary.files = files;
    }
}

/// Checks one file. `buffer` is reused from file to file.
pub fn check_file(path: &Arc<Path>, policy: &Policy, run: Run, buffer: &mut Vec<u8>) -> FileOutcome {
    check(path, false, policy, run, buffer)
}

fn check(path: &Arc<Path>, is_file: bool, policy: &Policy, run: Run, buffer: &mut Vec<u8>) -> FileOutcome {
    match loader::read(path, is_file, &policy.dialect, buffer) {
        Ok((source, split)) => check_source(source, split, policy, run, true),
        Err(error) => FileOutcome::Unreadable(error),
    }
}

/// Checks text that does not come from a file (standard input, a test). `on_disk` says whether files beside `path`
/// may be looked up.
pub fn check_bytes(path: &Arc<Path>, bytes: &[u8], policy: &Policy, run: Run, on_disk: bool) -> FileOutcome {
    let (source, split) = loader::head_of(path, bytes, true, &policy.dialect);
    check_source(source, split, policy, run, on_disk)
}

fn check_source(source: Source, split: Split, policy: &Policy, run: Run, on_disk: bool) -> FileOutcome {
    let path = Arc::clone(&source.path);
    let diagnostics = {
        let document = loader::parse(&source, split, &policy.dialect);
        let place = Place { path: &path, site: &policy.site, roots: &policy.roots, on_disk };
        let page = DocumentCx {
            document: &document,
            schema: &policy.schema,
            dialect: &policy.dialect,
            now: run.now,
            place,
        };
        let mut sink = Sink::new(&policy.levels);
        policy.plan.run(&page, &mut sink);
        suppression::apply(&document, sink.finish(), &policy.levels)
    };
    let source = (!diagnostics.is_empty()).then_some(source);
    FileOutcome::Checked { path, source, diagnostics }
}
