//! `concise`: one line per finding, as compilers and grep print it.

use std::io::{self, Write};
use std::time::Duration;

use crate::line_index::LineIndex;
use crate::outcome::{FileOutcome, Summary};

use super::{Reporter, Settings, escape, summary};

pub(super) struct Concise {
    settings: Settings,
}

impl Concise {
    pub(super) const fn new(settings: Settings) -> Self {
        Self { settings }
    }
}

impl Reporter for Concise {
    fn file(&mut self, out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()> {
        let path = escape::path(outcome.path());
        if let FileOutcome::Unreadable(error) = outcome {
            return writeln!(out, "{path}: cannot be read: {}", escape::visible(&error.cause.to_string()));
        }
        let lines = LineIndex::new(outcome.text());
        for found in outcome.diagnostics() {
            let at = lines.position(found.span.start);
            let (severity, rule) = (found.severity.as_str(), found.rule);
            let message = escape::brief(&found.message);
            writeln!(out, "{path}:{}:{}: {severity}[{rule}] {message}", at.line, at.column)?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, counts: &Summary, took: Duration) -> io::Result<()> {
        summary::closing_line(out, counts, took, &self.settings)
    }
}
