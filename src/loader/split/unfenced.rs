//! Pages that begin with neither a delimiter nor prose: with fields that nothing delimits, or with a merge that was not finished.

use crate::document::{DelimiterFault, Fault};
use crate::generators::Generator;

use super::fences::is_yaml_entry;
use super::intended::KNOWN_KEYS;
use super::lines::{Head, Line, is_blank, span, trim_end};

/// No prose begins with this many names of fields.
const LEAST: usize = 2;

/// The fields above the first empty line, where no line closes a block that they could be.
pub(super) fn fields(head: Head<'_>, start: usize, generator: Generator) -> Option<Fault> {
    let reads_them = generator.facts().block.reads_key_lines;
    let (mut at, mut end, mut known) = (start, start, Vec::new());
    while let Some(line) = head.any_line(at).filter(|line| !is_blank(head.text(line))) {
        let text = trim_end(head.text(&line));
        if !is_yaml_entry(text) || text.starts_with(b" ") {
            return None;
        }
        let is_it = |key: &&[u8]| text.starts_with(key) && text.get(key.len()) == Some(&b':');
        known.extend(KNOWN_KEYS.into_iter().find(is_it));
        (at, end) = (line.next, line.text.start + text.len());
    }
    known.sort_unstable();
    known.dedup();
    let is_certain = generator.is_known() && !reads_them && known.len() >= LEAST;
    is_certain.then(|| Fault::Delimiter { span: span(start, end), fault: DelimiterFault::Missing })
}

/// The first line of a conflict, if it is right above an opening delimiter.
pub(super) fn conflict(head: Head<'_>, line: &Line) -> Option<Fault> {
    let text = trim_end(head.text(line));
    let is_marker = text.starts_with(b"<<<<<<< ");
    let is_fence = |line: &Line| matches!(trim_end(head.text(line)), b"---" | b"+++");
    let is_above = || head.any_line(line.next).is_some_and(|next| is_fence(&next));
    (is_marker && is_above())
        .then(|| Fault::MergeConflict(span(line.text.start, line.text.start + text.len())))
}
