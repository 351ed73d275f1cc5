//! Hexo: `---` or `;;;` fences without anything after them, or no opening fence at all.
//!
//! Hexo removes one byte order mark and turns CR LF into LF before it looks.

use memchr::memchr_iter;

use crate::document::{Block, Syntax};

use super::fences::{Fenced, is_yaml_entry};
use super::lines::{BOM, Head, is_blank, leading_space, run, trim_end};
use super::{Attempt, Found};

/// What Hexo takes.
pub(super) fn find(head: Head<'_>) -> Found {
    let start = head.bom();
    let text = head.from(start);
    let fence = run(text, b'-').max(run(text, b';'));
    if fence >= 3 {
        let after = start + fence;
        let inner = head.after_line_end(after);
        return if inner > after { fenced(head, start, after, inner) } else { cut_or_nothing(head, after) };
    }
    fenceless(head, start)
}

/// At the very end of a head that is not complete, one more byte may change the answer.
fn cut_or_nothing(head: Head<'_>, at: usize) -> Found {
    if !head.complete && head.bytes.len() < at + 2 { Found::Cut } else { Found::Nothing }
}

fn syntax_of(fence: u8) -> Syntax {
    if fence == b';' { Syntax::Json } else { Syntax::Yaml }
}

/// The block closes at the first line that starts with the fence that opened it; one byte must be between.
fn fenced(head: Head<'_>, open: usize, open_end: usize, inner: usize) -> Found {
    let fence = &head.bytes[open..open_end];
    for line_end in memchr_iter(b'\n', head.from(inner)).map(|at| inner + at) {
        let close = line_end + 1;
        if !head.from(close).starts_with(fence) {
            continue;
        }
        let end = content_end(head, inner, line_end);
        if end > inner {
            let close_end = close + fence.len();
            return Found::Block(
                Fenced {
                    syntax: syntax_of(fence[0]),
                    open: (open, open_end),
                    content: (inner, close),
                    close: Some((close, close_end)),
                    body: head.after_line_end(close_end),
                }
                .block(true),
            );
        }
    }
    if head.complete { Found::Nothing } else { Found::Cut }
}

/// The end of the content in front of the line end at `at`, of which a CR may be part.
fn content_end(head: Head<'_>, start: usize, at: usize) -> usize {
    if at > start && head.bytes[at - 1] == b'\r' { at - 1 } else { at }
}

/// Without a fence on top, everything above the first line that starts with one is front matter, if it is a mapping.
fn fenceless(head: Head<'_>, start: usize) -> Found {
    if !may_be_mapping(head, start) && !head.complete {
        return Found::Nothing;
    }
    for line_end in memchr_iter(b'\n', head.from(start)).map(|at| start + at) {
        let close = line_end + 1;
        let rest = head.from(close);
        let fence = run(rest, b'-').max(run(rest, b';'));
        if fence < 3 || content_end(head, start, line_end) == start {
            continue;
        }
        let close_end = close + fence;
        let block = Fenced {
            syntax: syntax_of(head.bytes[close]),
            open: (start, start),
            content: (start, close),
            close: Some((close, close_end)),
            body: head.after_line_end(close_end),
        };
        return with_inner_fence(head, block)
            .map_or_else(|block| Found::Attempt(Attempt::Fenceless(block.block(true))), Found::Block);
    }
    if head.complete || is_blank(head.from(start)) { Found::Nothing } else { Found::Cut }
}

/// The case that authors meet: one empty line above a block in `---`. YAML reads the fence as its own document
/// marker, so the block between the fences is what Hexo reads.
fn with_inner_fence(head: Head<'_>, block: Fenced) -> Result<Block, Fenced> {
    let mut at = block.content.0;
    while let Some(line) = head.line(at).filter(|line| line.next <= block.content.1) {
        let text = head.text(&line);
        // js-yaml does not count tabs, so a fence after them still starts a document.
        let indent = if text.starts_with(BOM) { BOM.len() } else { run(text, b'\t') };
        let trimmed = trim_end(&text[indent..]);
        if trimmed == b"---" && block.syntax == Syntax::Yaml {
            let open = line.text.start + indent;
            return Ok(
                Fenced { open: (open, open + 3), content: (line.next, block.content.1), ..block }.block(true)
            );
        }
        if !trimmed.is_empty() {
            break;
        }
        at = line.next;
    }
    Err(block)
}

/// Whether the first line that is not empty can be the start of a mapping, so that it is worth reading on.
fn may_be_mapping(head: Head<'_>, start: usize) -> bool {
    let mut at = start;
    while let Some(line) = head.any_line(at) {
        let text = head.text(&line);
        if !is_blank(text) {
            let text = &text[leading_space(text)..];
            return matches!(text.first(), Some(b'-' | b'"' | b'\'' | b'?' | b'#' | b'%' | 0xEF))
                || is_yaml_entry(text);
        }
        at = line.next;
    }
    true
}
