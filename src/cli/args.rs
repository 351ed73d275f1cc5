//! Arguments of `masthead check`.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};

use super::formats::{Asked, AskedParser};
use super::now;
use crate::prover::Prove;
use crate::reporter::By;

/// Arguments of `masthead check`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
pub(super) struct CheckArgs {
    /// Files and folders to check; `-` reads standard input
    #[arg(default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// Apply safe fixes: they keep the meaning, or certainly restore it
    #[arg(help_heading = "Fixes", long)]
    pub(super) fix: bool,
    /// Apply safe and unsafe fixes; unsafe ones are guesses that need review
    #[arg(help_heading = "Fixes", long)]
    pub(super) unsafe_fixes: bool,
    /// Print the changes of the fixes as a patch, without writing files
    #[arg(help_heading = "Fixes", long, conflicts_with = "fix_only")]
    pub(super) diff: bool,
    /// Apply fixes without reporting the remaining findings
    #[arg(help_heading = "Fixes", long)]
    pub(super) fix_only: bool,
    /// Wait until each changed file is on the disk, so that a power failure cannot lose changes
    #[arg(help_heading = "Fixes", long)]
    pub(super) fsync: bool,
    /// Add a suppression comment for every finding
    #[arg(help_heading = "Accepted findings", long, conflicts_with_all = ["fix", "unsafe_fixes", "diff", "fix_only"])]
    pub(super) add_ignores: bool,
    /// Report only findings that are not in this baseline file
    #[arg(help_heading = "Accepted findings", long, value_name = "FILE", conflicts_with = "write_baseline")]
    pub(super) baseline: Option<PathBuf>,
    /// Write a baseline file that accepts all findings of this run [default: the one that the configuration names, else
    /// masthead-baseline.json]
    #[arg(help_heading = "Accepted findings", long, value_name = "FILE", num_args = 0..=1,
        conflicts_with_all = ["fix", "unsafe_fixes", "diff", "fix_only", "add_ignores"])]
    #[expect(clippy::option_option, reason = "an option with or without a value, or none")]
    pub(super) write_baseline: Option<Option<PathBuf>>,
    /// Check only files that were changed or added since this Git revision
    #[arg(help_heading = "Files", long, value_name = "REV")]
    pub(super) changed_since: Option<String>,
    /// Check only the files of the next commit, as they are staged (for Git hooks)
    #[arg(help_heading = "Files", long, conflicts_with_all = ["changed_since", "fix", "unsafe_fixes", "diff", "fix_only", "add_ignores", "write_baseline", "watch"])]
    pub(super) staged: bool,
    /// Configuration file to use instead of the nearest masthead.yaml
    #[arg(help_heading = "Rules and configuration", long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Site generator to assume: hexo, jekyll, hugo, astro, zola, docusaurus, …
    #[arg(help_heading = "Rules and configuration", long, value_name = "NAME")]
    pub(super) preset: Option<String>,
    /// Output format; `NAME=FILE` writes it to a file and can be repeated [default: human on a terminal, human
    /// and github in GitHub Actions, else concise]
    #[arg(help_heading = "Output", long, value_name = "NAME[=FILE]", value_parser = AskedParser)]
    pub(super) format: Vec<Asked>,
    /// Write the report to a file
    #[arg(help_heading = "Output", long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Run only these rules
    #[arg(help_heading = "Rules and configuration", long, value_name = "RULE,…", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Also run these rules, even if they are off by default
    #[arg(help_heading = "Rules and configuration", long, value_name = "RULE,…", value_delimiter = ',')]
    pub(super) extend_select: Vec<String>,
    /// Do not run these rules
    #[arg(help_heading = "Rules and configuration", long, value_name = "RULE,…", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    /// Offer fixes only for these rules
    #[arg(help_heading = "Fixes", long, value_name = "RULE,…", value_delimiter = ',')]
    pub(super) fixable: Vec<String>,
    /// Do not offer fixes for these rules
    #[arg(help_heading = "Fixes", long, value_name = "RULE,…", value_delimiter = ',')]
    pub(super) unfixable: Vec<String>,
    /// Set a rule's level, `collection-scope` or `project-schema` for this run: `rules.future-date=off`
    #[arg(help_heading = "Rules and configuration", long, value_name = "KEY=VALUE")]
    pub(super) set: Vec<String>,
    /// Report only findings of at least this severity
    #[arg(help_heading = "Output", long, value_enum, value_name = "LEVEL")]
    pub(super) min_severity: Option<Level>,
    /// Fail if there are more warnings than this
    #[arg(help_heading = "Output", long, value_name = "N")]
    pub(super) max_warnings: Option<usize>,
    /// Exclude files that match this glob
    #[arg(help_heading = "Files", long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,
    /// Exclude files even if they are named on the command line (for pre-commit)
    #[arg(help_heading = "Files", long)]
    pub(super) force_exclude: bool,
    /// Also check files that .gitignore, .ignore or .mastheadignore exclude
    #[arg(help_heading = "Files", long)]
    pub(super) no_ignore: bool,
    /// Print the configuration that applies to the first path, and exit
    #[arg(help_heading = "Rules and configuration", long)]
    pub(super) show_config: bool,
    /// Print the files that would be checked, and exit
    #[arg(help_heading = "Files", long, conflicts_with_all = ["show_config", "fix", "unsafe_fixes", "diff", "fix_only", "add_ignores", "write_baseline"])]
    pub(super) show_files: bool,
    /// Check again whenever a file changes, until Ctrl+C
    #[arg(help_heading = "Output", long, conflicts_with_all = ["show_config", "show_files", "diff", "fix_only", "add_ignores", "write_baseline"])]
    pub(super) watch: bool,
    /// When to use color
    #[arg(help_heading = "Output", long, value_enum, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
    /// Print only findings: no summary, no progress
    #[arg(help_heading = "Output", long, short)]
    pub(super) quiet: bool,
    /// Print counts by rule, field or folder instead of the findings
    #[arg(help_heading = "Output", long, value_enum, value_name = "BY", num_args = 0..=1, require_equals = true, default_missing_value = "rule")]
    pub(super) statistics: Option<By>,
    /// Number of threads [default: one per core, more if the disk is slow]
    #[arg(help_heading = "Files", long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(super) threads: usize,
    /// Current time for date rules: 2026-11-23 or 2026-11-23T10:00:00Z
    #[arg(help_heading = "Rules and configuration", long, value_name = "TIMESTAMP", value_parser = now::parse)]
    pub(super) now: Option<DateTime<Utc>>,
    /// Whether pages may be proven to be without findings, which only affects the time of a run
    #[arg(long, value_enum, value_name = "HOW", default_value = "on", hide = true)]
    pub(super) prove: Proving,
    /// Exit with status 0 even if there are findings
    #[arg(help_heading = "Output", long)]
    pub(super) exit_zero: bool,
    /// File name for standard input: determines configuration, collection and generator
    #[arg(help_heading = "Files", long, value_name = "FILE")]
    pub(super) stdin_filename: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Level {
    Warning,
    Error,
}

/// How [`Prove`] is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Proving {
    Off,
    On,
    Compare,
}

impl Proving {
    /// The value for the engine.
    pub(super) const fn mode(self) -> Prove {
        match self {
            Self::Off => Prove::Off,
            Self::On => Prove::On,
            Self::Compare => Prove::Compare,
        }
    }
}
