//! The line that a suppression comment applies to.

use crate::document::Document;
use crate::line_index::LineIndex;
use crate::span::Span;

use super::may_be_in;

/// The comments that may suppress something, each with the line that it applies to if it is for one line.
pub fn held_lines(document: &Document<'_>, lines: &LineIndex<'_>) -> Vec<(Span, u32)> {
    let mut run = Run::default();
    let marked = document.comments.iter().filter(|&&comment| may_be_in(document.text(comment)));
    marked.map(|&comment| (comment, held_line(document, comment, lines, &mut run))).collect()
}

/// Comments that are alone, one below the other: the line of the first, and the line that they all apply to.
#[derive(Debug, Default)]
pub(super) struct Run {
    first: u32,
    held: u32,
}

/// The comment's own line, or, where it is alone, the next line that is neither empty nor a comment.
pub(super) fn held_line(document: &Document<'_>, comment: Span, lines: &LineIndex<'_>, run: &mut Run) -> u32 {
    let own = lines.position(comment.start).line;
    let text_of = |line| lines.line_span(line).map(|span: Span| document.text(span).trim());
    let alone = text_of(own).is_some_and(|text| text.starts_with('#'));
    if !alone {
        return own;
    }
    if !(run.first..run.held).contains(&own) {
        let held = (own + 1..=u32::try_from(lines.lines()).unwrap_or(u32::MAX))
            .find(|&line| text_of(line).is_none_or(|text| !text.is_empty() && !text.starts_with('#')));
        *run = Run { first: own, held: held.unwrap_or(own) };
    }
    run.held
}
