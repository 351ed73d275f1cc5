//! Characters that YAML does not want where they are: control characters, marks, comments, directives.

use crate::diagnostic::Edit;
use crate::span::Span;

use super::line::Line;
use super::wording::{Found, helped, quoted};

/// A control character (YAML 1.2.2, section 5.1) at `at` or further on.
pub(super) fn control(text: &str, at: Span, character: char) -> Found {
    let found = text.get(at.start as usize..).and_then(|rest| rest.find(character)).unwrap_or(0);
    let span = at.sub(found..found + character.len_utf8());
    let message = format!("invisible control character (U+{:04X})", u32::from(character));
    (span, helped(message, "delete it").mended("delete the control character", Edit::delete(span)))
}

/// A byte order mark in the middle.
pub(super) fn byte_order_mark(at: Span) -> Found {
    let span = at.sub(0..'\u{feff}'.len_utf8());
    let message = "invisible byte order mark (U+FEFF)";
    (span, helped(message, "delete it").mended("delete the byte order mark", Edit::delete(span)))
}

/// `%foo: bar` at the top of a block.
pub(super) fn directive(line: &Line<'_>) -> Found {
    let message = "a line that starts with `%` is a directive in YAML, not a field";
    let Some((key, written)) = line.key.map(|key| (key, quoted(key.slice(line.text)))) else {
        return (line.words, helped(message, "delete the line"));
    };
    let rest = Span::new(key.end, line.words.end).slice(line.text);
    let problem = helped(message, format!("write `{written}{rest}`"))
        .mended("quote the key", Edit::replace(key, written));
    (key.sub(0..1), problem)
}

/// A comment inside a text that goes on below.
pub(super) fn comment(lines: &[Line<'_>], row: usize) -> Option<Found> {
    let above = lines[..=row].iter().rev().find(|line| line.shown().contains(" #"))?;
    let at = above.shown().find(" #")? + 1;
    let span = above.words.sub(at..above.words.len() as usize);
    let message = "comment inside a value: the line below it belongs to the same value";
    Some((span, helped(message, "write the whole value on one line, in quotes, or delete the comment")))
}
