//! `human` and `grouped`: findings by file, with or without source lines.

use std::io::{self, Write};
use std::time::Duration;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Applicability, Diagnostic, RuleId};
use crate::line_index::LineIndex;
use crate::outcome::{FileOutcome, Summary, count};
use crate::validators::setup::configuration;

use super::drawing::{self, Drawing};
use super::frame::Frame;
use super::paint::Paint;
use super::{Reporter, Settings, address, escape, next_step, summary};

/// A run of findings of one rule in one file that is longer than this is folded.
const LONGEST_RUN: usize = 5;
/// What is left of a folded run.
const SHOWN_OF_RUN: usize = 3;
/// After this many findings of a rule everybody knows what it looks like: the others get one line.
const DRAWN_OF_RULE: usize = 20;
/// How far a line that continues a finding is moved to the right.
const HANGING: usize = 6;

pub(super) struct Human {
    /// `None` for `grouped`, which draws nothing and folds nothing.
    drawing: Option<Drawing>,
    paint: Paint,
    settings: Settings,
    /// How many findings of each rule have been drawn.
    drawn: FxHashMap<RuleId, usize>,
    /// Findings that got one line because others of their rule have been drawn.
    undrawn: usize,
    folded: usize,
}

/// The text of the file whose findings are printed.
struct Page<'a> {
    path: &'a str,
    text: &'a str,
    lines: &'a LineIndex<'a>,
}

impl Human {
    /// With the lines of each finding, and its help.
    pub(super) fn with_lines(settings: Settings) -> Self {
        Self { drawing: Some(Drawing::new(&settings)), ..Self::grouped(settings) }
    }

    /// One line per finding.
    pub(super) fn grouped(settings: Settings) -> Self {
        let paint = Paint::new(&settings);
        Self { drawing: None, paint, settings, drawn: FxHashMap::default(), undrawn: 0, folded: 0 }
    }

    /// Place, severity, fact, whether it can be fixed, and the rule.
    fn line(&self, found: &Diagnostic, page: &Page<'_>) -> String {
        let at = page.lines.position(found.span.start);
        let place = self.paint.strong(&format!("{}:{}", at.line, at.column));
        let mark = match found.fix.as_ref().map(|fix| fix.applicability) {
            Some(Applicability::Safe) => format!(" {}", self.paint.remedy("[*]")),
            Some(Applicability::Unsafe) => format!(" {}", self.paint.remedy("[?]")),
            None => String::new(),
        };
        let link = address::of_rule(self.settings.docs.as_deref(), found.rule);
        let rule = self.paint.link(&self.paint.faint(&format!("({})", found.rule)), link.as_deref());
        let (severity, message) = (self.paint.severity(found.severity), escape::brief(&found.message));
        self.paint.wrapped(&format!("  {place} {severity}: {message}{mark} {rule}"), HANGING)
    }

    fn run(&mut self, out: &mut dyn Write, run: &[Diagnostic], page: &Page<'_>) -> io::Result<()> {
        let Some(first) = run.first() else { return Ok(()) };
        let is_folded = self.drawing.is_some() && run.len() > LONGEST_RUN && !is_mistake(first.rule);
        let shown = if is_folded { SHOWN_OF_RUN } else { run.len() };
        for found in run.iter().take(shown) {
            writeln!(out, "{}", self.line(found, page))?;
            if self.drawing.is_none() {
                continue;
            }
            let drawn = self.drawn.entry(found.rule).or_default();
            if *drawn >= DRAWN_OF_RULE {
                self.undrawn += 1;
                continue;
            }
            *drawn += 1;
            self.details(out, found, page)?;
        }
        if run.len() > shown {
            self.folded += run.len() - shown;
            let words = format!("      … and {} more of {}", run.len() - shown, first.rule);
            writeln!(out, "{}", self.paint.faint(&words))?;
        }
        Ok(())
    }

    /// The lines of the page, the help, and places that are not drawn.
    fn details(&self, out: &mut dyn Write, found: &Diagnostic, page: &Page<'_>) -> io::Result<()> {
        let room = Drawing::room(&self.settings);
        let frame = Frame::new(page.text, page.lines, page.path, found, room);
        if let (Some(frame), Some(drawing)) = (&frame, &self.drawing) {
            out.write_all(drawing.draw(found, frame).as_bytes())?;
        }
        let mut remark = |word: &str, text: &str| {
            let text = format!("    {} {text}", self.paint.remedy(word));
            writeln!(out, "{}", self.paint.wrapped(&text, HANGING))
        };
        if let Some(help) = &found.help {
            remark("help:", &escape::brief(help))?;
        }
        let is_drawn = |span| {
            frame.as_ref().is_some_and(|frame| drawing::is_drawn(found, frame, span) || frame.is_near(span))
        };
        for label in found.secondary.iter().filter(|label| !is_drawn(label.span)) {
            let at = page.lines.position(label.span.start);
            let words = escape::brief(&label.message);
            remark("note:", &format!("{}:{}:{}: {words}", page.path, at.line, at.column))?;
        }
        for other in &found.related {
            let place = other.at.map_or_else(String::new, |(at, _)| format!(":{}:{}", at.line, at.column));
            let (path, words) = (escape::path(&other.path), escape::brief(&other.message));
            remark("note:", &format!("{path}{place}: {words}"))?;
        }
        Ok(())
    }
}

/// Whether it is about the configuration: nothing is checked before all of its mistakes are corrected.
fn is_mistake(rule: RuleId) -> bool {
    rule == configuration::RULE.id
}

impl Reporter for Human {
    fn file(&mut self, out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()> {
        let path = escape::path(outcome.path());
        if let FileOutcome::Unreadable(error) = outcome {
            let cause = error.cause.to_string();
            return writeln!(
                out,
                "{}: cannot be read: {}\n",
                self.paint.strong(&path),
                escape::visible(&cause)
            );
        }
        if outcome.diagnostics().is_empty() {
            return Ok(());
        }
        writeln!(out, "{}", self.paint.heading(&path))?;
        let text = escape::same_length(outcome.text());
        // Places are those of the file, as in every other format: what is drawn may contain more characters.
        let lines = LineIndex::new(outcome.text());
        let page = Page { path: &path, text: &text, lines: &lines };
        for run in outcome.diagnostics().chunk_by(|one, next| one.rule == next.rule) {
            self.run(out, run, &page)?;
        }
        writeln!(out)
    }

    fn finish(&mut self, out: &mut dyn Write, counts: &Summary, took: Duration) -> io::Result<()> {
        if !self.settings.quiet {
            let undrawn = "shown without source line and help (name a file to see them)";
            for (number, how) in
                [(self.undrawn, undrawn), (self.folded, "folded (`--format grouped` lists them)")]
            {
                if number > 0 {
                    writeln!(out, "{} {how}", count(number, "finding"))?;
                }
            }
        }
        summary::closing_line(out, counts, took, &self.settings)?;
        next_step::write(out, counts, &self.settings)
    }
}
