//! Prints diagnostics: one file per format, and the only list of formats.

mod address;
mod brief;
mod checkstyle;
mod concise;
mod drawing;
mod escape;
mod frame;
mod github;
mod gitlab;
mod human;
mod identity;
mod json;
mod junit;
mod markdown;
mod next_step;
mod paint;
mod place;
mod rdjson;
mod sarif;
mod statistics;
mod summary;
mod window;

#[cfg(feature = "cli")]
pub(crate) use escape::in_escapes;
pub(crate) use escape::{is_unsafe, json_lines, visible};

use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use crate::diagnostic::{Diagnostic, Made};
use crate::outcome::{FileOutcome, Summary};

pub use address::{homepage, of_rule};
pub use next_step::{Next, Written};
pub use place::Base;
pub use statistics::By;

/// What a file that cannot be read is called where each finding has the name of a rule.
const UNREADABLE: &str = "unreadable-file";

/// Prints one format. Files come in path order, on one thread.
pub trait Reporter {
    /// Prints one file that has findings or could not be read.
    ///
    /// # Errors
    /// What the writer answers.
    fn file(&mut self, out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()>;

    /// Notes the fixes that were made in a page, where the format has a place for them. Comes after the last file.
    fn fixed(&mut self, _path: &Path, _fixes: &[Made]) {}

    /// Prints what comes after the last file.
    ///
    /// # Errors
    /// What the writer answers.
    fn finish(&mut self, out: &mut dyn Write, summary: &Summary, took: Duration) -> io::Result<()>;
}

/// What the command line says about printing.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whether to color.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Findings only, no closing line.
    pub quiet: bool,
    /// Counts instead of findings.
    pub statistics: Option<By>,
    /// Where the documentation can be read, without a slash at the end.
    pub docs: Option<String>,
    /// What a hint at the end depends on; `None` for no hint.
    pub next: Option<Next>,
    /// Where paths begin, for CI servers.
    pub base: Base,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            color: false,
            width: 100,
            quiet: false,
            statistics: None,
            docs: None,
            next: None,
            base: Base::default(),
        }
    }
}

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Format {
    /// Findings by file, with source lines and help
    Human,
    /// Findings by file, one line each
    Grouped,
    /// One line per finding: `path:line:column: severity[rule] message`
    Concise,
    /// One JSON document
    Json,
    /// One JSON object per line
    Jsonl,
    /// Annotations for GitHub Actions
    Github,
    /// Code Quality report for GitLab
    Gitlab,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML, with one test per finding
    Junit,
    /// Checkstyle XML
    Checkstyle,
    /// Diagnostics and suggestions for reviewdog
    Rdjson,
    /// Summary with tables, for job summaries
    Markdown,
}

impl Format {
    /// Whether programs read it, which track findings from run to run and need each of them.
    pub fn is_for_programs(self) -> bool {
        match self {
            Self::Human | Self::Grouped | Self::Concise | Self::Github | Self::Markdown => false,
            Self::Json
            | Self::Jsonl
            | Self::Gitlab
            | Self::Sarif
            | Self::Junit
            | Self::Checkstyle
            | Self::Rdjson => true,
        }
    }

    /// The reporter of this format.
    pub fn reporter(self, settings: Settings) -> Box<dyn Reporter> {
        match self {
            Self::Human | Self::Grouped | Self::Concise | Self::Json if settings.statistics.is_some() => {
                Box::new(statistics::Statistics::new(settings, self == Self::Json))
            }
            Self::Human => Box::new(human::Human::with_lines(settings)),
            Self::Grouped => Box::new(human::Human::grouped(settings)),
            Self::Concise => Box::new(concise::Concise::new(settings)),
            Self::Json => Box::new(json::Json::new(settings)),
            Self::Jsonl => Box::new(json::Jsonl::new(settings)),
            Self::Github => Box::new(github::Github::new(settings)),
            Self::Gitlab => Box::new(gitlab::Gitlab::new(settings)),
            Self::Sarif => Box::new(sarif::Sarif::new(settings)),
            Self::Junit => Box::new(junit::Junit::default()),
            Self::Checkstyle => Box::new(checkstyle::Checkstyle::default()),
            Self::Rdjson => Box::new(rdjson::Rdjson::new(settings)),
            Self::Markdown => Box::new(markdown::Markdown::default()),
        }
    }
}

/// The fact and what to write instead, in one text of printable characters.
fn words(found: &Diagnostic, between: &str) -> String {
    let mut words = escape::visible(&found.message).into_owned();
    if let Some(help) = &found.help {
        words.push_str(between);
        words.push_str(&escape::visible(help));
    }
    words
}
