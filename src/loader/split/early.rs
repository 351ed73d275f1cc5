//! A line that was meant to close the block, and that the generator reads past because of how it is written.

use crate::document::{Block, DelimiterFault};
use crate::span::Span;

use super::fences::{is_toml_entry, is_yaml_entry};
use super::intended::closes;
use super::lines::{Head, Line, is_blank, leading_space, span, trim_end};
use super::opening::{Form, MOST_SIGNS};

/// A delimiter inside a block.
pub(in crate::loader) struct Early {
    /// The part of the block before it.
    pub(in crate::loader) before: Span,
    /// The bytes at fault.
    pub(in crate::loader) at: Span,
    /// What is wrong with it.
    pub(in crate::loader) fault: DelimiterFault,
}

/// The first such line in the content of `block` that text follows, not another field.
pub(in crate::loader) fn find(text: &str, block: &Block) -> Option<Early> {
    block.close?;
    let fence = *text.as_bytes().get(block.open.start as usize)?;
    let head = Head { bytes: text.as_bytes().get(..block.content.end as usize)?, complete: true };
    let mut at = block.content.start as usize;
    while let Some(line) = head.any_line(at) {
        let early = at > block.content.start as usize;
        if let Some((place, fault)) = at_fault(head, &line, fence).filter(|_| early)
            && is_text_below(head, &line)
        {
            let before = Span::new(block.content.start, span(line.text.start, line.text.start).start);
            return Some(Early { before, at: place, fault });
        }
        at = line.next;
    }
    None
}

/// Whether the line reads like a delimiter, and the bytes that make it none.
fn at_fault(head: Head<'_>, line: &Line, fence: u8) -> Option<(Span, DelimiterFault)> {
    let text = trim_end(head.text(line));
    let (start, indent) = (line.text.start, leading_space(text));
    let word = text.get(indent..).filter(|word| word.len() <= MOST_SIGNS || !word.is_ascii())?;
    let whole = span(start + indent, start + text.len());
    Some(match closes(word, indent, Form::Fence(fence))? {
        Some(DelimiterFault::Indented) => (span(start, start + indent), DelimiterFault::Indented),
        Some(fault) => (whole, fault),
        None if start + text.len() < line.text.end => {
            (span(start + text.len(), line.text.end), DelimiterFault::TrailingSpace)
        }
        None => return None,
    })
}

/// Whether the next line that is not empty is text, and not a field or a part of the value that the delimiter is in.
fn is_text_below(head: Head<'_>, delimiter: &Line) -> bool {
    let own = leading_space(head.text(delimiter));
    let mut at = delimiter.next;
    while let Some(line) = head.any_line(at) {
        let text = head.text(&line);
        if !is_blank(text) {
            let is_within = own > 0 && leading_space(text) >= own;
            return !(is_within || is_yaml_entry(text) || is_toml_entry(text));
        }
        at = line.next;
    }
    false
}
