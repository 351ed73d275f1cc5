//! Zola: `+++` or `---` and a line end at once; closed by the first fence, anywhere, that only whitespace follows.

use memchr::memmem;

use crate::document::Syntax;

use super::fences::Fenced;
use super::lines::{Head, is_space, leading_space};
use super::{Found, Stop};

/// What Zola takes: every file needs front matter.
pub(super) fn find(head: Head<'_>) -> Found {
    let start = head.bom();
    let open = start + leading_space(head.from(start));
    let rest = head.from(open);
    let (fence, syntax) = match rest.first() {
        Some(b'+') => (b"+++", Syntax::Toml),
        _ => (b"---", Syntax::Yaml),
    };
    let none = Stop { reason: "every page needs front matter", opened: None };
    if !rest.starts_with(fence) {
        let is_cut = !head.complete && fence.starts_with(rest);
        return if is_cut { Found::Cut } else { Found::Stop(none) };
    }
    let inner = head.after_line_end(open + 3);
    if inner == open + 3 {
        let is_cut = !head.complete && rest.len() < 5;
        return if is_cut { Found::Cut } else { Found::Stop(none) };
    }
    match closing(head, inner, fence) {
        Some(close) => Found::Block(
            Fenced {
                syntax,
                open: (open, open + 3),
                content: (inner, close),
                close: Some((close, close + 3)),
                body: body_after(head, close + 3),
            }
            .block(true),
        ),
        None if head.complete => Found::Stop(none),
        None => Found::Cut,
    }
}

/// The first place of `fence` from which only whitespace leads to a line end or the end of the file. Places may
/// overlap: of `----` the last three count.
fn closing(head: Head<'_>, from: usize, fence: &[u8]) -> Option<usize> {
    let mut at = from;
    while let Some(found) = memmem::find(head.from(at), fence) {
        let close = at + found;
        let after = head.from(close + 3);
        let space = leading_space(after);
        let ends_line = after[..space].contains(&b'\n');
        if ends_line || (space == after.len() && head.complete) {
            return Some(close);
        }
        at = close + 1;
    }
    None
}

/// All whitespace up to the last line break of it belongs to the fence.
fn body_after(head: Head<'_>, at: usize) -> usize {
    let blank = head.from(at).iter().take_while(|&&b| is_space(b)).count();
    head.from(at)[..blank].iter().rposition(|&b| b == b'\n').map_or(at + blank, |last| at + last + 1)
}
