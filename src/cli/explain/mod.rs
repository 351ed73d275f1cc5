//! `masthead explain`: the page of a rule, or what applies to a file and why.

mod fields;
mod file;
mod rule;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::outcome::Status;

/// Arguments of `masthead explain`.
#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// Name of the rule, such as `weekday-mismatch`, or path of a file
    #[arg(required_unless_present = "file")]
    rule: Option<String>,
    /// Explain a file instead: its configuration, collection, generator and fields, and why they apply
    #[arg(long, value_name = "PATH", conflicts_with = "rule")]
    file: Option<PathBuf>,
    /// Output format for a file
    #[arg(long, value_enum, value_name = "NAME", default_value = "human", requires = "file")]
    format: FileFormat,
    /// Configuration file to use instead of the nearest masthead.yaml
    #[arg(long, value_name = "FILE", requires = "file")]
    config: Option<PathBuf>,
    /// Site generator to assume [default: detected from the files of the site]
    #[arg(long, value_name = "NAME", requires = "file")]
    preset: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FileFormat {
    /// For people
    Human,
    /// One JSON document, with the level of every rule
    Json,
}

/// Runs the command: a failure if there is no such rule, or the configuration cannot be used.
///
/// # Errors
/// When standard output cannot be written.
pub(super) fn run(args: &ExplainArgs, out: &mut impl Write) -> io::Result<Status> {
    match (&args.file, &args.rule) {
        (Some(path), _) => file::run(path, args, out),
        // No rule has such a name.
        (None, Some(name)) if name.contains(['.', '/']) || Path::new(name).is_dir() => {
            file::run(Path::new(name), args, out)
        }
        (None, Some(name)) => rule::run(name, out),
        // The argument parser asks for one of them.
        (None, None) => Ok(Status::Failure),
    }
}
