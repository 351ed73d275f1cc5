//! The summary line of a run.

use std::io::{self, Write};
use std::time::Duration;

use crate::outcome::{Summary, count};

use super::Settings;

/// Writes `3 errors and 1 warning in 2 of 120 files (0.04 s); 2 fixable with --fix`; nothing when asked to be quiet.
pub(super) fn closing_line(
    out: &mut dyn Write,
    counts: &Summary,
    took: Duration,
    settings: &Settings,
) -> io::Result<()> {
    if settings.quiet {
        return Ok(());
    }
    write!(out, "{} ({:.2} s)", totals(counts), took.as_secs_f64())?;
    if counts.errors + counts.warnings > 0 {
        let (safe, all) = (counts.safely_fixable, counts.fixable);
        match (safe, all - safe) {
            (0, 0) => {}
            (safe, 0) => write!(out, "; {safe} fixable with --fix")?,
            (0, guesses) => write!(out, "; {guesses} fixable with --fix --unsafe-fixes")?,
            (safe, guesses) => {
                write!(out, "; {safe} fixable with --fix, {guesses} more with --unsafe-fixes")?;
            }
        }
    }
    if counts.unreadable > 0 {
        write!(out, "; {} could not be read", counts.unreadable)?;
    }
    writeln!(out)
}

/// What the run came to: `3 errors and 1 warning in 2 of 120 files`.
pub(super) fn totals(counts: &Summary) -> String {
    if counts.files == 0 && counts.broken > 0 && counts.errors + counts.warnings == 0 {
        let mistakes = match counts.mistakes {
            0 => "The configuration cannot be read".to_owned(),
            mistakes => format!("{} in the configuration", count(mistakes, "error")),
        };
        return format!("{mistakes}; no page was checked");
    }
    let files = count(counts.files, "file");
    let unchecked = match counts.broken {
        0 => String::new(),
        broken => format!("Not checked: the pages of {}. ", count(broken, "invalid configuration")),
    };
    if counts.errors + counts.warnings == 0 {
        return format!("{unchecked}Nothing found in {files}");
    }
    let errors = (counts.errors > 0).then(|| count(counts.errors, "error"));
    let warnings = (counts.warnings > 0).then(|| count(counts.warnings, "warning"));
    let found = [errors, warnings].into_iter().flatten().collect::<Vec<_>>().join(" and ");
    // A configuration has findings, but it is not one of the files that were to be checked.
    if counts.files_with_findings == 0 {
        return format!("{unchecked}{found} in the configuration");
    }
    if counts.files_with_findings >= counts.files {
        return format!("{unchecked}{found} in {}", count(counts.files_with_findings, "file"));
    }
    format!("{unchecked}{found} in {} of {files}", counts.files_with_findings)
}
