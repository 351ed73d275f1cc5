//! MkDocs: `---` and spaces, closed by a line of `---` or `...`; else lines of the form `Key: value`.

use crate::document::Syntax;

use super::fences::Fenced;
use super::lines::{Head, run, span, trim_end};
use super::{Attempt, Found};

/// What MkDocs takes. Both fences must be followed by a line end.
pub(super) fn find(head: Head<'_>) -> Found {
    let start = head.bom();
    let Some(first) = head.any_line(start).filter(|line| line.next > line.text.end) else {
        return if head.complete { key_lines(head, start) } else { Found::Cut };
    };
    if !head.from(start).starts_with(b"---") || !is_fence(head.text(&first)) {
        return key_lines(head, start);
    }
    let mut at = first.next;
    while let Some(line) = head.any_line(at) {
        let is_ended = line.next > line.text.end;
        // The block contains at least one line, if only an empty one.
        if is_ended && line.text.start > first.next && is_fence(head.text(&line)) {
            let close = line.text.start;
            return Found::Block(
                Fenced {
                    syntax: Syntax::Yaml,
                    open: (start, start + 3),
                    content: (first.next, close),
                    close: Some((close, close + 3)),
                    body: line.next + run(head.from(line.next), b'\n'),
                }
                .block(true),
            );
        }
        at = line.next;
    }
    if head.complete { Found::Nothing } else { Found::Cut }
}

/// Three characters and nothing but spaces after them.
fn is_fence(text: &[u8]) -> bool {
    (text.starts_with(b"---") || text.starts_with(b"..."))
        && text[3..].iter().all(|&b| b == b' ' || b == b'\t')
}

/// `Key: value` on the first line, up to three spaces in.
fn key_lines(head: Head<'_>, start: usize) -> Found {
    let Some(line) = head.any_line(start) else { return Found::Nothing };
    let text = head.text(&line);
    let indent = run(text, b' ');
    let text = trim_end(&text[indent..]);
    let key = text.iter().take_while(|&&b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-').count();
    if indent <= 3 && key > 0 && text.get(key) == Some(&b':') {
        Found::Attempt(Attempt::KeyLines(span(start, head.bytes.len())))
    } else {
        Found::Nothing
    }
}
