//! Astro: `---` or `+++` after whitespace that ends in a line break; either closes either.

use memchr::memchr_iter;

use crate::document::Syntax;

use super::Found;
use super::fences::Fenced;
use super::lines::Head;

/// What Astro takes.
pub(super) fn find(head: Head<'_>) -> Found {
    let Some(open) = opening(head) else {
        return if blank_so_far(head) { Found::Cut } else { Found::Nothing };
    };
    let syntax = if head.bytes[open] == b'+' { Syntax::Toml } else { Syntax::Yaml };
    let after = open + 3;
    let inner = head.after_line_end(after);
    for close in memchr_iter(b'\n', head.from(after)).map(|at| after + at + 1) {
        if is_fence(head.from(close)) {
            return Found::Block(
                Fenced {
                    syntax,
                    open: (open, after),
                    content: (inner, close),
                    close: Some((close, close + 3)),
                    body: close + 3,
                }
                .block(true),
            );
        }
    }
    if head.complete { Found::Nothing } else { Found::Cut }
}

fn is_fence(text: &[u8]) -> bool {
    text.starts_with(b"---") || text.starts_with(b"+++")
}

/// The opening fence: at the start, after a byte order mark, or at the start of a line below nothing but whitespace.
fn opening(head: Head<'_>) -> Option<usize> {
    let bom = head.bom();
    if is_fence(head.from(bom)) {
        return Some(bom);
    }
    if is_fence(head.bytes) {
        return Some(0);
    }
    let white = white_space(head.bytes);
    let is_line_start = white > 0 && head.bytes[white - 1] == b'\n';
    (is_line_start && is_fence(head.from(white))).then_some(white)
}

fn blank_so_far(head: Head<'_>) -> bool {
    !head.complete && white_space(head.bytes) + 3 > head.bytes.len()
}

/// The length of the whitespace at the start, as JavaScript's `\s` knows it.
fn white_space(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let width = match &bytes[at..] {
            [b' ' | b'\t'..=b'\r', ..] => 1,
            [0xC2, 0xA0, ..] => 2,
            [0xE1, 0x9A, 0x80, ..]
            | [0xE2, 0x80, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF, ..]
            | [0xE2, 0x81, 0x9F, ..]
            | [0xE3, 0x80, 0x80, ..]
            | [0xEF, 0xBB, 0xBF, ..] => 3,
            _ => return at,
        };
        at += width;
    }
}
