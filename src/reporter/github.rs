//! `github`: workflow commands, which GitHub Actions shows as annotations beside the changed lines.

use std::io::{self, Write};
use std::time::Duration;

use crate::diagnostic::{Diagnostic, Severity};
use crate::line_index::LineIndex;
use crate::outcome::{FileOutcome, Summary, count};

use super::brief::brief;
use super::{Reporter, Settings, escape};

/// GitHub shows so many annotations of each kind for one step and drops the rest silently.
const SHOWN: usize = 10;

/// Keeps the worst of each kind: what stopped the linter, then errors, then warnings, each in path order.
pub(super) struct Github {
    settings: Settings,
    stopped: Vec<String>,
    errors: Vec<String>,
    warnings: Vec<String>,
    all_errors: usize,
    all_warnings: usize,
}

impl Github {
    pub(super) const fn new(settings: Settings) -> Self {
        Self {
            settings,
            stopped: Vec::new(),
            errors: Vec::new(),
            warnings: Vec::new(),
            all_errors: 0,
            all_warnings: 0,
        }
    }
}

impl Reporter for Github {
    fn file(&mut self, _out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()> {
        let path = self.settings.base.below_root(outcome.path());
        if let FileOutcome::Unreadable(error) = outcome {
            self.all_errors += 1;
            if self.stopped.len() < SHOWN {
                let words = format!("{path}: cannot be read: {}", error.cause);
                self.stopped.push(command("error", &[("title", "masthead"), ("file", &path)], &[&words]));
            }
            return Ok(());
        }
        let lines = LineIndex::new(outcome.text());
        for found in outcome.diagnostics() {
            let (all, kept) = match found.severity {
                Severity::Error => (&mut self.all_errors, &mut self.errors),
                Severity::Warning => (&mut self.all_warnings, &mut self.warnings),
            };
            *all += 1;
            if kept.len() < SHOWN {
                kept.push(annotation(found, &path, &lines));
            }
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, _counts: &Summary, _took: Duration) -> io::Result<()> {
        let errors: Vec<&String> = self.stopped.iter().chain(&self.errors).take(SHOWN).collect();
        for line in errors.iter().copied().chain(&self.warnings) {
            writeln!(out, "{line}")?;
        }
        let cut = [
            (self.all_errors - errors.len(), "more error"),
            (self.all_warnings - self.warnings.len(), "more warning"),
        ];
        let cut: Vec<String> =
            cut.iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(*number, noun)).collect();
        if cut.is_empty() {
            return Ok(());
        }
        let words = format!("{}: GitHub shows {SHOWN} of each kind for a step", cut.join(" and "));
        writeln!(out, "{}", command("notice", &[("title", "masthead")], &[&words]))
    }
}

fn annotation(found: &Diagnostic, path: &str, lines: &LineIndex<'_>) -> String {
    let (start, end) = (lines.position(found.span.start), lines.position(found.span.end));
    let (line, column) = (start.line.to_string(), start.column.to_string());
    let (end_line, end_column) = (end.line.to_string(), end.column.to_string());
    let title = format!("masthead: {}", found.rule);
    let mut properties = vec![("title", &*title), ("file", path), ("line", &line), ("endLine", &end_line)];
    // GitHub refuses columns where the lines differ.
    if start.line == end.line {
        properties.extend([("col", &*column), ("endColumn", &end_column)]);
    }
    // The log shows the words alone, so that they must name the place themselves.
    let words = format!("{path}:{line}:{column}: {}", brief(&found.message));
    let help = found.help.as_ref().map(|help| format!("help: {}", brief(help)));
    let parts: Vec<&str> = [Some(&*words), help.as_deref()].into_iter().flatten().collect();
    command(found.severity.as_str(), &properties, &parts)
}

/// One workflow command; `lines` are the lines of its text.
fn command(name: &str, properties: &[(&str, &str)], lines: &[&str]) -> String {
    let properties: Vec<String> = properties
        .iter()
        .map(|(key, value)| format!("{key}={}", data(value).replace(':', "%3A").replace(',', "%2C")))
        .collect();
    let lines: Vec<String> = lines.iter().map(|line| data(line)).collect();
    format!("::{name} {}::{}", properties.join(","), lines.join("%0A"))
}

/// The text as data of a command. Line ends have been written out by then.
fn data(text: &str) -> String {
    escape::visible(text).replace('%', "%25")
}
