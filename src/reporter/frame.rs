//! The lines around a finding, as miette asks for them: found through our line index, so that many findings in one
//! file do not scan it again each, and columns count characters.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::diagnostic::Diagnostic;
use crate::line_index::LineIndex;
use crate::span::Span;

/// A line longer than this, in bytes, makes a frame that nobody can read.
const LONGEST_LINE: u32 = 600;
/// Another place farther away than this, in lines, is named and not drawn.
const FARTHEST: u32 = 12;

/// The text of a file and where its lines are.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    text: &'a str,
    lines: &'a LineIndex<'a>,
    path: &'a str,
    /// The line of the finding, from 1.
    line: u32,
}

impl<'a> Frame<'a> {
    /// The frame of a finding; `None` where there is no text to show or its line is too long.
    pub(super) fn new(
        text: &'a str,
        lines: &'a LineIndex<'a>,
        path: &'a str,
        found: &Diagnostic,
    ) -> Option<Self> {
        let line = lines.position(found.span.start).line;
        let last = lines.position(found.span.end).line;
        let fits = |line: u32| lines.line_span(line).is_none_or(|span| span.len() <= LONGEST_LINE);
        let frame = Self { text, lines, path, line };
        (!text.is_empty() && last - line <= FARTHEST && (line.saturating_sub(1)..=last + 1).all(fits))
            .then_some(frame)
    }

    /// Whether a place is close enough to be drawn in the same frame.
    pub(super) fn is_near(&self, span: Span) -> bool {
        self.lines.position(span.start).line.abs_diff(self.line) <= FARTHEST
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
        SourceSpan::from(start..end)
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
        // Without context miette asks for the place itself, to print its line and column.
        let (start, end, line, column) = if before == 0 && after == 0 {
            (wanted.start, wanted.end, first.line, first.column - 1)
        } else {
            let from = (first.line as usize).saturating_sub(before).max(1);
            let to = (last + after).min(self.lines.lines());
            let bytes = |line: usize| u32::try_from(line).ok().and_then(|line| self.lines.line_span(line));
            let (Some(top), Some(bottom)) = (bytes(from), bytes(to)) else {
                return Err(MietteError::OutOfBounds);
            };
            (top.start, bottom.end, u32::try_from(from).unwrap_or(u32::MAX), 0)
        };
        let shown = Span::new(start, end.max(start));
        let data = self.text.get(shown.range()).ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.to_owned(),
            data.as_bytes(),
            SourceSpan::from(shown.range()),
            line as usize - 1,
            column as usize,
            data.lines().count(),
        )))
    }
}
