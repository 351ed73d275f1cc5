//! Every fix of every rule, tried on the pages under tests/rules/: it removes its finding, and what it makes of the page
//! is kept beside it. A rule that declares no fix never offers one.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use masthead::config::{Configs, Options};
use masthead::diagnostic::{Applicability, Diagnostic};
use masthead::engine::{self, Run, Unreported};
use masthead::fix::{self, Job};
use masthead::validators::{RULES, Rule};

use crate::rules::{Expected, FOLDER, Fixture, collect, now};
use crate::trees;

#[test]
fn every_declared_fix_is_offered_somewhere_and_removes_its_finding() {
    let mut wrong = Vec::new();
    let configs = Configs::new(Options::default()).unwrap();
    for rule in RULES {
        let mut fixtures = Vec::new();
        collect(&Path::new(FOLDER).join(rule.id.0), &mut fixtures);
        let mut best = None;
        for fixture in fixtures.iter().filter(|fixture| fixture.expected == Expected::Fail) {
            match tried(rule, fixture, &configs) {
                Ok(offered) => best = best.max(offered),
                Err(reason) => wrong.push(format!("{}: {reason}", fixture.path.display())),
            }
        }
        if best != rule.fix {
            wrong.push(format!(
                "{}: declares {:?}, and the best fix of a fixture is {best:?}",
                rule.id, rule.fix
            ));
        }
    }
    assert!(wrong.is_empty(), "{} fixes are not as they should be:\n{}", wrong.len(), wrong.join("\n"));
}

/// The best fix that the rule offers on the page; all of its fixes are applied.
fn tried(rule: &Rule, fixture: &Fixture, configs: &Configs) -> Result<Option<Applicability>, String> {
    if fixture.path.is_dir() {
        return tried_in_tree(rule, fixture, configs);
    }
    let path: Arc<Path> = Arc::from(fixture.path.as_path());
    let policy = configs.policy(&path).map_err(|error| error.to_string())?;
    let bytes = std::fs::read(&path).unwrap();
    let run = Run { now: now() };
    let before = engine::check_bytes(&path, &bytes, &policy, run, true);
    let own = |found: &&Diagnostic| found.rule == rule.id && found.fix.is_some();
    let best = before
        .diagnostics()
        .iter()
        .filter(own)
        .filter_map(|found| Some(found.fix.as_ref()?.applicability))
        .max();
    if best.is_none() {
        return Ok(None);
    }
    let (least, on_disk, unreported) = (Applicability::Unsafe, true, &Unreported::default());
    let job = Job { path: &path, policy: &policy, run, least, on_disk, unreported };
    let fixed = fix::fix_bytes(&job, bytes, &[]);
    if let Some(left) = fixed.outcome.diagnostics().iter().find(own) {
        return Err(format!("still there after the fix: {} (dropped: {:?})", left.message, fixed.dropped));
    }
    if !fixed.applied.iter().any(|made| made.rule == rule.id) {
        return Err(format!("other fixes were applied: {:?}", fixed.applied));
    }
    compare(&path, &String::from_utf8_lossy(&fixed.bytes))?;
    Ok(best)
}

/// The same for a whole folder: every page that the rule has a fix for is fixed.
fn tried_in_tree(rule: &Rule, fixture: &Fixture, configs: &Configs) -> Result<Option<Applicability>, String> {
    let report = trees::check(&fixture.path, configs);
    let mut best = None;
    let mut mended = String::new();
    let own = |found: &&Diagnostic| found.rule == rule.id && found.fix.is_some();
    for outcome in report.outcomes.iter().filter(|outcome| outcome.diagnostics().iter().any(|it| own(&it))) {
        let path = outcome.path();
        let offered = outcome.diagnostics().iter().filter(own);
        best = best.max(offered.filter_map(|found| Some(found.fix.as_ref()?.applicability)).max());
        let policy = configs.policy(path).map_err(|error| error.to_string())?;
        let bytes = std::fs::read(path).unwrap();
        let (run, least) = (Run { now: now() }, Applicability::Unsafe);
        let job = Job { path, policy: &policy, run, least, on_disk: true, unreported: &report.unreported };
        let fixed = fix::fix_bytes(&job, bytes, outcome.diagnostics());
        if let Some(left) = fixed.outcome.diagnostics().iter().find(own) {
            return Err(format!(
                "still there after the fix: {} (dropped: {:?})",
                left.message, fixed.dropped
            ));
        }
        let text = String::from_utf8_lossy(&fixed.bytes).into_owned();
        mended.extend(["==> ", &path.display().to_string(), "\n", &text]);
    }
    if best.is_some() {
        compare(&fixture.path, &mended)?;
    }
    Ok(best)
}

/// Compares with the snapshot beside the page; characters that a snapshot would hide or change are written out.
fn compare(path: &Path, text: &str) -> Result<(), String> {
    let shown = text.replace('\r', "\\r").replace('\t', "\\t").replace('\u{feff}', "\\u{feff}");
    let name = format!("{}.fixed", path.file_name().unwrap().to_str().unwrap());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join(path.parent().unwrap()));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let same = || settings.bind(|| insta::assert_snapshot!(name, shown));
    catch_unwind(AssertUnwindSafe(same)).map_err(|_| "differs from its snapshot (see above)".to_owned())
}
