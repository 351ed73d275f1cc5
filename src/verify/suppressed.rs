//! Whether suppression comments apply to the same lines after a fix: one that removes or adds lines must not silence others.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Diagnostic, Moves};
use crate::document::Document;
use crate::line_index::LineIndex;
use crate::suppression::{held_lines, may_be_in};

/// Whether each suppression comment that is left applies to the line that it applied to.
pub(super) fn comments_hold(before: &Document<'_>, after: &Document<'_>, fixed: &[&Diagnostic]) -> bool {
    if fixed.is_empty() || !may_be_in(&before.source.text) {
        return true;
    }
    let moves = Moves::of(fixed.iter().filter_map(|found| found.fix.as_ref()).flat_map(|fix| &fix.edits));
    let (old, new) = (LineIndex::new(&before.source.text), LineIndex::new(&after.source.text));
    let left = held_lines(after, &new);
    let line_at: FxHashMap<u32, u32> = left.iter().map(|&(comment, line)| (comment.start, line)).collect();
    let words_of = |line| new.line_span(line).map_or("", |span| after.text(span)).trim();
    let words: FxHashSet<(&str, &str)> =
        left.iter().map(|&(comment, line)| (after.text(comment), words_of(line))).collect();
    held_lines(before, &old).iter().all(|&(comment, line)| {
        let Some(held) = old.line_span(line) else { return true };
        let around = moves.at(comment.start).1.filter(|edit| edit.span.start <= comment.start);
        let is_deleted = around.is_some_and(|edit| edit.text.is_empty());
        is_deleted
            || match (place(before, comment.start, &moves), place(before, held.start, &moves)) {
                (Some(comment), Some(start)) => {
                    line_at.get(&comment).is_none_or(|&line| line == new.position(start).line)
                }
                // Lines were written anew, in another order for example: the comment is known by its words.
                _ => words.contains(&(before.text(comment), before.text(held).trim())),
            }
    })
}

/// Where an offset is after the edits; `None` where lines were removed or written around it.
fn place(document: &Document<'_>, offset: u32, moves: &Moves<'_>) -> Option<u32> {
    let (added, next) = moves.at(offset);
    let kept = match next.filter(|edit| edit.span.start <= offset) {
        None => offset,
        Some(edit) if is_in_line(&edit.text) && is_in_line(document.text(edit.span)) => edit.span.start,
        Some(_) => return None,
    };
    u32::try_from(i64::from(kept) + added).ok()
}

fn is_in_line(text: &str) -> bool {
    !text.contains(['\n', '\r'])
}
