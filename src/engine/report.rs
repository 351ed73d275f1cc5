//! The result of a run: outcomes, invalid configurations, counts.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::config::ConfigError;
use crate::diagnostic::{Made, Severity};
use crate::loader::ReadError;
use crate::outcome::{FileOutcome, Summary};
use crate::prover::Proofs;

use super::unreported::Unreported;

/// What a run found.
#[derive(Debug, Default)]
pub struct Report {
    /// Files with findings and files that could not be read, in path order.
    pub outcomes: Vec<FileOutcome>,
    /// Configurations that are broken, each once, in path order; their pages were not checked.
    pub broken: Vec<Arc<ConfigError>>,
    /// The counts.
    pub summary: Summary,
    /// The fixes that were made, by page.
    pub fixed: BTreeMap<Arc<Path>, Vec<Made>>,
    /// How many pages were proven to be without findings.
    pub proofs: Proofs,
    /// What was taken back.
    pub unreported: Unreported,
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
    /// Whether everything that was named could be checked.
    pub fn is_whole(&self) -> bool {
        self.broken.is_empty() && self.summary.unreadable == 0
    }

    /// Whether there is nothing in it at all.
    pub fn is_empty(&self) -> bool {
        self.is_whole() && self.summary.files == 0
    }

    /// What could not be checked, by itself.
    pub fn failures(&self) -> Self {
        let mut failures = Self { broken: self.broken.clone(), ..Self::default() };
        for outcome in &self.outcomes {
            if let FileOutcome::Unreadable(error) = outcome {
                let cause = io::Error::new(error.cause.kind(), error.cause.to_string());
                let error = ReadError { path: Arc::clone(&error.path), cause };
                failures.add(FileOutcome::Unreadable(error));
            }
        }
        failures
    }

    /// Drops findings milder than `least`, and counts anew.
    pub fn keep_from(&mut self, least: Severity) {
        for outcome in &mut self.outcomes {
            if let FileOutcome::Checked { diagnostics, .. } = outcome {
                diagnostics.retain(|found| found.severity >= least);
            }
        }
        self.unreported.least = Some(least);
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
