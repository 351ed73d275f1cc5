//! `--format`: the output of each format.

use std::ffi::OsStr;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, ValueEnum};

use crate::config::{ConfigError, Configs};
use crate::engine::Report;
use crate::loader::ReadError;
use crate::outcome::{FileOutcome, Summary};
use crate::reporter::{self, Base, Format, Next, Settings};

use super::args::CheckArgs;
use super::{again, complain, output, terminal};

/// One `--format`: `NAME`, or `NAME=FILE`.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    format: Format,
    file: Option<PathBuf>,
}

/// Reads [`Asked`]; completions still see the names.
#[derive(Clone)]
pub(super) struct AskedParser;

impl TypedValueParser for AskedParser {
    type Value = Asked;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Asked, clap::Error> {
        let names = EnumValueParser::<Format>::new();
        let Some((name, file)) = value.to_str().and_then(|text| text.split_once('=')) else {
            return Ok(Asked { format: names.parse_ref(command, arg, value)?, file: None });
        };
        let format = names.parse_ref(command, arg, OsStr::new(name))?;
        if file.is_empty() {
            let words = format!("`--format {name}=` needs a file: write `--format {name}=FILE`\n");
            return Err(clap::Error::raw(ErrorKind::ValueValidation, words).with_cmd(command));
        }
        Ok(Asked { format, file: Some(PathBuf::from(file)) })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Format::value_variants().iter().filter_map(ValueEnum::to_possible_value)))
    }
}

/// What a run prints, and where.
pub(super) struct Printer {
    /// Standard output, or what `--output` names.
    pub(super) out: Box<dyn Write>,
    here: Vec<Format>,
    files: Vec<(Format, PathBuf)>,
    started: Instant,
    next: Option<Next>,
}

impl Printer {
    /// What the command line asks for; the error is a sentence for the user.
    pub(super) fn new(args: &CheckArgs, started: Instant) -> Result<Self, String> {
        let (mut here, mut files) = (Vec::new(), Vec::<(Format, PathBuf)>::new());
        for asked in &args.format {
            match &asked.file {
                None => here.push(asked.format),
                Some(file) if files.iter().any(|(_, other)| other == file) => {
                    return Err(format!(
                        "two formats cannot be written to the same file: {}",
                        file.display()
                    ));
                }
                Some(file) => files.push((asked.format, file.clone())),
            }
        }
        match &here[..] {
            [] if args.format.is_empty() => here = defaults(args),
            [] if args.output.is_some() => {
                return Err("--output has no effect: every --format has its own file".to_owned());
            }
            [] | [_] => {}
            [_, second, ..] => {
                let name =
                    second.to_possible_value().map_or_else(String::new, |name| name.get_name().to_owned());
                return Err(format!(
                    "only one format can be written to standard output: write `--format {name}=FILE` for the other"
                ));
            }
        }
        Ok(Self { out: open(args)?, here, files, started, next: None })
    }

    /// Leaves standard output to a page: the report goes to standard error, unless `--output` names a file.
    pub(super) fn step_aside(&mut self, args: &CheckArgs) {
        if args.output.is_none() {
            self.out = Box::new(io::stderr());
        }
    }

    /// Has the report for people end with the command that helps most now.
    pub(super) fn suggest(&mut self, args: &CheckArgs, configs: &Configs) {
        self.next = Some(again::next(args, configs));
    }

    /// Prints the report in every format: files first, because standard output may be closed early. What people read is
    /// folded, after programs have got all of it.
    ///
    /// # Errors
    /// When something cannot be written.
    pub(super) fn print(
        &mut self,
        args: &CheckArgs,
        report: &mut Report,
        fold: impl FnOnce(&mut Report),
    ) -> io::Result<()> {
        let plain = Settings {
            quiet: args.quiet,
            statistics: args.statistics,
            docs: reporter::homepage().map(str::to_owned),
            base: base(),
            ..Settings::default()
        };
        self.write_files(&plain, report, Format::is_for_programs)?;
        let mut printed = Ok(());
        if self.here.iter().all(|format| format.is_for_programs()) {
            printed = self.write_here(args, &plain, report);
        }
        if args.statistics.is_none() {
            fold(report);
        }
        self.write_files(&plain, report, |format| !format.is_for_programs())?;
        if self.here.iter().any(|format| !format.is_for_programs()) {
            printed = self.write_here(args, &plain, report);
        }
        printed
    }

    fn write_files(
        &self,
        plain: &Settings,
        report: &Report,
        is_due: impl Fn(Format) -> bool,
    ) -> io::Result<()> {
        for (format, path) in self.files.iter().filter(|(format, _)| is_due(*format)) {
            let in_file = output::in_file(path);
            let mut out = BufWriter::new(output::create(path)?);
            render(*format, plain.clone(), report, self.started, &mut out).map_err(&in_file)?;
            out.flush().map_err(in_file)?;
        }
        Ok(())
    }

    fn write_here(&mut self, args: &CheckArgs, plain: &Settings, report: &Report) -> io::Result<()> {
        let width = if args.output.is_none() { terminal::width() } else { None };
        let settings = Settings {
            color: args.wants_color(),
            width: width.unwrap_or(plain.width),
            next: self.next.take(),
            ..plain.clone()
        };
        for format in &self.here {
            render(*format, settings.clone(), report, self.started, &mut *self.out)?;
        }
        Ok(())
    }

    /// Tells on standard error what could not be checked, for runs that print no findings.
    ///
    /// # Errors
    /// When standard error cannot be written.
    pub(super) fn tell_failures(&self, report: &Report) -> io::Result<()> {
        if report.is_whole() {
            return Ok(());
        }
        let settings = Settings { quiet: true, base: base(), ..Settings::default() };
        render(Format::Concise, settings, &report.failures(), self.started, &mut io::stderr())
    }
}

/// On a terminal code frames, elsewhere lines; in the log of GitHub Actions code frames and annotations.
fn defaults(args: &CheckArgs) -> Vec<Format> {
    if args.output.is_some() {
        vec![Format::Concise]
    } else if std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true") {
        vec![Format::Human, Format::Github]
    } else if io::stdout().is_terminal() {
        vec![Format::Human]
    } else {
        vec![Format::Concise]
    }
}

fn open(args: &CheckArgs) -> Result<Box<dyn Write>, String> {
    let Some(path) = &args.output else { return Ok(Box::new(BufWriter::new(io::stdout().lock()))) };
    let file = output::create(path).map_err(|error| error.to_string())?;
    Ok(Box::new(BufWriter::new(file)))
}

fn render(
    format: Format,
    settings: Settings,
    report: &Report,
    started: Instant,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut reporter = format.reporter(settings);
    for error in &report.broken {
        match &**error {
            ConfigError::Usage(_) => {}
            ConfigError::Unreadable(error) => {
                let cause = io::Error::other(error.cause.to_string());
                let outcome = FileOutcome::Unreadable(ReadError { path: error.path.clone(), cause });
                reporter.file(out, &outcome)?;
            }
            ConfigError::Mistakes(outcome) => reporter.file(out, outcome)?,
        }
    }
    for outcome in &report.outcomes {
        reporter.file(out, outcome)?;
    }
    for (path, fixes) in &report.fixed {
        reporter.fixed(path, fixes);
    }
    let mistakes = report.broken.iter().map(|error| match &**error {
        ConfigError::Mistakes(outcome) => outcome.diagnostics().len(),
        ConfigError::Usage(_) | ConfigError::Unreadable(_) => 0,
    });
    let summary = Summary { broken: report.broken.len(), mistakes: mistakes.sum(), ..report.summary.clone() };
    reporter.finish(out, &summary, started.elapsed())
}

/// Tells on standard error what no format has a place for.
pub(super) fn tell_usage(report: &Report) {
    for error in &report.broken {
        if let ConfigError::Usage(words) = &**error {
            complain(words);
        }
    }
}

/// The working directory and the repository around it, for paths that a CI server understands.
fn base() -> Base {
    let here = std::env::current_dir().unwrap_or_default();
    let is_root = |folder: &&Path| folder.join(".git").exists();
    let root = here.ancestors().find(is_root).unwrap_or(&here).to_path_buf();
    Base { here, root }
}
