//! `checkstyle`: the XML format of Checkstyle, which many CI servers read.

use std::io::{self, Write};
use std::time::Duration;

use crate::line_index::LineIndex;
use crate::outcome::{FileOutcome, Summary};

use super::{Reporter, escape};

/// One document, printed as it comes.
#[derive(Default)]
pub(super) struct Checkstyle {
    is_open: bool,
}

impl Checkstyle {
    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.is_open {
            return Ok(());
        }
        self.is_open = true;
        // The version is that of the form: readers look at it for Checkstyle's own.
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")
    }
}

impl Reporter for Checkstyle {
    fn file(&mut self, out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()> {
        if outcome.diagnostics().is_empty() && matches!(outcome, FileOutcome::Checked { .. }) {
            return Ok(());
        }
        self.open(out)?;
        writeln!(out, "  <file name=\"{}\">", escape::xml(&escape::slashed(outcome.path())))?;
        if let FileOutcome::Unreadable(error) = outcome {
            let words = escape::xml(&format!("cannot be read: {}", error.cause));
            let source = super::UNREADABLE;
            writeln!(
                out,
                "    <error line=\"1\" severity=\"error\" message=\"{words}\" source=\"masthead.{source}\"/>"
            )?;
        }
        let lines = LineIndex::new(outcome.text());
        for found in outcome.diagnostics() {
            let at = lines.position(found.span.start);
            let words = escape::xml(&super::words(found, "; "));
            writeln!(
                out,
                "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{words}\" source=\"masthead.{}\"/>",
                at.line,
                at.column,
                found.severity.as_str(),
                found.rule,
            )?;
        }
        writeln!(out, "  </file>")
    }

    fn finish(&mut self, out: &mut dyn Write, _counts: &Summary, _took: Duration) -> io::Result<()> {
        self.open(out)?;
        writeln!(out, "</checkstyle>")
    }
}
