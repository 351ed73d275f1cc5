//! `masthead check --fix`, `--diff`: change files, or print the changes.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::config::Configs;
use crate::diagnostic::{Applicability, Diagnostic, Made};
use crate::engine::{self, Report, Run, Texts, Unreported};
use crate::fix::{self, Fixed, Job};
use crate::outcome::FileOutcome;
use crate::reporter::visible;

use super::args::CheckArgs;
use super::complain;
use super::fixes::Fixes;
use super::mode::{Done, Mode};
use super::pages::Pages;

/// Rules over the collection that undo each other must not spin: after this many passes the pages stay as they are.
const MOST_PASSES: usize = 10;

/// Fixes pages, or prints what that would change.
pub(super) struct Mender<'m> {
    args: &'m CheckArgs,
    mode: Mode<'m>,
    least: Applicability,
    configs: &'m Configs,
    run: Run,
    /// What was fixed, or would be.
    done: Fixes,
    /// With `--diff`, those pages as they are and as they would be.
    first: FxHashMap<Arc<Path>, Vec<u8>>,
    held: Texts,
    /// The pages that have more to fix than one run does.
    cut: BTreeSet<Arc<Path>>,
    failed: bool,
}

impl<'m> Mender<'m> {
    pub(super) fn new(
        args: &'m CheckArgs,
        mode: Mode<'m>,
        least: Applicability,
        configs: &'m Configs,
        run: Run,
    ) -> Self {
        Self {
            args,
            mode,
            least,
            configs,
            run,
            done: Fixes::default(),
            first: FxHashMap::default(),
            held: Texts::default(),
            cut: BTreeSet::new(),
            failed: false,
        }
    }

    /// Fixes every file of the report that has something to fix, and puts what is left into the report. With `--diff`
    /// the patch goes to `out` and the files stay as they are. What is fixed in one page may change what rules over
    /// the collection say of another, so the pages are checked `again` until nothing changes.
    ///
    /// # Errors
    /// When the patch cannot be written.
    pub(super) fn mend(
        mut self,
        report: &mut Report,
        pages: &mut Pages,
        again: impl Fn(&Texts) -> Result<Report, String>,
        out: &mut dyn Write,
    ) -> io::Result<Done> {
        for _ in 0..MOST_PASSES {
            let changed = self.pass(report, pages);
            if !changed || self.failed || !matches!(pages, Pages::Disk(_)) {
                break;
            }
            match again(&self.held) {
                Ok(fresh) => *report = fresh,
                Err(words) => self.fail(&words),
            }
        }
        for path in self.done.pages() {
            if let (Some(old), Some(new)) = (self.first.get(path), self.held.get(path)) {
                patch(self.args, path, old, new, out)?;
            }
        }
        self.tell(pages);
        let files = self.done.pages().count();
        report.fixed = self.done.into_pages();
        Ok(Done { files, failed: self.failed })
    }

    /// Fixes each page once; whether anything changed.
    fn pass(&mut self, report: &mut Report, pages: &mut Pages) -> bool {
        let mut changed = false;
        let Report { outcomes, unreported, .. } = report;
        for outcome in outcomes {
            let is_cut = self.cut.contains(outcome.path());
            if is_cut || !has_offer(outcome.diagnostics(), self.least) {
                continue;
            }
            match self.one(outcome, pages, unreported) {
                Ok(fixed) => changed |= fixed,
                Err(words) => self.fail(&words),
            }
        }
        report.recount();
        changed
    }

    fn fail(&mut self, words: &str) {
        complain(words);
        self.failed = true;
    }

    /// Fixes one file: whether that changed it, or a sentence for the user.
    fn one(
        &mut self,
        outcome: &mut FileOutcome,
        pages: &mut Pages,
        unreported: &Unreported,
    ) -> Result<bool, String> {
        let path = Arc::clone(outcome.path());
        let bytes = match self.held.get(&path) {
            Some(held) => held.to_vec(),
            None => pages.read(&path)?,
        };
        let policy = self.configs.policy(&path).map_err(|error| error.to_string())?;
        let found = outcome.diagnostics();
        let on_disk = pages.have_neighbours(self.args);
        let job = Job { path: &path, policy: &policy, run: self.run, least: self.least, on_disk, unreported };
        let fix = || Ok(fix::fix_bytes(&job, bytes.clone(), found));
        let fixed = engine::guarded(&path, fix).map_err(|error| error.to_string())?;
        report_dropped(&path, &fixed);
        if fixed.is_cut {
            self.cut.insert(Arc::clone(&path));
        }
        if fixed.bytes == bytes {
            return Ok(false);
        }
        if matches!(self.mode, Mode::Diff(_)) {
            self.held.insert(Arc::clone(&path), fixed.bytes.into());
            self.first.entry(Arc::clone(&path)).or_insert(bytes);
        } else {
            pages.write(&path, &bytes, fixed.bytes)?;
        }
        self.done.add(path, fixed.applied);
        *outcome = fixed.outcome;
        Ok(true)
    }

    /// Says what was done, on standard error, so that reports stay parseable.
    fn tell(&self, pages: &Pages) {
        for path in &self.cut {
            complain(&format!("{}: there is more to fix; run again to continue", path.display()));
        }
        let is_wanted = !self.args.quiet || self.failed;
        let is_patch = matches!(self.mode, Mode::Diff(_));
        // Some editors put what a filter says on standard error into the text.
        let is_filter = matches!(self.mode, Mode::FixOnly(_)) && matches!(pages, Pages::Input { .. });
        if is_wanted
            && !is_filter
            && let Some(words) = self.done.words(is_patch)
        {
            complain(&words);
        }
    }
}

fn has_offer(diagnostics: &[Diagnostic], least: Applicability) -> bool {
    diagnostics.iter().filter_map(|found| found.fix.as_ref()).any(|fix| fix.applicability >= least)
}

fn report_dropped(path: &Path, fixed: &Fixed) {
    for Made { rule, title, .. } in &fixed.dropped {
        let path = path.display();
        complain(&format!(
            "{path}: skipped a fix of {rule} ({title}), because it would have changed something else"
        ));
    }
}

fn patch(args: &CheckArgs, path: &Path, old: &[u8], new: &[u8], out: &mut dyn Write) -> io::Result<()> {
    let home = std::env::current_dir()?;
    let diff = fix::unified(&slashed(&fix::below(&home, path)), old, new);
    let is_for_people = args.output.is_none() && io::stdout().is_terminal();
    if !args.wants_color() && !is_for_people {
        return out.write_all(&diff);
    }
    for line in diff.split_inclusive(|&byte| byte == b'\n') {
        let style: &[u8] = match line.first() {
            _ if !args.wants_color() => b"",
            Some(b'+') => b"\x1b[32m",
            Some(b'-') => b"\x1b[31m",
            Some(b'@') => b"\x1b[36m",
            _ => b"",
        };
        let words = line.strip_suffix(b"\n").unwrap_or(line);
        let reset: &[u8] = if style.is_empty() { b"" } else { b"\x1b[0m" };
        // A terminal would obey what is in the page. Tabs only move ahead.
        let text = String::from_utf8_lossy(words);
        let words = text.split('\t').map(visible).collect::<Vec<_>>().join("\t");
        out.write_all(&[style, words.as_bytes(), reset, b"\n"].concat())?;
    }
    Ok(())
}

/// The bytes of a path, with `/`.
#[cfg(unix)]
fn slashed(path: &Path) -> Vec<u8> {
    std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()).to_vec()
}

#[cfg(not(unix))]
fn slashed(path: &Path) -> Vec<u8> {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/").into_bytes()
}
