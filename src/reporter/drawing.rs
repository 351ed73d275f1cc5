//! The lines of a page with the marked finding, drawn by miette; only the inside of its frame is used.

use std::fmt::{self, Display};

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan};

use crate::diagnostic::{Diagnostic, Severity};
use crate::span::Span;

use super::frame::Frame;
use super::{Settings, escape};

/// How far the drawing is moved to the right, below the finding's place.
const INDENT: usize = 2;

/// Draws the lines of findings.
pub(super) struct Drawing {
    handler: GraphicalReportHandler,
}

impl Drawing {
    pub(super) fn new(settings: &Settings) -> Self {
        let theme =
            if settings.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(settings.width.saturating_sub(INDENT))
            .with_context_lines(1)
            .with_break_words(false)
            .with_links(false);
        Self { handler }
    }

    /// Columns that are left for the lines of a page and miette's margin.
    pub(super) fn room(settings: &Settings) -> usize {
        settings.width.saturating_sub(INDENT)
    }

    /// The drawn lines, each with its end; nothing if there is no frame.
    pub(super) fn draw(&self, found: &Diagnostic, frame: &Frame<'_>) -> String {
        let mut drawn = String::new();
        // Drawing into a string fails only if an implementation of Display does, and ours do not.
        let _ = self.handler.render_report(&mut drawn, &Shown::new(found, frame));
        let is_border =
            |line: &str, corner: char| line.trim_start().strip_prefix(corner).is_some_and(is_edge);
        let mut inside = String::new();
        let mut is_inside = false;
        for line in drawn.lines() {
            if is_border(line, '╭') {
                is_inside = true;
                // Two places far apart are two frames for miette: the gap between them is one line.
                if !inside.is_empty() {
                    let margin = line.chars().take_while(|sign| *sign == ' ').count();
                    inside.extend([&" ".repeat(INDENT + margin), "⋮\n"]);
                }
            } else if is_border(line, '╰') {
                is_inside = false;
            } else if is_inside {
                inside.extend([&" ".repeat(INDENT), line.trim_end(), "\n"]);
            }
        }
        inside
    }
}

/// Whether what follows a corner is the edge of a frame, not an arrow within it.
fn is_edge(rest: &str) -> bool {
    rest.starts_with('─') && (rest.starts_with("─[") || rest.chars().all(|sign| sign == '─'))
}

/// Whether a label is drawn in the frame: another place that is not the finding's own. Two underlines in one place
/// cannot be distinguished, so that the narrow one is left to the words.
pub(super) fn is_drawn(found: &Diagnostic, frame: &Frame<'_>, span: Span) -> bool {
    let is_apart = span.end <= found.span.start || span.start >= found.span.end;
    frame.is_near(span) && is_apart
}

/// One diagnostic as miette wants it.
#[derive(Debug)]
struct Shown<'a> {
    severity: Severity,
    labels: Vec<LabeledSpan>,
    frame: &'a Frame<'a>,
}

impl<'a> Shown<'a> {
    fn new(found: &Diagnostic, frame: &'a Frame<'a>) -> Self {
        let mut labels = vec![LabeledSpan::new_primary_with_span(None, frame.drawable(found.span))];
        let others = found.secondary.iter().filter(|label| is_drawn(found, frame, label.span));
        labels.extend(others.map(|label| {
            let words = escape::brief(&label.message).into_owned();
            LabeledSpan::new_with_span(Some(words), frame.drawable(label.span))
        }));
        Self { severity: found.severity, labels, frame }
    }
}

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("finding")
    }
}

impl std::error::Error for Shown<'_> {}

impl miette::Diagnostic for Shown<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(self.frame)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
