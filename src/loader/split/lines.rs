//! Lines of a head as bytes: the vocabulary of the splitters.

use std::ops::Range;

use memchr::{memchr, memchr2};

use crate::span::Span;

/// The UTF-8 byte order mark.
pub(super) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The first bytes of a file.
#[derive(Clone, Copy)]
pub(super) struct Head<'b> {
    /// The bytes, not yet known to be UTF-8.
    pub bytes: &'b [u8],
    /// Whether they are the whole file.
    pub complete: bool,
}

/// A line of a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text, without the line end.
    pub text: Range<usize>,
    /// The start of the next line.
    pub next: usize,
}

impl<'b> Head<'b> {
    /// The bytes from `at` on.
    pub(super) fn from(self, at: usize) -> &'b [u8] {
        self.bytes.get(at..).unwrap_or_default()
    }

    /// The length of one byte order mark at the start: 3 or 0.
    pub(super) fn bom(self) -> usize {
        if self.bytes.starts_with(BOM) { BOM.len() } else { 0 }
    }

    /// The line that starts at `at`, ended by LF or CR LF; `None` at the end of the head. A last line without an end
    /// is only given where the head is complete.
    pub(super) fn line(self, at: usize) -> Option<Line> {
        let rest = self.from(at);
        match memchr(b'\n', rest) {
            Some(end) => {
                let text_end = if end > 0 && rest[end - 1] == b'\r' { end - 1 } else { end };
                Some(Line { text: at..at + text_end, next: at + end + 1 })
            }
            None if rest.is_empty() || !self.complete => None,
            None => Some(Line { text: at..self.bytes.len(), next: self.bytes.len() }),
        }
    }

    /// The line that starts at `at`, ended by LF, CR LF or a lone CR.
    pub(super) fn any_line(self, at: usize) -> Option<Line> {
        let rest = self.from(at);
        match memchr2(b'\n', b'\r', rest) {
            Some(end) if rest[end] == b'\r' && rest.get(end + 1) == Some(&b'\n') => {
                Some(Line { text: at..at + end, next: at + end + 2 })
            }
            Some(end) => Some(Line { text: at..at + end, next: at + end + 1 }),
            None if rest.is_empty() => None,
            None => Some(Line { text: at..self.bytes.len(), next: self.bytes.len() }),
        }
    }

    /// The text of a line.
    pub(super) fn text(self, line: &Line) -> &'b [u8] {
        self.bytes.get(line.text.clone()).unwrap_or_default()
    }

    /// The offset after one line end (LF, CR LF) at `at`, or `at` itself.
    pub(super) fn after_line_end(self, at: usize) -> usize {
        match self.from(at) {
            [b'\r', b'\n', ..] => at + 2,
            [b'\n', ..] => at + 1,
            _ => at,
        }
    }
}

/// The number of bytes `byte` at the start of `text`.
pub(super) fn run(text: &[u8], byte: u8) -> usize {
    text.iter().take_while(|&&b| b == byte).count()
}

/// Whitespace as regular expressions know it in ASCII: space, tab, LF, VT, FF, CR.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Whether all of `text` is ASCII whitespace.
pub(super) fn is_blank(text: &[u8]) -> bool {
    text.iter().all(|&b| is_space(b))
}

/// The number of bytes of ASCII whitespace at the start.
pub(super) fn leading_space(text: &[u8]) -> usize {
    text.iter().take_while(|&&b| is_space(b)).count()
}

/// `text` without ASCII whitespace at its end.
pub(super) fn trim_end(text: &[u8]) -> &[u8] {
    let kept = text.iter().rposition(|&b| !is_space(b)).map_or(0, |last| last + 1);
    &text[..kept]
}

/// A span of `usize` bytes.
pub(super) fn span(start: usize, end: usize) -> Span {
    Span::of(start..end)
}

/// An offset as blocks store it. Heads are far below 4 GiB.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
