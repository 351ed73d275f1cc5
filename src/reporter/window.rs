//! The part of an overlong line that is shown around a finding.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::span::Span;

/// A part of one line.
#[derive(Debug)]
pub(super) struct Window {
    /// The bytes of the file that are shown.
    pub(super) span: Span,
    /// Their text, as long as they are; where the line goes on, its outermost characters give way to an ellipsis.
    pub(super) text: String,
    /// The bytes that are shown as they are.
    clear: Span,
}

impl Window {
    /// The part of `line` around `place` that fits into `room` columns: at least a third of them before the place, if
    /// there is as much.
    pub(super) fn new(text: &str, line: Span, place: Span, room: usize) -> Self {
        let whole = line.slice(text);
        let at = (place.start.clamp(line.start, line.end) - line.start) as usize;
        let (before, after) = (whole.get(..at).unwrap_or_default(), whole.get(at..).unwrap_or_default());
        let width_of = |part: Option<&str>| part.unwrap_or_default().width();
        let least = within(after.chars(), room - room / 3);
        let left = within(before.chars().rev(), room.saturating_sub(width_of(after.get(..least))));
        let right = within(after.chars(), room.saturating_sub(width_of(before.get(at - left..))));
        let (start, end) = (at - left, at + right);
        let mut shown = whole.get(start..end).unwrap_or_default().to_owned();
        let mut clear = start..end;
        if start > 0 {
            let cut = ellipsis_room(shown.chars());
            shown.replace_range(..cut, &ellipsis(cut));
            clear.start += cut;
        }
        if end < whole.len() {
            let cut = ellipsis_room(shown.chars().rev());
            shown.replace_range(shown.len() - cut.., &ellipsis(cut));
            clear.end = clear.end.saturating_sub(cut).max(clear.start);
        }
        let in_file = |at: usize| line.start + Span::of(at..at).start;
        let span = Span::new(in_file(start), in_file(end));
        Self { span, text: shown, clear: Span::new(in_file(clear.start), in_file(clear.end)) }
    }

    /// Whether all of a place is shown.
    pub(super) const fn holds(&self, place: Span) -> bool {
        self.clear.start <= place.start && place.end <= self.clear.end
    }
}

/// Whether a line is at most `room` columns wide.
pub(super) fn fits(line: &str, room: usize) -> bool {
    line.len() <= room || line.width() <= room
}

/// The bytes of the first characters that fit into `room` columns.
fn within(characters: impl Iterator<Item = char>, room: usize) -> usize {
    let mut columns = 0;
    characters
        .take_while(|character| {
            columns += character.width().unwrap_or(1);
            columns <= room
        })
        .map(char::len_utf8)
        .sum()
}

/// The bytes of the first characters that are at least as long as an ellipsis.
fn ellipsis_room(characters: impl Iterator<Item = char>) -> usize {
    let mut bytes = 0;
    for character in characters {
        bytes += character.len_utf8();
        if bytes >= '…'.len_utf8() {
            break;
        }
    }
    bytes
}

/// An ellipsis of that many bytes.
fn ellipsis(bytes: usize) -> String {
    format!("…{}", ".".repeat(bytes.saturating_sub('…'.len_utf8())))
}
