//! What became of one file and of the whole run, and the exit status that follows.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::document::Source;
use crate::loader::ReadError;

/// What became of one file.
#[derive(Debug)]
pub enum FileOutcome {
    /// It was read and checked.
    Checked {
        /// The path.
        path: Arc<Path>,
        /// The head of the file, kept only if there is something to show.
        source: Option<Source>,
        /// What was found, in order.
        diagnostics: Vec<Diagnostic>,
    },
    /// It could not be read.
    Unreadable(ReadError),
}

impl FileOutcome {
    /// The file.
    pub fn path(&self) -> &Arc<Path> {
        match self {
            Self::Checked { path, .. } => path,
            Self::Unreadable(error) => &error.path,
        }
    }

    /// What was found.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            Self::Checked { diagnostics, .. } => diagnostics,
            Self::Unreadable(_) => &[],
        }
    }

    /// The head of the file, where something was found.
    pub fn text(&self) -> &str {
        match self {
            Self::Checked { source: Some(source), .. } => &source.text,
            _ => "",
        }
    }
}

/// The counts of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that were read and checked.
    pub files: usize,
    /// Files that have findings.
    pub files_with_findings: usize,
    /// Files that could not be read.
    pub unreadable: usize,
    /// Configurations that are broken, so that their pages were not checked.
    pub broken: usize,
    /// Mistakes in them.
    pub mistakes: usize,
    /// Diagnostics at error severity.
    pub errors: usize,
    /// Diagnostics at warning severity.
    pub warnings: usize,
    /// Diagnostics that carry a fix.
    pub fixable: usize,
    /// Those of them whose fix is safe.
    pub safely_fixable: usize,
}

/// The rules that report configurations, which are not among the files that are checked.
const OF_CONFIGURATION: [&str; 6] = [
    "configuration",
    "project-schema",
    "shadowed-collection",
    "unread-configuration",
    "unused-field",
    "unused-glob",
];

/// A number with its noun: "1 file", "2 files".
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

impl Summary {
    /// Counts one file that has been checked.
    pub fn add(&mut self, outcome: &FileOutcome) {
        match outcome {
            FileOutcome::Unreadable(_) => self.unreadable += 1,
            FileOutcome::Checked { diagnostics, .. } => {
                self.files += 1;
                let is_of_page = |found: &Diagnostic| !OF_CONFIGURATION.contains(&found.rule.0);
                self.files_with_findings += usize::from(diagnostics.iter().any(is_of_page));
                for found in diagnostics {
                    match found.severity {
                        Severity::Error => self.errors += 1,
                        Severity::Warning => self.warnings += 1,
                    }
                    self.fixable += usize::from(found.fix.is_some());
                    let is_safe = |fix: &Fix| fix.applicability == Applicability::Safe;
                    self.safely_fixable += usize::from(found.fix.as_ref().is_some_and(is_safe));
                }
            }
        }
    }
}

impl std::ops::AddAssign<&Self> for Summary {
    fn add_assign(&mut self, other: &Self) {
        self.files += other.files;
        self.files_with_findings += other.files_with_findings;
        self.unreadable += other.unreadable;
        self.broken += other.broken;
        self.mistakes += other.mistakes;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.fixable += other.fixable;
        self.safely_fixable += other.safely_fixable;
    }
}

/// The exit status of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing at error severity, and no more warnings than allowed.
    Clean,
    /// Findings.
    Findings,
    /// Wrong usage, a wrong configuration, or a file that could not be read.
    Failure,
}

impl Status {
    /// The status of a finished run.
    pub const fn of(summary: &Summary, max_warnings: Option<usize>) -> Self {
        let too_many = match max_warnings {
            Some(limit) => summary.warnings > limit,
            None => false,
        };
        if summary.unreadable > 0 {
            Self::Failure
        } else if summary.errors > 0 || too_many {
            Self::Findings
        } else {
            Self::Clean
        }
    }

    /// The number for the shell.
    pub const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Failure => 2,
        }
    }
}
