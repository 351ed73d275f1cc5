//! `masthead check --fix`, `--diff`, `--add-ignores`: change files, or say what would change.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use crate::config::{Configs, Policy};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::engine::{Report, Run};
use crate::fix::{self, Fixed, Flush};
use crate::outcome::{FileOutcome, Status, count};

use super::args::CheckArgs;
use super::complain;

/// What fixing came to.
#[derive(Debug, Default)]
pub(super) struct Tally {
    files: usize,
    findings: usize,
    failed: bool,
}

impl CheckArgs {
    /// The applicability that fixes need to be applied; `None` where nothing is to be fixed.
    pub(super) fn least(&self) -> Option<Applicability> {
        let fixing = self.fix || self.unsafe_fixes || self.diff || self.fix_only;
        fixing.then_some(if self.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe })
    }

    /// When mended files have to be on the disk.
    pub(super) fn flush(&self) -> Flush {
        if self.fsync { Flush::First } else { Flush::Later }
    }
}

/// Fixes every file of the report that has something to fix, and puts what is left into the report. With `--diff`
/// the patch goes to `out` and the files stay as they are.
///
/// # Errors
/// When the patch cannot be written.
pub(super) fn mend(
    args: &CheckArgs,
    least: Applicability,
    configs: &Configs,
    run: Run,
    report: &mut Report,
    out: &mut dyn Write,
) -> io::Result<Tally> {
    let mut tally = Tally::default();
    for outcome in report.outcomes.iter_mut().filter(|outcome| has_offer(outcome.diagnostics(), least)) {
        let path = Arc::clone(outcome.path());
        let (Ok(policy), Ok(bytes)) = (configs.policy(&path), std::fs::read(&path)) else { continue };
        let fixed = fix::fix_bytes(&path, bytes.clone(), &policy, run, least, outcome.diagnostics());
        report_dropped(&path, &fixed);
        if fixed.bytes == bytes {
            continue;
        }
        if args.diff {
            patch(args, &path, &bytes, &fixed.bytes, out)?;
        } else if let Err(error) = fix::replace(&path, &bytes, &fixed.bytes, args.flush()) {
            complain(&error.to_string());
            tally.failed = true;
            continue;
        }
        tally.files += 1;
        tally.findings += fixed.applied.len();
        *outcome = fixed.outcome;
    }
    report.recount();
    Ok(tally)
}

/// Writes suppression comments for everything in the report.
pub(super) fn add_ignores(configs: &Configs, run: Run, report: &Report, flush: Flush) -> Status {
    let mut status = Status::Clean;
    let mut changed = 0;
    for outcome in &report.outcomes {
        let path = outcome.path();
        let (Ok(policy), Ok(bytes)) = (configs.policy(path), std::fs::read(path)) else { continue };
        let written = fix::add_ignores(path, &bytes, &policy, run, outcome.diagnostics())
            .ok_or_else(|| format!("{}: no comment can be written here; use `overrides`", path.display()))
            .and_then(|mended| fix::replace(path, &bytes, &mended, flush).map_err(|error| error.to_string()));
        match written {
            Ok(()) => changed += 1,
            Err(words) => {
                complain(&words);
                status = Status::Failure;
            }
        }
    }
    complain(&format!("wrote suppression comments into {}", count(changed, "file")));
    status
}

fn has_offer(diagnostics: &[Diagnostic], least: Applicability) -> bool {
    diagnostics.iter().filter_map(|found| found.fix.as_ref()).any(|fix| fix.applicability >= least)
}

fn report_dropped(path: &Path, fixed: &Fixed) {
    for (rule, title) in &fixed.dropped {
        let path = path.display();
        complain(&format!("{path}: a fix of {rule} ({title}) would have changed something else: left out"));
    }
}

fn patch(args: &CheckArgs, path: &Path, old: &[u8], new: &[u8], out: &mut dyn Write) -> io::Result<()> {
    let home = std::env::current_dir()?;
    let name = fix::below(&home, path).to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let diff = fix::unified(&name, old, new);
    if !args.wants_color() {
        return out.write_all(&diff);
    }
    for line in diff.split_inclusive(|&byte| byte == b'\n') {
        let style: &[u8] = match line.first() {
            Some(b'+') => b"\x1b[32m",
            Some(b'-') => b"\x1b[31m",
            Some(b'@') => b"\x1b[36m",
            _ => b"",
        };
        let words = line.strip_suffix(b"\n").unwrap_or(line);
        let reset: &[u8] = if style.is_empty() { b"" } else { b"\x1b[0m" };
        out.write_all(&[style, words, reset, b"\n"].concat())?;
    }
    Ok(())
}

impl Tally {
    /// Says what was done, on standard error, so that reports stay parseable.
    pub(super) fn tell(&self, args: &CheckArgs) {
        if args.quiet && !self.failed {
            return;
        }
        let (findings, files) = (count(self.findings, "finding"), count(self.files, "file"));
        if args.diff {
            complain(&format!("{findings} in {files} would be fixed"));
        } else {
            complain(&format!("fixed {findings} in {files}"));
        }
    }

    /// The status of a run that only fixes or only shows the patch.
    pub(super) const fn status(&self, args: &CheckArgs) -> Status {
        if self.failed {
            Status::Failure
        } else if args.diff && self.files > 0 && !args.exit_zero {
            Status::Findings
        } else {
            Status::Clean
        }
    }

    /// Whether a file could not be written.
    pub(super) const fn has_failed(&self) -> bool {
        self.failed
    }
}

/// Fixes standard input: the mended text goes to `out`.
///
/// # Errors
/// When it cannot be written.
pub(super) fn mend_text(
    path: &Arc<Path>,
    bytes: Vec<u8>,
    least: Applicability,
    policy: &Policy,
    run: Run,
    out: &mut dyn Write,
) -> io::Result<FileOutcome> {
    let fixed = fix::fix_bytes(path, bytes, policy, run, least, &[]);
    out.write_all(&fixed.bytes)?;
    Ok(fixed.outcome)
}
