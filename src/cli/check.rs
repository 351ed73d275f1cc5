//! `masthead check`: lint files and folders, print what was found.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Instant;

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};

use crate::config::{self, ConfigError, Configs};
use crate::diagnostic::Severity;
use crate::discover::{self, Targets};
use crate::engine::{self, Report, Run};
use crate::outcome::Status;
use crate::reporter::{Format, Settings};

use super::{complain, now, progress};

/// Arguments of `masthead check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Files and folders; `-` reads standard input
    #[arg(default_value = ".")]
    paths: Vec<PathBuf>,
    /// Configuration file to use instead of the nearest masthead.yaml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Site generator to assume: hexo, jekyll, hugo, astro, zola, docusaurus, …
    #[arg(long, value_name = "NAME")]
    preset: Option<String>,
    /// Output format [default: human on a terminal, else concise]
    #[arg(long, value_enum, value_name = "NAME")]
    format: Option<Format>,
    /// Write the report to a file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Run only these rules
    #[arg(long, value_name = "RULE,…", value_delimiter = ',')]
    select: Vec<String>,
    /// Leave these rules out
    #[arg(long, value_name = "RULE,…", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Show and count only findings of this severity or above
    #[arg(long, value_enum, value_name = "LEVEL")]
    min_severity: Option<Level>,
    /// Fail when there are more warnings than this
    #[arg(long, value_name = "N")]
    max_warnings: Option<usize>,
    /// Leave out files that match this glob
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,
    /// Leave excluded files out even when they are named (for pre-commit)
    #[arg(long)]
    force_exclude: bool,
    /// Look into files that .gitignore, .ignore and .mastheadignore name
    #[arg(long)]
    no_ignore: bool,
    /// Print the configuration in force for the first path, and stop
    #[arg(long)]
    show_config: bool,
    /// When to colour
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: Color,
    /// Print findings only: no summary, no progress
    #[arg(long, short)]
    quiet: bool,
    /// Print how often each rule fired instead of the findings
    #[arg(long)]
    statistics: bool,
    /// Threads to use [default: one a core]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    threads: usize,
    /// Time that date rules take for now: 2026-11-23 or 2026-11-23T10:00:00Z
    #[arg(long, value_name = "TIMESTAMP", value_parser = now::parse)]
    now: Option<DateTime<Utc>>,
    /// Exit with status 0 even when there are findings
    #[arg(long)]
    exit_zero: bool,
    /// Name that standard input goes by: picks configuration, collection and generator
    #[arg(long, value_name = "FILE")]
    stdin_filename: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Level {
    Warning,
    Error,
}

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
    let configs = match Configs::new(options) {
        Ok(configs) => configs,
        Err(error) => return refuse(args, &Arc::new(error)),
    };
    if args.show_config {
        return show_config(args, &configs);
    }
    let mut report = match gather(args, &configs) {
        Ok(report) => report,
        Err(words) => {
            complain(&words);
            return Ok(Status::Failure);
        }
    };
    if args.min_severity == Some(Level::Error) {
        report.keep_from(Severity::Error);
    }
    let mut out = open(args)?;
    print(args, &report, started, &mut *out)?;
    out.flush()?;
    Ok(status(args, &report))
}

fn status(args: &CheckArgs, report: &Report) -> Status {
    if !report.broken.is_empty() {
        return Status::Failure;
    }
    match Status::of(&report.summary, args.max_warnings) {
        Status::Findings if args.exit_zero => Status::Clean,
        status => status,
    }
}

/// Checks what was named; the error is a sentence for the user.
fn gather(args: &CheckArgs, configs: &Configs) -> Result<Report, String> {
    let run = Run { now: now::or_clock(args.now) };
    if args.paths.iter().any(|path| path.as_os_str() == "-") {
        if args.paths.len() > 1 {
            return Err("`-` (standard input) goes alone: name no other path beside it".to_owned());
        }
        return standard_input(args, configs, run);
    }
    let options = discover::Options {
        paths: args.paths.clone(),
        exclude: args.exclude.clone(),
        force_exclude: args.force_exclude,
        no_ignore: args.no_ignore,
        threads: args.threads,
    };
    let targets = Targets::new(&options, configs).map_err(|error| error.to_string())?;
    let seen = AtomicU64::new(0);
    let wanted = !args.quiet && args.output.is_none() && io::stderr().is_terminal();
    Ok(progress::around(wanted, &seen, || engine::run(&targets, &options, configs, run, &seen)))
}

fn standard_input(args: &CheckArgs, configs: &Configs, run: Run) -> Result<Report, String> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| format!("cannot read standard input: {error}"))?;
    let path: Arc<Path> = Arc::from(args.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("stdin.md")));
    let mut report = Report::default();
    match configs.policy(&path) {
        Ok(policy) => {
            let on_disk = args.stdin_filename.is_some();
            report.add(engine::check_bytes(&path, &bytes, &policy, run, on_disk));
        }
        Err(error) => report.broken.push(error),
    }
    Ok(report)
}

/// Nothing can be checked: the command line or the configuration is wrong.
fn refuse(args: &CheckArgs, error: &Arc<ConfigError>) -> io::Result<Status> {
    if let ConfigError::Usage(words) = &**error {
        complain(words);
        return Ok(Status::Failure);
    }
    let report = Report { broken: vec![Arc::clone(error)], ..Report::default() };
    let mut out = open(args)?;
    print(args, &report, Instant::now(), &mut *out)?;
    out.flush()?;
    Ok(Status::Failure)
}

fn show_config(args: &CheckArgs, configs: &Configs) -> io::Result<Status> {
    let first = args.paths.first().map_or(Path::new("."), PathBuf::as_path);
    let mut out = open(args)?;
    out.write_all(configs.render(first).as_bytes())?;
    out.flush()?;
    Ok(Status::Clean)
}

fn print(args: &CheckArgs, report: &Report, started: Instant, out: &mut dyn Write) -> io::Result<()> {
    let to_terminal = args.output.is_none() && io::stdout().is_terminal();
    let format = args.format.unwrap_or(if to_terminal { Format::Human } else { Format::Concise });
    let settings = Settings {
        color: match args.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => to_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        },
        quiet: args.quiet,
        statistics: args.statistics,
        ..Settings::default()
    };
    let mut reporter = format.reporter(settings);
    for error in &report.broken {
        match &**error {
            ConfigError::Usage(words) => complain(words),
            ConfigError::Unreadable(error) => complain(&error.to_string()),
            ConfigError::Mistakes(outcome) => reporter.file(out, outcome)?,
        }
    }
    for outcome in &report.outcomes {
        reporter.file(out, outcome)?;
    }
    reporter.finish(out, &report.summary, started.elapsed())
}

fn open(args: &CheckArgs) -> io::Result<Box<dyn Write>> {
    Ok(match &args.output {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    })
}
