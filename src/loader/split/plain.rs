//! What most generators agree on: `---` on the first line, a line of `---` closes it. For Obsidian, agents and no
//! generator in particular.

use crate::document::Syntax;

use super::Found;
use super::fences::{Fenced, looks_like};
use super::lines::{Head, is_blank};
use crate::generators::Generator;

/// What is taken.
pub(super) fn find(head: Head<'_>, generator: Generator, below_mark: bool) -> Found {
    let start = if below_mark { head.bom() } else { 0 };
    let rest = head.from(start);
    let (fence, syntax) = match rest.first() {
        Some(b'-') => (b"---", Syntax::Yaml),
        Some(b'+') if generator.facts().reads_toml => (b"+++", Syntax::Toml),
        _ => return Found::Nothing,
    };
    let Some(first) = head.line(start) else {
        return if head.complete { Found::Nothing } else { Found::Cut };
    };
    if !is_fence(head.text(&first), fence) {
        return Found::Nothing;
    }
    let mut at = first.next;
    while let Some(line) = head.line(at) {
        if is_fence(head.text(&line), fence) {
            let close = line.text.start;
            let is_rule = syntax == Syntax::Yaml && !looks_like_block(head, first.next, close);
            if is_rule && !generator.is_known() {
                return Found::Nothing;
            }
            return Found::Block(
                Fenced {
                    syntax,
                    open: (start, start + 3),
                    content: (first.next, close),
                    close: Some((close, close + 3)),
                    body: line.next,
                }
                .block(true),
            );
        }
        at = line.next;
    }
    if head.complete { Found::Nothing } else { Found::Cut }
}

fn is_fence(text: &[u8], fence: &[u8]) -> bool {
    text.starts_with(fence) && is_blank(&text[3..])
}

/// A file that opens with a rule and has another one further down is not a page with front matter.
fn looks_like_block(head: Head<'_>, from: usize, to: usize) -> bool {
    let inner = Head { bytes: &head.bytes[..to], complete: true };
    let text = inner.from(from);
    let prose = text.split(|&b| b == b'\n').find(|line| !is_blank(line));
    prose.is_none_or(|line| {
        line.contains(&b':')
            || line.starts_with(b"<<<<<<< ")
            // A key of several lines (YAML 1.2.2, section 8.2.2).
            || line.starts_with(b"? ")
            || memchr::memmem::find(line, "：".as_bytes()).is_some()
            || matches!(line[0], b'-' | b'{' | b'[' | b'#' | b'"' | b'\'' | b' ')
    }) || looks_like(inner, from, Syntax::Yaml)
}
