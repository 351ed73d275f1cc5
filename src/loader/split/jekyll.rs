//! Jekyll: `---` and whitespace, closed by a line of `---` or `...`; posts and pages differ above the fence.

use std::path::Path;

use crate::document::Syntax;

use super::Found;
use super::fences::Fenced;
use super::lines::{Head, is_blank, is_space, leading_space};

/// What Jekyll takes.
pub(super) fn find(head: Head<'_>, path: &Path) -> Found {
    let start = head.bom();
    if start > 0 && !is_post(path) {
        return Found::Nothing;
    }
    let rest = head.from(start);
    if !rest.starts_with(b"---") {
        return Found::Nothing;
    }
    let space = leading_space(&rest[3..]);
    let Some(last_end) = rest[3..3 + space].iter().rposition(|&b| b == b'\n') else {
        return if head.complete || rest.len() > 3 + space { Found::Nothing } else { Found::Cut };
    };
    let first_end = rest[3..].iter().position(|&b| b == b'\n').unwrap_or(last_end);
    let inner = start + 3 + first_end + 1;
    let mut at = start + 3 + last_end + 1;
    while let Some(line) = head.line(at) {
        let text = head.text(&line);
        if (text.starts_with(b"---") || text.starts_with(b"...")) && is_blank(&text[3..]) {
            let close = line.text.start;
            return Found::Block(
                Fenced {
                    syntax: Syntax::Yaml,
                    open: (start, start + 3),
                    content: (inner, close),
                    close: Some((close, close + 3)),
                    body: body_after(head, close + 3),
                }
                .block(true),
            );
        }
        at = line.next;
    }
    if head.complete { Found::Nothing } else { Found::Cut }
}

/// Jekyll also swallows the empty lines below the closing fence.
fn body_after(head: Head<'_>, at: usize) -> usize {
    let space = head.from(at).iter().take_while(|&&b| is_space(b)).count();
    let blank = &head.from(at)[..space];
    if at + space == head.bytes.len() {
        return at + space;
    }
    blank.iter().rposition(|&b| b == b'\n').map_or(at, |last| at + last + 1)
}

/// Whether the path is a post's or a draft's: Jekyll then forgives a byte order mark.
fn is_post(path: &Path) -> bool {
    path.components().any(|part| {
        let name = part.as_os_str();
        name == "_posts" || name == "_drafts"
    })
}
