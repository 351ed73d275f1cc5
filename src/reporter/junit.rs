//! `junit`: test results, one suite per file, for CI servers.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::time::Duration;

use crate::diagnostic::{Diagnostic, Severity};
use crate::line_index::LineIndex;
use crate::outcome::{FileOutcome, Summary, count};

use super::{Reporter, escape};

/// One document, printed as it comes: the totals, which nobody needs, would have to be at its beginning.
#[derive(Default)]
pub(super) struct Junit {
    is_open: bool,
}

impl Junit {
    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.is_open {
            return Ok(());
        }
        self.is_open = true;
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"masthead\">")
    }
}

impl Reporter for Junit {
    fn file(&mut self, out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()> {
        let path = escape::slashed(outcome.path());
        let name = escape::xml(&path);
        let found = outcome.diagnostics();
        if let FileOutcome::Unreadable(error) = outcome {
            self.open(out)?;
            suite(out, &name, [1, 0, 1, 0])?;
            let words = escape::xml(&format!("cannot be read: {}", error.cause));
            let kind = super::UNREADABLE;
            writeln!(out, "    <testcase name=\"{kind}\" classname=\"{name}\">")?;
            writeln!(out, "      <error type=\"{kind}\" message=\"{words}\"/>\n    </testcase>")?;
            return writeln!(out, "  </testsuite>");
        }
        if found.is_empty() {
            return Ok(());
        }
        self.open(out)?;
        let errors = found.iter().filter(|found| found.severity == Severity::Error).count();
        suite(out, &name, [found.len(), errors, 0, found.len() - errors])?;
        let lines = LineIndex::new(outcome.text());
        let mut names = BTreeMap::new();
        for found in found {
            let case = case_name(found, &mut names);
            writeln!(out, "    <testcase name=\"{}\" classname=\"{name}\">", escape::xml(&case))?;
            result(out, found, &path, &lines)?;
            writeln!(out, "    </testcase>")?;
        }
        writeln!(out, "  </testsuite>")
    }

    fn finish(&mut self, out: &mut dyn Write, counts: &Summary, _took: Duration) -> io::Result<()> {
        let is_clean = !self.is_open;
        self.open(out)?;
        if is_clean {
            // A report without any test is an error to many readers.
            suite(out, "masthead", [1, 0, 0, 0])?;
            let files = count(counts.files, "file");
            writeln!(out, "    <testcase name=\"{files}\" classname=\"masthead\"/>\n  </testsuite>")?;
        }
        writeln!(out, "</testsuites>")
    }
}

/// Opens a suite; the numbers are those of its tests, failures, errors and skipped tests.
fn suite(out: &mut dyn Write, name: &str, [tests, failures, errors, skipped]: [usize; 4]) -> io::Result<()> {
    writeln!(
        out,
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\">"
    )
}

/// The name of a test: rule and field, numbered where that is not enough, and no line, so that CI servers know it
/// again in the next run.
fn case_name(found: &Diagnostic, names: &mut BTreeMap<String, usize>) -> String {
    let mut name = found.rule.0.to_owned();
    if let Some(field) = &found.field {
        name = format!("{name} {field}");
    }
    let count = names.entry(name.clone()).or_default();
    *count += 1;
    if *count == 1 { name } else { format!("{name} ({count})") }
}

/// JUnit knows no warnings: a failed test would contradict the exit status, so that they are skipped tests.
fn result(out: &mut dyn Write, found: &Diagnostic, path: &str, lines: &LineIndex<'_>) -> io::Result<()> {
    let element = match found.severity {
        Severity::Error => "failure",
        Severity::Warning => "skipped",
    };
    let at = lines.position(found.span.start);
    let place = escape::xml(&format!("{path}:{}:{}", at.line, at.column));
    let (kind, message) = (found.severity.as_str(), escape::xml(&found.message));
    write!(out, "      <{element} type=\"{kind}\" message=\"{message}\">{place}: {message}")?;
    if let Some(help) = &found.help {
        write!(out, "\nhelp: {}", escape::xml(help))?;
    }
    writeln!(out, "</{element}>")
}
