//! `masthead check`: checks files and folders and prints the findings.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::config::{self, ConfigError, Configs};
use crate::diagnostic::Severity;
use crate::discover;
use crate::engine::{Report, Run, Texts};
use crate::loader::ReadError;
use crate::outcome::Status;
use crate::reporter::visible;

use super::args::{CheckArgs, Color, Level};
use super::formats::Printer;
use super::mode::{Done, Mode};
use super::pages::Pages;
use super::{accepted, complain, fix, formats, gather, ignores, input, now, print_lines, terminal, watch};

/// Runs the command, once or whenever something changes.
///
/// # Errors
/// When the report cannot be written.
pub(super) fn run(args: &CheckArgs) -> io::Result<Status> {
    if args.watch { watch::run(args, once) } else { once(args) }
}

fn once(args: &CheckArgs) -> io::Result<Status> {
    let started = Instant::now();
    let ready = Printer::new(args, started).and_then(|printer| Ok((printer, Pages::of(args)?)));
    let (printer, pages) = match ready {
        Ok(ready) => ready,
        Err(words) => {
            complain(&words);
            return Ok(Status::Failure);
        }
    };
    Check { args, mode: Mode::of(args), run: Run { now: now::or_clock(args.now) }, printer, pages }.run()
}

/// One run of the command.
struct Check<'a> {
    args: &'a CheckArgs,
    mode: Mode<'a>,
    run: Run,
    printer: Printer,
    pages: Pages,
}

impl Check<'_> {
    fn run(mut self) -> io::Result<Status> {
        let args = self.args;
        let options = config::Options {
            file: args.config.clone(),
            preset: args.preset.clone(),
            select: args.select.clone(),
            extend_select: args.extend_select.clone(),
            ignore: args.ignore.clone(),
            fixable: args.fixable.clone(),
            unfixable: args.unfixable.clone(),
            set: args.set.clone(),
        };
        let (report, done) = match Configs::new(options) {
            Ok(configs) if args.show_config => self.show_config(&configs)?,
            Ok(configs) if args.show_files => self.show_files(&configs)?,
            Ok(configs) => {
                self.printer.suggest(args, &configs);
                let (report, done) = self.check(&configs)?;
                // Who asks for a rule by its name wants to see all of its findings.
                let is_configured =
                    |path: &Path| configs.policy(path).is_ok_and(|policy| policy.why.config.is_some());
                let fold = |report: &mut Report| report.fold(!args.select.is_empty(), is_configured);
                return self.close(report, done, fold);
            }
            Err(ConfigError::Usage(words)) => {
                complain(&words);
                (Report::default(), Done::FAILED)
            }
            Err(error) => (Report { broken: vec![Arc::new(error)], ..Report::default() }, Done::default()),
        };
        self.close(report, done, |_| ())
    }

    fn show_config(&mut self, configs: &Configs) -> io::Result<(Report, Done)> {
        let first = self.pages.first(self.args);
        let mut report = Report::default();
        if let Pages::Disk(_) = self.pages
            && let Err(error) = first.metadata()
        {
            complain(&format!("cannot read {}: {error}", visible(&first.to_string_lossy())));
            return Ok((report, Done::FAILED));
        }
        match configs.policy(first) {
            Ok(_) => print_lines(&mut *self.printer.out, &configs.render(first))?,
            Err(error) => report.broken.push(error),
        }
        Ok((report, Done::default()))
    }

    fn show_files(&mut self, configs: &Configs) -> io::Result<(Report, Done)> {
        match gather::named(self.args, configs) {
            Ok((targets, options, staged)) => {
                let (mut report, mut done) = (Report::default(), Done::default());
                for found in discover::list(&targets, &options, configs) {
                    let found = found.and_then(|path| match path.metadata() {
                        Err(cause) if !staged.contains_key(&*path) => Err(ReadError { path, cause }),
                        _ => Ok(path),
                    });
                    match found {
                        Ok(path) => match configs.policy(&path) {
                            Ok(_) => writeln!(self.printer.out, "{}", visible(&path.to_string_lossy()))?,
                            Err(error) => report.broken.push(error),
                        },
                        Err(error) => {
                            complain(&error.to_string());
                            done.failed = true;
                        }
                    }
                }
                report.broken.dedup_by(|one, next| Arc::ptr_eq(one, next));
                gather::add_broken(self.args, configs, &mut report);
                Ok((report, done))
            }
            Err(words) => {
                complain(&words);
                Ok((Report::default(), Done::FAILED))
            }
        }
    }

    /// Checks, and does what the run is for.
    fn check(&mut self, configs: &Configs) -> io::Result<(Report, Done)> {
        let checked = match &self.pages {
            Pages::Disk(_) => gather::check(self.args, configs, self.run, None).map(|(report, targets)| {
                tell_if_nothing(self.args, &report);
                (report, Some(targets))
            }),
            Pages::Input { path, bytes } => {
                let on_disk = self.pages.have_neighbours(self.args);
                input::check(configs, self.run, path, bytes, on_disk).map(|report| (report, None))
            }
        };
        let (mut report, targets) = match checked {
            Ok(checked) => checked,
            Err(words) => {
                complain(&words);
                return Ok((Report::default(), Done::FAILED));
            }
        };
        if self.args.min_severity == Some(Level::Error) {
            report.keep_from(Severity::Error);
        }
        if self.mode.refuses(&report) {
            complain("nothing was written, because some files could not be checked");
            return Ok((report, Done::FAILED));
        }
        let first = self.pages.first(self.args);
        if let Mode::WriteBaseline(named) = self.mode {
            let done = accepted::write(named, self.args, first, &report, targets.as_ref(), configs);
            return Ok((report, done));
        }
        let accepted = accepted::of_run(self.args, first, &mut report, targets.as_ref(), configs);
        let accepted = match accepted {
            Ok(accepted) => accepted,
            Err(words) => {
                complain(&words);
                return Ok((Report::default(), Done::FAILED));
            }
        };
        let done = match self.mode {
            Mode::AddIgnores => ignores::add(self.args, configs, self.run, &report, &mut self.pages),
            Mode::Fix(least) | Mode::FixOnly(least) | Mode::Diff(least) => {
                let mender = fix::Mender::new(self.args, self.mode, least, configs, self.run);
                let again = |texts: &Texts| {
                    let (mut report, _) = gather::check(self.args, configs, self.run, Some(texts))?;
                    if self.args.min_severity == Some(Level::Error) {
                        report.keep_from(Severity::Error);
                    }
                    if let Some(baseline) = &accepted {
                        accepted::accept(baseline, &mut report);
                    }
                    Ok(report)
                };
                mender.mend(&mut report, &mut self.pages, again, &mut *self.printer.out)?
            }
            Mode::Report | Mode::WriteBaseline(_) | Mode::ShowConfig | Mode::ShowFiles => Done::default(),
        };
        Ok((report, done))
    }

    /// Prints what there is to print; the exit status. A page that is written to standard output is alone there, and
    /// it is there whatever happened: who filters a text through the program must not lose it. Its findings go to standard
    /// error, where there are any.
    fn close(mut self, mut report: Report, done: Done, fold: impl FnOnce(&mut Report)) -> io::Result<Status> {
        let status = self.mode.status(self.args, &report, done);
        let page = match &self.pages {
            Pages::Input { bytes, .. } if self.mode.changes_pages() => Some(bytes),
            _ => None,
        };
        if let Some(page) = page {
            let mut out = io::stdout().lock();
            out.write_all(page)?;
            out.flush()?;
            self.printer.step_aside(self.args);
        }
        let could_start = !(done.failed && report.is_empty());
        let has_news = page.is_none()
            || !self.args.format.is_empty()
            || !(report.outcomes.is_empty() && report.broken.is_empty());
        if self.mode.reports() && could_start && has_news {
            self.printer.print(self.args, &mut report, fold)?;
        }
        if !self.mode.reports() || self.args.statistics.is_some() {
            self.printer.tell_failures(&report)?;
        }
        formats::tell_usage(&report);
        self.printer.out.flush()?;
        Ok(status)
    }
}

/// Says so if the paths lead to no page. After a change or in a commit that is normal.
fn tell_if_nothing(args: &CheckArgs, report: &Report) {
    let is_partial = args.changed_since.is_some() || args.staged || args.force_exclude;
    if report.summary.files == 0 && report.is_whole() && !is_partial && !args.quiet {
        complain("no content files found (`masthead check --show-files` lists what is checked)");
    }
}

impl CheckArgs {
    /// Whether to color: as asked, else on a terminal unless `NO_COLOR` is set.
    pub(super) fn wants_color(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => self.output.is_none() && terminal::wants_color(),
        }
    }
}
