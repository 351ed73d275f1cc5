//! The lines around a finding, as miette asks for them: found through our line index, so that many findings in one
//! file do not scan it again each, and columns count characters.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::diagnostic::Diagnostic;
use crate::line_index::{LineIndex, Position};
use crate::span::Span;

use super::window::{Window, fits};

/// Columns that miette draws left of the text.
const GUTTER: usize = 8;
/// Narrower than this, in columns, shows nothing of use.
const NARROWEST: usize = 40;
/// Another place farther away than this, in lines, is named and not drawn.
const FARTHEST: u32 = 12;

/// The text of a file and where its lines are.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    text: &'a str,
    lines: &'a LineIndex<'a>,
    path: &'a str,
    /// Where the finding begins.
    at: Position,
    /// What is shown instead of whole lines, where they are too wide.
    window: Option<Window>,
}

impl<'a> Frame<'a> {
    /// The frame of a finding, for a terminal of `width` columns; `None` if there is no text to show.
    pub(super) fn new(
        text: &'a str,
        lines: &'a LineIndex<'a>,
        path: &'a str,
        found: &Diagnostic,
        width: usize,
    ) -> Option<Self> {
        let at = lines.position(found.span.start);
        let last = lines.position(found.span.end).line;
        if text.is_empty() || last - at.line > FARTHEST {
            return None;
        }
        let room = width.saturating_sub(GUTTER).max(NARROWEST);
        let is_wide = |line: u32| lines.line_span(line).is_some_and(|span| !fits(span.slice(text), room));
        let window = (at.line..=last)
            .any(is_wide)
            .then(|| Window::new(text, lines.line_span(at.line).unwrap_or(found.span), found.span, room));
        Some(Self { text, lines, path, at, window })
    }

    /// Whether a place is close enough to be drawn in the same frame.
    pub(super) fn is_near(&self, span: Span) -> bool {
        match &self.window {
            Some(window) => window.holds(span),
            None => self.lines.position(span.start).line.abs_diff(self.at.line) <= FARTHEST,
        }
    }

    /// The span as something visible: miette draws no caret under nothing, nor under a line's end.
    pub(super) fn drawable(&self, span: Span) -> SourceSpan {
        let (mut start, mut end) = (span.start as usize, span.end as usize);
        if span.slice(self.text).trim_end_matches(['\n', '\r']).is_empty() {
            let next = self.text.get(start..).and_then(|rest| rest.chars().next());
            match next {
                Some(character) if !matches!(character, '\n' | '\r') => end = start + character.len_utf8(),
                Some(_) => end = start,
                None => {
                    let last = self.text.get(..start).and_then(|text| text.chars().next_back());
                    start -= last.map_or(0, char::len_utf8);
                    end = start + last.map_or(0, char::len_utf8);
                }
            }
        }
        let end = self.window.as_ref().map_or(end, |window| end.min(window.span.end as usize)).max(start);
        SourceSpan::from(start..end)
    }

    /// What is around a place, and where it begins.
    fn contents<'b>(&'b self, data: &'b str, from: u32, line: u32, column: u32) -> MietteSpanContents<'b> {
        MietteSpanContents::new_named(
            self.path.to_owned(),
            data.as_bytes(),
            SourceSpan::from((from as usize, data.len())),
            line as usize - 1,
            column as usize,
            data.lines().count(),
        )
    }
}

impl SourceCode for Frame<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let wanted = Span::of(span.offset()..span.offset() + span.len());
        let first = self.lines.position(wanted.start);
        let last = self.lines.position(wanted.end).line as usize;
        // Without context miette asks for the place itself, to print its line and column: not those of what is drawn.
        if before == 0 && after == 0 {
            let data = self.text.get(wanted.range()).ok_or(MietteError::OutOfBounds)?;
            return Ok(Box::new(self.contents(data, wanted.start, self.at.line, self.at.column - 1)));
        }
        if let Some(window) = &self.window {
            return Ok(Box::new(self.contents(&window.text, window.span.start, self.at.line, 0)));
        }
        // The lines of the finding alone, whatever context is asked for: those around it say nothing that it does not.
        let from = (first.line as usize).max(1);
        let to = last.min(self.lines.lines());
        let bytes = |line: usize| u32::try_from(line).ok().and_then(|line| self.lines.line_span(line));
        let (Some(top), Some(bottom)) = (bytes(from), bytes(to)) else {
            return Err(MietteError::OutOfBounds);
        };
        // With the end of the last line, which may be what is marked.
        let bottom = bytes(to + 1).map_or(bottom.end, |next| next.start);
        let shown = Span::new(top.start, bottom.max(top.start));
        let data = self.text.get(shown.range()).ok_or(MietteError::OutOfBounds)?;
        let line = u32::try_from(from).unwrap_or(u32::MAX);
        Ok(Box::new(self.contents(data, shown.start, line, 0)))
    }
}
