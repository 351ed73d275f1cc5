//! `--write-baseline` and `--baseline`: accepted findings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::baseline::{self, Baseline, Met};
use crate::config::Configs;
use crate::discover::Targets;
use crate::engine::{self, Report};
use crate::fix;
use crate::outcome::count;
use crate::validators::collection::unused_glob;
use crate::validators::{self, Rule};

use super::args::CheckArgs;
use super::complain;
use super::mode::Done;

/// The baseline that is written where neither the command line nor a configuration names one.
const DEFAULT: &str = "masthead-baseline.json";

/// Writes a baseline that accepts everything in the report, and what the old one accepts where this run did not look: to the
/// file that was named, else to that of the configuration of the page at `first`.
pub(super) fn write(
    named: Option<&Path>,
    args: &CheckArgs,
    first: &Path,
    report: &Report,
    targets: Option<&Targets>,
    configs: &Configs,
) -> Done {
    let configured = || Ok(configs.baseline(first)?.unwrap_or_else(|| PathBuf::from(DEFAULT)));
    let path = named.map_or_else(configured, |path| Ok(path.to_owned()));
    let path = match path.and_then(|path| baseline::may_replace(&path).map(|()| path)) {
        Ok(path) => path,
        Err(words) => {
            complain(&words);
            return Done::FAILED;
        }
    };
    let path = path.as_path();
    // One that is broken is replaced.
    let old = Baseline::read(path).ok();
    let is_narrowed = !(args.select.is_empty() && args.ignore.is_empty());
    let looked_at = |page: &Path, rule: &str| {
        let is_on = |rule: &Rule| configs.policy(page).is_ok_and(|policy| policy.levels.is_on(rule.id));
        let is_asked = !is_narrowed || validators::find(rule).is_some_and(is_on);
        args.min_severity.is_none()
            && args.exclude.is_empty()
            && is_asked
            && targets.is_some_and(|targets| looks_at(page, rule, targets, configs))
    };
    let (text, kept) = baseline::render(&report.outcomes, path, old.as_ref(), looked_at);
    if let Err(error) = fix::create(path, text.as_bytes()) {
        complain(&error.to_string());
        return Done::FAILED;
    }
    let findings = count(report.summary.errors + report.summary.warnings, "finding");
    let others = if kept == 0 { String::new() } else { format!(", and {kept} where this run did not look") };
    complain(&format!("{} now accepts {findings}{others}", path.display()));
    // A configuration that names it is enough for later runs.
    if args.baseline.is_none() && configs.baseline(first).is_ok_and(|configured| configured.is_none()) {
        let how =
            format!("add `baseline: {0}` to masthead.yaml, or run with `--baseline {0}`", path.display());
        complain(&format!("to report only new findings, {how}"));
    }
    Done::default()
}

/// Drops what the baseline of the run accepts, which the command line names, or the configuration of the page at `first`,
/// and says what it accepts in vain; the baseline. The error is a sentence for the user.
pub(super) fn of_run(
    args: &CheckArgs,
    first: &Path,
    report: &mut Report,
    targets: Option<&Targets>,
    configs: &Configs,
) -> Result<Option<Arc<Baseline>>, String> {
    let path = match &args.baseline {
        Some(path) => Some(path.clone()),
        None => configs.baseline(first)?,
    };
    let Some(path) = path else { return Ok(None) };
    let baseline = Arc::new(Baseline::read(&path).map_err(|error| error.to_string())?);
    let met = accept(&baseline, report);
    // One page shows nothing about the others.
    if let Some(targets) = targets {
        tell_stale(&path, &baseline, &met, targets, configs);
    }
    Ok(Some(baseline))
}

/// Drops what the baseline accepts; that.
pub(super) fn accept(baseline: &Arc<Baseline>, report: &mut Report) -> Met {
    let mut met = Met::default();
    for outcome in &mut report.outcomes {
        baseline.filter(outcome, &mut met);
    }
    report.unreported.accepted = Some(Arc::clone(baseline));
    report.recount();
    met
}

/// Whether the rule looked at all that it has to see to find something in the file.
fn looks_at(path: &Path, rule: &str, targets: &Targets, configs: &Configs) -> bool {
    // A rule over the collection is silent about a page where it did not see the others.
    let is_wide =
        rule == unused_glob::RULE.id.0 || validators::find(rule).is_some_and(Rule::is_over_collection);
    let sees_all = || configs.policy(path).is_ok_and(|policy| engine::sees_whole(targets, &policy));
    targets.covers(path) && (!is_wide || sees_all())
}

/// Says which entries are left over.
fn tell_stale(path: &Path, baseline: &Baseline, met: &Met, targets: &Targets, configs: &Configs) {
    let stale = baseline.stale(met, |path, rule| looks_at(path, rule, targets, configs));
    if let Some(first) = stale.first() {
        let (findings, path) = (count(stale.len(), "accepted finding"), path.display());
        complain(&format!(
            "{path}: {findings} no longer found ({first}); to remove them, run with --write-baseline {path}"
        ));
    }
}
