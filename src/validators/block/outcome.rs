//! What a generator does with front matter that it does not find, in words; shared by the rules of this family.

use crate::diagnostic::Severity;
use crate::document::{Block, DelimiterFault, Fault};
use crate::reading::{self, Outcome};
use crate::span::Span;
use crate::validators::DocumentCx;

/// Whether the generator recognizes the block as front matter; true if there is no block.
pub(crate) fn is_seen(cx: &DocumentCx<'_>) -> bool {
    cx.document.block.as_ref().is_none_or(|block| block.seen)
}

/// Whether the page's own generator reads the front matter even with text above it: then it is not a fault there.
pub(crate) fn copes(cx: &DocumentCx<'_>) -> bool {
    is_seen(cx) && cx.dialect.generator.facts().skips_what_is_above
}

/// An error if the generator does not find the block, a warning if it does but others do not.
pub(crate) fn severity(cx: &DocumentCx<'_>) -> Severity {
    if is_seen(cx) { Severity::Warning } else { Severity::Error }
}

/// The consequence for this page: for its generator if that does not find the block, otherwise for the others.
pub(crate) fn consequence(cx: &DocumentCx<'_>, blind: &'static str) -> &'static str {
    if is_seen(cx) { blind } else { cx.dialect.generator.facts().block.unseen }
}

/// What the page's generator, if it is known and finds the block, shows of the end of the block.
pub(crate) fn left_over(cx: &DocumentCx<'_>, span: Span, fault: DelimiterFault) -> Option<String> {
    let generator = cx.dialect.generator;
    let close = cx.document.block.as_ref()?.close?;
    if !generator.is_known() || !is_seen(cx) || span.start < close.start {
        return None;
    }
    let (title, text) = (generator.title(), cx.document.text(span));
    let rest = match fault {
        DelimiterFault::Length => text.get(fence(cx).len()..)?,
        DelimiterFault::TrailingText => text,
        DelimiterFault::Mixed => return Some(format!("{title} also shows the front matter in the page")),
        _ => return None,
    };
    let shown: String = rest.chars().take(30).collect();
    Some(format!("{title} shows `{shown}` in the page"))
}

/// What the page's generator shows of the closing delimiter.
pub(crate) fn left_over_of_closing(cx: &DocumentCx<'_>) -> Option<String> {
    cx.document.faults.iter().find_map(|fault| match fault {
        Fault::Delimiter { span, fault } => left_over(cx, *span, *fault),
        _ => None,
    })
}

/// The line ending of the page: that of its first line.
pub(crate) fn line_end(cx: &DocumentCx<'_>) -> &'static str {
    let text = &cx.document.source.text;
    match memchr::memchr(b'\n', text.as_bytes()) {
        Some(at) if at > 0 && text.as_bytes()[at - 1] == b'\r' => "\r\n",
        None if memchr::memchr(b'\r', text.as_bytes()).is_some() => "\r",
        _ => "\n",
    }
}

/// The expected delimiter: that of the opening, `---` if there is none.
pub(crate) fn fence(cx: &DocumentCx<'_>) -> &'static str {
    let open = cx.document.block.as_ref().map_or("", |block| cx.document.text(block.open));
    match open.as_bytes().first() {
        Some(b'+') => "+++",
        Some(b';') => ";;;",
        _ => "---",
    }
}

/// The places of one kind of delimiter fault.
pub(crate) fn delimiters<'a>(
    cx: &'a DocumentCx<'_>,
    kind: DelimiterFault,
) -> impl Iterator<Item = Span> + 'a {
    cx.document.faults.iter().filter_map(move |fault| match fault {
        Fault::Delimiter { span, fault } if *fault == kind => Some(*span),
        _ => None,
    })
}

/// The surplus right after a delimiter, if it consists only of the same character.
pub(crate) fn surplus(cx: &DocumentCx<'_>, fence: Span) -> Option<Span> {
    let sign = cx.document.text(fence).chars().next()?;
    cx.document.faults.iter().find_map(|fault| match fault {
        Fault::Delimiter { span, fault: DelimiterFault::TrailingText } if is_behind(cx, *span, fence) => {
            cx.document.text(*span).chars().all(|other| other == sign).then_some(*span)
        }
        _ => None,
    })
}

/// The same on the line of the opening delimiter.
pub(crate) fn surplus_of_opening(cx: &DocumentCx<'_>) -> Option<Span> {
    surplus(cx, cx.document.block.as_ref()?.open)
}

/// Whether there are only spaces between the delimiter and the text.
pub(crate) fn is_behind(cx: &DocumentCx<'_>, span: Span, fence: Span) -> bool {
    let is_blank = |between: Span| cx.document.text(between).chars().all(|sign| matches!(sign, ' ' | '\t'));
    fence.end <= span.start && is_blank(Span::new(fence.end, span.start))
}

/// Whether the page is a deck of slides for Marp, which takes a delimiter behind up to three spaces.
pub(super) fn is_of_marp(cx: &DocumentCx<'_>, span: Span) -> bool {
    let above = cx.document.source.text.get(..span.start as usize).unwrap_or_default();
    !cx.dialect.generator.is_known() && above.lines().any(|line| line.trim_end() == "marp: true")
}

/// Whether the generator reads the rest of the line of the opening delimiter as a part of the block.
pub(super) fn is_of_block(cx: &DocumentCx<'_>, span: Span) -> bool {
    let is_inside = |block: &Block| block.content.start <= span.start && span.end <= block.content.end;
    cx.document.block.as_ref().is_some_and(is_inside)
        && matches!(reading::of_block(cx.document, cx.dialect), Outcome::Holds(_))
}
