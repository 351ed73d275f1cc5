//! Every page under tests/rules/: `pass*` is clean, `fail*` raises the rule of its folder, and what it prints is kept
//! beside it. `INSTA_UPDATE=always cargo test` accepts what changed.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeZone, Utc};
use masthead::config::{Configs, Options};
use masthead::engine::{self, Run};
use masthead::loader::Scratch;
use masthead::outcome::{FileOutcome, Summary};
use masthead::reporter::{Format, Settings};
use masthead::validators::{Check, RULES};

use crate::trees;

/// Relative to the package's folder, where tests run: so the paths in the snapshots are relative too.
pub(crate) const FOLDER: &str = "tests/rules";

/// The moment at which every test of a rule happens.
pub(crate) fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, 1, 0, 0, 0).unwrap()
}

#[test]
fn pages_that_pass_are_clean_and_pages_that_fail_say_why() {
    let mut wrong = Vec::new();
    let configs = Configs::new(Options::default()).unwrap();
    for rule in RULES {
        let folder = Path::new(FOLDER).join(rule.id.0);
        let mut fixtures = Vec::new();
        collect(&folder, &mut fixtures);
        let told_elsewhere = matches!(rule.check, Check::Elsewhere);
        for expected in [Expected::Fail, Expected::Pass] {
            if !told_elsewhere && fixtures.iter().all(|fixture| fixture.expected != expected) {
                wrong.push(format!("{}: has no {expected:?} fixture", folder.display()));
            }
        }
        for fixture in &fixtures {
            if let Err(reason) = fixture.check(rule.id.0, &configs) {
                wrong.push(format!("{}: {reason}", fixture.path.display()));
            }
        }
    }
    strangers(&mut wrong);
    assert!(wrong.is_empty(), "{} fixtures are not as they should be:\n{}", wrong.len(), wrong.join("\n"));
}

/// Folders that belong to no rule.
fn strangers(wrong: &mut Vec<String>) {
    let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id.0).collect();
    for entry in std::fs::read_dir(FOLDER).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !ids.contains(name.as_str()) {
            wrong.push(format!("{FOLDER}/{name}: no rule has this name"));
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Pass,
    Fail,
}

pub(crate) struct Fixture {
    pub(crate) path: PathBuf,
    pub(crate) expected: Expected,
}

/// The fixtures below a folder, in path order; other files there are what the pages point at.
pub(crate) fn collect(folder: &Path, fixtures: &mut Vec<Fixture>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        let is_tree = path.is_dir() && (name.starts_with("pass") || name.starts_with("fail"));
        if path.is_dir() && !is_tree {
            collect(&path, fixtures);
            continue;
        }
        let is_snapshot = path.extension().is_some_and(|extension| extension == "snap" || extension == "new");
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let is = |word: &str| !is_snapshot && (stem.starts_with(word) || stem.ends_with(word));
        let expected = match (is("pass"), is("fail")) {
            (true, _) => Expected::Pass,
            (_, true) => Expected::Fail,
            _ => continue,
        };
        fixtures.push(Fixture { path, expected });
    }
}

impl Fixture {
    fn check(&self, rule: &str, configs: &Configs) -> Result<(), String> {
        if self.path.is_dir() {
            return self.check_tree(rule);
        }
        let policy = configs.policy(&self.path).map_err(|error| error.to_string())?;
        let path: Arc<Path> = Arc::from(self.path.as_path());
        let outcome = engine::check_file(&path, &policy, Run { now: now() }, &mut Scratch::default());
        if let FileOutcome::Unreadable(error) = &outcome {
            return Err(error.to_string());
        }
        let found = printed(Format::Concise, &outcome);
        match self.expected {
            Expected::Pass if !found.is_empty() => Err(format!("should be clean, but:\n{found}")),
            Expected::Pass => Ok(()),
            Expected::Fail if outcome.diagnostics().iter().all(|found| found.rule.0 != rule) => {
                Err(format!("does not raise `{rule}`, but:\n{found}"))
            }
            Expected::Fail => self.compare(&outcome, found),
        }
    }

    /// A whole folder: its findings count together.
    fn check_tree(&self, rule: &str) -> Result<(), String> {
        let report = trees::check_anew(&self.path)?;
        let found = trees::shown(Format::Concise, &report);
        let mut all = report.outcomes.iter().flat_map(FileOutcome::diagnostics);
        match self.expected {
            Expected::Pass if !found.is_empty() => Err(format!("should be clean, but:\n{found}")),
            Expected::Pass => Ok(()),
            Expected::Fail if all.all(|found| found.rule.0 != rule) => {
                Err(format!("does not raise `{rule}`, but:\n{found}"))
            }
            Expected::Fail => self.same(&format!("{found}\n{}", trees::shown(Format::Human, &report))),
        }
    }

    /// Compares with the snapshot beside the page; the plainest page shows the frame as well.
    fn compare(&self, outcome: &FileOutcome, mut shown: String) -> Result<(), String> {
        let name = self.path.file_name().unwrap().to_str().unwrap();
        if name == "fail.md" {
            shown = format!("{shown}\n{}", printed(Format::Human, outcome));
        }
        self.same(&shown)
    }

    fn same(&self, shown: &str) -> Result<(), String> {
        let name = self.path.file_name().unwrap().to_str().unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(self.path.parent().unwrap());
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let same = || settings.bind(|| insta::assert_snapshot!(name, shown));
        catch_unwind(AssertUnwindSafe(same)).map_err(|_| "differs from its snapshot (see above)".to_owned())
    }
}

/// What a format prints for one file, without the closing line.
pub(crate) fn printed(format: Format, outcome: &FileOutcome) -> String {
    let mut reporter = format.reporter(Settings { quiet: true, ..Settings::default() });
    let mut out = Vec::new();
    reporter.file(&mut out, outcome).unwrap();
    reporter.finish(&mut out, &Summary::default(), Duration::ZERO).unwrap();
    String::from_utf8(out).unwrap()
}
