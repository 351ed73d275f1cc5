//! Data files that a collection names by their extension: the whole file is the mapping.

use std::path::Path;

use crate::document::{Block, Syntax};

use super::fences::Fenced;
use super::lines::{Head, trim_end};

/// The syntax of a data file; `None` for others.
pub(super) fn syntax(path: &Path) -> Option<Syntax> {
    match path.extension()?.to_str()? {
        "yaml" | "yml" => Some(Syntax::Yaml),
        "toml" => Some(Syntax::Toml),
        "json" => Some(Syntax::Json),
        _ => None,
    }
}

/// The block of a whole file; of YAML with markers, the first document (YAML 1.2.2, 9.1).
pub(super) fn block(head: Head<'_>, syntax: Syntax) -> Block {
    let start = head.bom();
    let end = head.bytes.len();
    let whole = Fenced { syntax, open: (start, start), content: (start, end), close: None, body: end };
    if syntax != Syntax::Yaml {
        return whole.block(true);
    }
    let (mut at, mut open, mut close) = (start, (start, start), None);
    while let Some(line) = head.any_line(at) {
        let text = trim_end(head.text(&line));
        match text {
            b"---" if at == start => open = (at, at + text.len()),
            b"---" | b"..." => {
                close = Some((at, at + text.len()));
                break;
            }
            _ => {}
        }
        at = line.next;
    }
    let inner = if open.0 == open.1 { start } else { head.after_line_end(open.1) };
    let content = (inner, close.map_or(end, |(from, _)| from));
    let body = close.map_or(end, |(_, to)| head.after_line_end(to));
    Fenced { open, content, close, body, ..whole }.block(true)
}
