//! `masthead check --fix`, `--diff`, `--add-ignores`: change files, or say what would change.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use crate::config::Configs;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::engine::{self, Report, Run};
use crate::fix::{self, Fixed};
use crate::outcome::{FileOutcome, count};

use super::args::CheckArgs;
use super::complain;
use super::mode::{Done, Mode};
use super::pages::Pages;

/// Fixes pages, or prints what that would change.
pub(super) struct Mender<'m> {
    pub(super) args: &'m CheckArgs,
    pub(super) mode: Mode<'m>,
    pub(super) least: Applicability,
    pub(super) configs: &'m Configs,
    pub(super) run: Run,
}

impl Mender<'_> {
    /// Fixes every file of the report that has something to fix, and puts what is left into the report. With `--diff`
    /// the patch goes to `out` and the files stay as they are.
    ///
    /// # Errors
    /// When the patch cannot be written.
    pub(super) fn mend(
        &mut self,
        report: &mut Report,
        pages: &mut Pages,
        out: &mut dyn Write,
    ) -> io::Result<Done> {
        let mut done = Done::default();
        let mut findings = 0;
        for outcome in &mut report.outcomes {
            if !has_offer(outcome.diagnostics(), self.least) {
                continue;
            }
            match self.one(outcome, pages, out)? {
                Ok(0) => {}
                Ok(fixed) => {
                    done.files += 1;
                    findings += fixed;
                }
                Err(words) => {
                    complain(&words);
                    done.failed = true;
                }
            }
        }
        report.recount();
        self.tell(findings, done, pages);
        Ok(done)
    }

    /// Fixes one file: how many findings that mended, or a sentence for the user.
    fn one(
        &self,
        outcome: &mut FileOutcome,
        pages: &mut Pages,
        out: &mut dyn Write,
    ) -> io::Result<Result<usize, String>> {
        let path = Arc::clone(outcome.path());
        let fixed = pages.read(&path).and_then(|bytes| {
            let policy = self.configs.policy(&path).map_err(|error| error.to_string())?;
            let found = outcome.diagnostics();
            let fix = || Ok(fix::fix_bytes(&path, bytes.clone(), &policy, self.run, self.least, found));
            let fixed = engine::guarded(&path, fix).map_err(|error| error.to_string())?;
            Ok((bytes, fixed))
        });
        let (bytes, fixed) = match fixed {
            Ok(fixed) => fixed,
            Err(words) => return Ok(Err(words)),
        };
        report_dropped(&path, &fixed);
        if fixed.bytes == bytes {
            return Ok(Ok(0));
        }
        if matches!(self.mode, Mode::Diff(_)) {
            patch(self.args, &path, &bytes, &fixed.bytes, out)?;
        } else if let Err(words) = pages.write(&path, &bytes, fixed.bytes) {
            return Ok(Err(words));
        }
        *outcome = fixed.outcome;
        Ok(Ok(fixed.applied.len()))
    }

    /// Says what was done, on standard error, so that reports stay parseable.
    fn tell(&self, findings: usize, done: Done, pages: &Pages) {
        let (findings, files) = (count(findings, "finding"), count(done.files, "file"));
        if matches!(self.mode, Mode::Diff(_)) {
            if !self.args.quiet || done.failed {
                complain(&format!("{findings} in {files} would be fixed"));
            }
        } else if matches!(pages, Pages::Disk) && (!self.args.quiet || done.failed) {
            complain(&format!("fixed {findings} in {files}"));
        }
    }
}

/// Writes suppression comments for everything in the report.
pub(super) fn add_ignores(configs: &Configs, run: Run, report: &Report, pages: &mut Pages) -> Done {
    let mut done = Done::default();
    for outcome in report.outcomes.iter().filter(|outcome| !outcome.diagnostics().is_empty()) {
        let path = outcome.path();
        let written = pages.read(path).and_then(|bytes| {
            let policy = configs.policy(path).map_err(|error| error.to_string())?;
            let write = || Ok(fix::add_ignores(path, &bytes, &policy, run, outcome.diagnostics()));
            let mended = engine::guarded(path, write).map_err(|error| error.to_string())?;
            let none = || format!("{}: no comment can be written here; use `overrides`", path.display());
            pages.write(path, &bytes, mended.ok_or_else(none)?)
        });
        match written {
            Ok(()) => done.files += 1,
            Err(words) => {
                complain(&words);
                done.failed = true;
            }
        }
    }
    complain(&format!("wrote suppression comments into {}", count(done.files, "file")));
    done
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
