//! Prints diagnostics: one file a format, and the only list of formats.

mod concise;
mod escape;
mod frame;
mod human;
mod json;
mod summary;
mod window;

pub(crate) use escape::visible;

use std::io::{self, Write};
use std::time::Duration;

use crate::outcome::{FileOutcome, Summary};

/// Prints one format. Files come in path order, on one thread.
pub trait Reporter {
    /// Prints one file that has findings or could not be read.
    ///
    /// # Errors
    /// What the writer answers.
    fn file(&mut self, out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()>;

    /// Prints what comes after the last file.
    ///
    /// # Errors
    /// What the writer answers.
    fn finish(&mut self, out: &mut dyn Write, summary: &Summary, took: Duration) -> io::Result<()>;
}

/// What the command line says about printing.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Whether to colour.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Findings only, no closing line.
    pub quiet: bool,
    /// Counts by rule instead of findings.
    pub statistics: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { color: false, width: 100, quiet: false, statistics: false }
    }
}

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Code frames with help, for people
    Human,
    /// One line a finding: `path:line:column: severity[rule] message`
    Concise,
    /// One JSON document
    Json,
    /// One JSON object a line
    Jsonl,
}

impl Format {
    /// The reporter of this format.
    pub fn reporter(self, settings: Settings) -> Box<dyn Reporter> {
        match self {
            Self::Human | Self::Concise if settings.statistics => {
                Box::new(summary::Statistics::new(settings))
            }
            Self::Human => Box::new(human::Human::new(settings)),
            Self::Concise => Box::new(concise::Concise::new(settings)),
            Self::Json => Box::new(json::Json::default()),
            Self::Jsonl => Box::new(json::Jsonl),
        }
    }
}
