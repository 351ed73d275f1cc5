//! `human`: code frames for people, drawn by miette.

use std::fmt::{self, Display};
use std::io::{self, Write};
use std::time::Duration;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan};

use crate::diagnostic::{Diagnostic, Severity};
use crate::line_index::LineIndex;
use crate::outcome::{FileOutcome, Summary};
use crate::span::Span;

use super::frame::Frame;
use super::{Reporter, Settings, escape, summary};

pub(super) struct Human {
    handler: GraphicalReportHandler,
    settings: Settings,
}

impl Human {
    pub(super) fn new(settings: Settings) -> Self {
        let theme =
            if settings.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(settings.width)
            .with_context_lines(1)
            .with_break_words(false)
            .with_links(false);
        Self { handler, settings }
    }
}

impl Reporter for Human {
    fn file(&mut self, out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()> {
        let path = escape::path(outcome.path());
        if let FileOutcome::Unreadable(error) = outcome {
            return writeln!(out, "{path}: cannot be read: {}\n", escape::visible(&error.cause.to_string()));
        }
        let text = escape::same_length(outcome.text());
        // Places are those of the file, as in every other format: what is drawn may hold more characters.
        let lines = LineIndex::new(outcome.text());
        for found in outcome.diagnostics() {
            let frame = Frame::new(&text, &lines, &path, found, self.settings.width);
            let shown = Shown::new(found, frame, &lines, &path);
            let mut drawn = String::new();
            // Drawing into a string fails only where an implementation of Display does, and ours do not.
            let _ = self.handler.render_report(&mut drawn, &shown);
            writeln!(out, "{}", drawn.trim_end())?;
            writeln!(out)?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, counts: &Summary, took: Duration) -> io::Result<()> {
        summary::closing_line(out, counts, took, &self.settings)
    }
}

/// One diagnostic as miette wants it.
#[derive(Debug)]
struct Shown<'a> {
    found: &'a Diagnostic,
    message: String,
    help: Option<String>,
    labels: Vec<LabeledSpan>,
    frame: Option<Frame<'a>>,
}

impl<'a> Shown<'a> {
    fn new(found: &'a Diagnostic, frame: Option<Frame<'a>>, lines: &LineIndex<'_>, path: &str) -> Self {
        let message = escape::visible(&found.message).into_owned();
        let mut help: Vec<String> =
            found.help.iter().map(|help| escape::visible(help).into_owned()).collect();
        let mut labels = Vec::new();
        if let Some(frame) = &frame {
            labels.push(LabeledSpan::new_primary_with_span(None, frame.drawable(found.span)));
            // Two underlines in one place cannot be told apart: the narrow one is left to the words.
            let is_apart = |span: Span| span.end <= found.span.start || span.start >= found.span.end;
            let drawn = |span: Span| frame.is_near(span) && is_apart(span);
            labels.extend(found.secondary.iter().filter(|label| drawn(label.span)).map(|label| {
                let words = escape::visible(&label.message).into_owned();
                LabeledSpan::new_with_span(Some(words), frame.drawable(label.span))
            }));
        }
        let is_drawn = |span: Span| frame.as_ref().is_some_and(|frame| frame.is_near(span));
        for label in found.secondary.iter().filter(|label| !is_drawn(label.span)) {
            let at = lines.position(label.span.start);
            help.push(format!("{path}:{}:{}: {}", at.line, at.column, escape::visible(&label.message)));
        }
        for other in &found.related {
            let place = other.at.map_or_else(String::new, |(at, _)| format!(":{}:{}", at.line, at.column));
            help.push(format!("{}{place}: {}", escape::path(&other.path), escape::visible(&other.message)));
        }
        let place = lines.position(found.span.start);
        let message = match frame {
            Some(_) => message,
            None => format!("{path}:{}:{}: {message}", place.line, place.column),
        };
        Self { found, message, help: (!help.is_empty()).then(|| help.join("\n")), labels, frame }
    }
}

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown<'_> {}

impl miette::Diagnostic for Shown<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn Display + 'b>> {
        Some(Box::new(self.found.rule))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.found.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'b>(&'b self) -> Option<Box<dyn Display + 'b>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.frame.as_ref().map(|frame| frame as &dyn miette::SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty())
            .then(|| Box::new(self.labels.iter().cloned()) as Box<dyn Iterator<Item = _>>)
    }
}
