//! Reorders parts of a block: their bytes, or whole lines with their comments.

use std::ops::Range;

use crate::diagnostic::Edit;
use crate::span::Span;

use super::Document;

/// How the parts that may be moved are set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Entries, each on lines of its own.
    Entries,
    /// Items after a dash each.
    Dashes,
    /// Items on lines of their own, with a comma after it.
    Commas,
}

/// A part with its comments.
struct Piece {
    /// From the first comment above it to its last byte.
    head: Range<usize>,
    /// What follows it and its comma, line end included.
    tail: Range<usize>,
    has_comma: bool,
}

/// The edits that put the bytes of part `order[n]` where part `n` is; what is between them stays.
pub fn in_place(document: &Document<'_>, parts: &[Span], order: &[usize]) -> Vec<Edit> {
    let moved = parts.iter().zip(order.iter().filter_map(|&from| parts.get(from)));
    moved
        .filter(|(place, part)| place != part)
        .map(|(place, part)| Edit::replace(*place, document.text(*part)))
        .collect()
}

/// The edit that puts the lines of part `order[n]` where those of part `n` are. The comment lines right above a part
/// and the comment beside it go with it; empty lines stay. `None` if parts share lines, or where it is not certain
/// which part a comment is about.
pub fn by_lines(document: &Document<'_>, parts: &[Span], order: &[usize], layout: Layout) -> Option<Edit> {
    let text: &str = &document.source.text;
    let floor = document.block.as_ref()?.content.start as usize;
    let mut pieces: Vec<Piece> = Vec::with_capacity(parts.len());
    for part in parts {
        let before = pieces.last().map(|piece| piece.tail.end);
        pieces.push(piece(text, *part, layout, before, floor)?);
    }
    let (last, others) = pieces.split_last()?;
    if layout == Layout::Commas && others.iter().any(|piece| !piece.has_comma) {
        return None;
    }
    let whole = pieces.first()?.head.start..last.tail.end;
    let mut moved = String::with_capacity(whole.len() + 1);
    for (place, &from) in order.iter().enumerate() {
        let piece = pieces.get(from)?;
        if let Some(before) = place.checked_sub(1).and_then(|before| pieces.get(before)) {
            moved.push_str(text.get(before.tail.end..pieces.get(place)?.head.start).unwrap_or_default());
        }
        moved.push_str(text.get(piece.head.clone()).unwrap_or_default());
        if layout == Layout::Commas && (place + 1 < pieces.len() || last.has_comma) {
            moved.push(',');
        }
        moved.push_str(text.get(piece.tail.clone()).unwrap_or_default());
    }
    Some(Edit::replace(Span::of(whole), moved))
}

/// The lines of one part. `before` is where the lines of the part above end; the first part has comments down from
/// `floor`.
fn piece(text: &str, part: Span, layout: Layout, before: Option<usize>, floor: usize) -> Option<Piece> {
    let (from, end) = (part.start as usize, part.end as usize);
    let line = text.get(..from).unwrap_or_default().rfind('\n').map_or(0, |at| at + 1);
    let sign = if layout == Layout::Dashes { "-" } else { "" };
    if text.get(line..from).unwrap_or_default().trim() != sign || line < floor {
        return None;
    }
    let start = match before {
        None => comments_above(text, floor, line),
        Some(before) if before > line => return None,
        Some(before) => before + empty_lines(text.get(before..line).unwrap_or_default()),
    };
    // A comment with an empty line below is about all that follows.
    if text.get(start..line).unwrap_or_default().lines().any(|line| !line.trim_start().starts_with('#')) {
        return None;
    }
    let close = if text.get(..end).unwrap_or_default().ends_with('\n') {
        end
    } else {
        end + text.get(end..).unwrap_or_default().find('\n')? + 1
    };
    let rest = text.get(end..close).unwrap_or_default();
    let comma = (layout == Layout::Commas).then(|| rest.trim_start().strip_prefix(',')).flatten();
    let tail = comma.map_or(end, |rest| close - rest.len());
    let beside = text.get(tail..close).unwrap_or_default().trim();
    if layout != Layout::Entries && !(beside.is_empty() || beside.starts_with('#')) {
        return None;
    }
    let indent = from - line - text.get(line..from).unwrap_or_default().trim_start().len();
    let below = if layout == Layout::Commas {
        0
    } else {
        comments_within(text.get(close..).unwrap_or_default(), indent)
    };
    Some(Piece { head: start..end, tail: tail..close + below, has_comma: comma.is_some() })
}

/// The bytes of the empty lines at the start of `text`.
fn empty_lines(text: &str) -> usize {
    text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum()
}

/// Where the comment lines right above `line` begin. Those with an empty line below are about more than the part, and
/// so is one that silences rules in the whole file.
fn comments_above(text: &str, floor: usize, line: usize) -> usize {
    let mut start = line;
    while let Some(above) = text.get(floor..start).filter(|above| !above.is_empty()) {
        let line = above.get(..above.len() - 1).unwrap_or_default().rfind('\n').map_or(0, |at| at + 1);
        if !above.get(line..).unwrap_or_default().trim_start().starts_with('#')
            || above.get(line..).unwrap_or_default().contains("ignore-file")
        {
            break;
        }
        start = floor + line;
    }
    start
}

/// The bytes of the comment lines at the start of `text` that are further in than `indent`, and so about what is
/// above them.
fn comments_within(text: &str, indent: usize) -> usize {
    let is_one = |line: &&str| {
        let words = line.trim_start();
        words.starts_with('#') && line.len() - words.len() > indent && line.ends_with('\n')
    };
    text.split_inclusive('\n').take_while(is_one).map(str::len).sum()
}
