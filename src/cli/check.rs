//! `masthead check`: lint files and folders, print what was found.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Instant;

use crate::baseline::{self, Baseline};
use crate::config::{self, ConfigError, Configs};
use crate::diagnostic::Severity;
use crate::discover::{self, Targets};
use crate::engine::{self, Report, Run};
use crate::outcome::{Status, count};
use crate::validators::collection::unused_glob;
use crate::validators::{self, Rule};

use super::args::{CheckArgs, Color, Level};
use super::formats::Printer;
use super::{complain, fix, formats, now, progress, stdin, terminal};

/// Runs the command.
///
/// # Errors
/// When the report cannot be written.
pub(super) fn run(args: &CheckArgs) -> io::Result<Status> {
    let started = Instant::now();
    let options = config::Options {
        file: args.config.clone(),
        preset: args.preset.clone(),
        select: args.select.clone(),
        ignore: args.ignore.clone(),
    };
    let mut printer = match Printer::new(args, started) {
        Ok(printer) => printer,
        Err(words) => {
            complain(&words);
            return Ok(Status::Failure);
        }
    };
    let status = match Configs::new(options) {
        Err(error) => refuse(args, error, &mut printer)?,
        Ok(configs) => begin(args, &configs, &mut printer)?,
    };
    printer.out.flush()?;
    Ok(status)
}

/// What follows the reading of the command line.
fn begin(args: &CheckArgs, configs: &Configs, printer: &mut Printer) -> io::Result<Status> {
    if args.show_config {
        let first = args.paths.first().map_or(Path::new("."), PathBuf::as_path);
        printer.out.write_all(configs.render(first).as_bytes())?;
        return Ok(Status::Clean);
    }
    let run = Run { now: now::or_clock(args.now) };
    if stdin::is_named(args) {
        return stdin::run(args, configs, run, printer);
    }
    match gather(args, configs, run) {
        Ok((report, targets)) => conclude(args, configs, run, report, &targets, printer),
        Err(words) => {
            complain(&words);
            Ok(Status::Failure)
        }
    }
}

/// What follows the checking: baseline, fixes, output.
fn conclude(
    args: &CheckArgs,
    configs: &Configs,
    run: Run,
    mut report: Report,
    targets: &Targets,
    printer: &mut Printer,
) -> io::Result<Status> {
    if args.min_severity == Some(Level::Error) {
        report.keep_from(Severity::Error);
    }
    if let Some(path) = &args.write_baseline {
        return write_baseline(path, &report);
    }
    let named = || configs.baseline(args.paths.first().map_or(Path::new("."), PathBuf::as_path));
    if let Some(path) = args.baseline.clone().or_else(named)
        && let Err(words) = accept(&path, &mut report, targets, configs)
    {
        complain(&words);
        return Ok(Status::Failure);
    }
    if args.add_ignores {
        return Ok(fix::add_ignores(configs, run, &report, args.flush()));
    }
    let mut failed = false;
    if let Some(least) = args.least() {
        let tally = fix::mend(args, least, configs, run, &mut report, &mut *printer.out)?;
        tally.tell(args);
        if args.diff || args.fix_only {
            return Ok(tally.status(args));
        }
        failed = tally.has_failed();
    }
    formats::tell_usage(&report);
    printer.print(args, &report)?;
    Ok(if failed { Status::Failure } else { status(args, &report) })
}

fn write_baseline(path: &Path, report: &Report) -> io::Result<Status> {
    std::fs::write(path, baseline::render(&report.outcomes, path))?;
    let findings = count(report.summary.errors + report.summary.warnings, "finding");
    complain(&format!("{} accepts {findings} now", path.display()));
    Ok(Status::Clean)
}

/// Drops what the baseline accepts; the error is a sentence for the user.
fn accept(path: &Path, report: &mut Report, targets: &Targets, configs: &Configs) -> Result<(), String> {
    let mut baseline = Baseline::read(path).map_err(|error| error.to_string())?;
    for outcome in &mut report.outcomes {
        baseline.filter(outcome);
    }
    report.recount();
    let stale = baseline.stale(|path, rule| {
        // A rule over the collection says nothing about a page where it did not see the others.
        let is_wide =
            rule == unused_glob::RULE.id.0 || validators::find(rule).is_some_and(Rule::is_over_collection);
        let sees_all = || configs.policy(path).is_ok_and(|policy| engine::sees_whole(targets, &policy));
        targets.covers(path) && (!is_wide || sees_all())
    });
    if let Some(first) = stale.first() {
        let (count, path) = (stale.len(), path.display());
        complain(&format!(
            "{path}: {count} accepted findings are gone ({first}); drop them with --write-baseline {path}"
        ));
    }
    Ok(())
}

pub(super) fn status(args: &CheckArgs, report: &Report) -> Status {
    if !report.broken.is_empty() {
        return Status::Failure;
    }
    match Status::of(&report.summary, args.max_warnings) {
        Status::Findings if args.exit_zero => Status::Clean,
        status => status,
    }
}

/// Checks what was named; the error is a sentence for the user.
fn gather(args: &CheckArgs, configs: &Configs, run: Run) -> Result<(Report, Targets), String> {
    let options = discover::Options {
        paths: args.paths.clone(),
        exclude: args.exclude.clone(),
        force_exclude: args.force_exclude,
        no_ignore: args.no_ignore,
        threads: args.threads,
    };
    let mut targets = Targets::new(&options, configs).map_err(|error| error.to_string())?;
    if let Some(revision) = &args.changed_since {
        let changed = discover::changed_since(revision).map_err(|error| error.to_string())?;
        targets.keep_changed(changed, configs);
    }
    let seen = AtomicU64::new(0);
    let wanted = !args.quiet && args.output.is_none() && io::stderr().is_terminal();
    let report = progress::around(wanted, &seen, || engine::run(&targets, &options, configs, run, &seen));
    Ok((report, targets))
}

/// Nothing can be checked: the command line or the configuration is wrong.
fn refuse(args: &CheckArgs, error: ConfigError, printer: &mut Printer) -> io::Result<Status> {
    if let ConfigError::Usage(words) = &error {
        complain(words);
        return Ok(Status::Failure);
    }
    let report = Report { broken: vec![Arc::new(error)], ..Report::default() };
    printer.print(args, &report)?;
    Ok(Status::Failure)
}

impl CheckArgs {
    /// Whether to colour: as asked, else on a terminal unless `NO_COLOR` is set.
    pub(super) fn wants_color(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => self.output.is_none() && terminal::wants_color(),
        }
    }
}
