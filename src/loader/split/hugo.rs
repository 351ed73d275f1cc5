//! Hugo: `---`, `+++`, `{…}` and `#+`, chosen by the first character that is not whitespace.

use memchr::memchr2_iter;

use crate::document::Syntax;

use super::fences::Fenced;
use super::lines::{BOM, Head, is_space, span};
use super::{Attempt, Found, Stop};

/// What Hugo takes; `old` is a version before 0.152.
pub(super) fn find(head: Head<'_>, old: bool) -> Found {
    let Some(at) = first_sign(head, old) else { return Found::Nothing };
    match head.from(at) {
        [b'-', ..] => fenced(head, at, b"---", Syntax::Yaml),
        [b'+', ..] => fenced(head, at, b"+++", Syntax::Toml),
        [b'{', ..] => object(head, at),
        [b'#', b'+', ..] => Found::Attempt(Attempt::OrgLines(span(at, head.bytes.len()))),
        _ => Found::Nothing,
    }
}

/// The first character that is not whitespace; byte order marks are skipped, in old versions also the first
/// line of a comment in HTML.
fn first_sign(head: Head<'_>, old: bool) -> Option<usize> {
    let mut at = if old { 0 } else { head.bom() };
    loop {
        let rest = head.from(at);
        let first = *rest.first()?;
        let is_space = if old { matches!(first, b' ' | b'\t' | b'\r' | b'\n') } else { is_space(first) };
        if is_space {
            at += 1;
        } else if old && rest.starts_with(BOM) {
            at += BOM.len();
        } else if old && rest.starts_with(b"<!--") {
            at += rest.iter().position(|&b| b == b'\n' || b == b'\r')? + 1;
        } else {
            return Some(at);
        }
    }
}

/// What follows the opening fence on its line is content already; the fence closes at the start of any line.
fn fenced(head: Head<'_>, open: usize, fence: &[u8], syntax: Syntax) -> Found {
    let rest = head.from(open);
    if !rest.starts_with(fence) {
        let is_cut = !head.complete && rest.len() < fence.len();
        let reason = "the first character of the page opens front matter, but the delimiter is incomplete";
        return if is_cut { Found::Cut } else { Found::Stop(Stop { reason, opened: Some(syntax) }) };
    }
    let inner = after_break(head, open + fence.len());
    let at_once = inner > open + fence.len() && head.from(inner).starts_with(fence);
    let close = if at_once {
        Some(inner)
    } else {
        memchr2_iter(b'\n', b'\r', head.from(inner))
            .map(|at| inner + at + 1)
            .find(|&at| head.from(at).starts_with(fence))
    };
    match close {
        Some(close) => Found::Block(
            Fenced {
                syntax,
                open: (open, open + fence.len()),
                content: (inner, close),
                close: Some((close, close + fence.len())),
                body: after_break(head, close + fence.len()),
            }
            .block(true),
        ),
        None if head.complete => {
            Found::Stop(Stop { reason: "the front matter is not closed", opened: Some(syntax) })
        }
        None => Found::Cut,
    }
}

/// The offset after a CR and a LF, each of which may be missing.
fn after_break(head: Head<'_>, at: usize) -> usize {
    let at = if head.from(at).first() == Some(&b'\r') { at + 1 } else { at };
    if head.from(at).first() == Some(&b'\n') { at + 1 } else { at }
}

/// A JSON object: to the brace that closes it, strings skipped.
fn object(head: Head<'_>, open: usize) -> Found {
    let mut depth = 0usize;
    let mut in_string = false;
    let mut bytes = head.from(open).iter().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' => {
                bytes.next();
            }
            b'{' if !in_string => depth += 1,
            b'}' if !in_string => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let end = open + at + 1;
            return Found::Block(
                Fenced {
                    syntax: Syntax::Json,
                    open: (open, open),
                    content: (open, end),
                    close: None,
                    body: after_break(head, end),
                }
                .block(true),
            );
        }
    }
    if head.complete {
        Found::Stop(Stop {
            reason: "the JSON object of the front matter is not closed",
            opened: Some(Syntax::Json),
        })
    } else {
        Found::Cut
    }
}
