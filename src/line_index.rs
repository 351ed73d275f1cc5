//! Byte offsets to lines and columns; built only when something is printed.

use crate::span::Span;

/// A place as people count it: both from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Position {
    /// The byte offset from the start of the file.
    pub offset: u32,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode scalar values; a byte order mark is not counted, as no editor shows it.
    pub column: u32,
}

/// The starts of the lines of one text. LF, CR LF and a lone CR each end a line (YAML 1.2.2, section 5.4).
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<u32>,
}

impl<'t> LineIndex<'t> {
    /// Finds the lines of `text`, the head of a file.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        // A line of front matter is rarely shorter.
        let mut starts = Vec::with_capacity(text.len() / 24 + 8);
        starts.push(0);
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(Span::of(at + 1..at + 1).start);
            }
        }
        Self { text, starts }
    }

    /// The position of a byte offset; an offset past the end is moved to the end, one inside a character to its start.
    pub fn position(&self, offset: u32) -> Position {
        let mut at = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let row = self.starts.partition_point(|&start| start as usize <= at).saturating_sub(1);
        let start = self.starts[row] as usize;
        let before = &self.text[start..at];
        let before = if row == 0 { before.strip_prefix('\u{feff}').unwrap_or(before) } else { before };
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Position { offset, line: count(row + 1), column: count(before.chars().count() + 1) }
    }

    /// The bytes of line `line` (from 1), without its line end.
    pub fn line_span(&self, line: u32) -> Option<Span> {
        let row = line.checked_sub(1)? as usize;
        let start = *self.starts.get(row)? as usize;
        let end = self.starts.get(row + 1).map_or(self.text.len(), |&next| next as usize);
        let content = self.text[start..end].trim_end_matches(['\n', '\r']);
        Some(Span::of(start..start + content.len()))
    }

    /// The number of lines.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: u32) -> (u32, u32) {
        let position = LineIndex::new(text).position(offset);
        (position.line, position.column)
    }

    #[test]
    fn counts_characters_and_all_line_ends() {
        assert_eq!(at("a\nb\r\nc\rd", 0), (1, 1));
        assert_eq!(at("a\nb\r\nc\rd", 2), (2, 1));
        assert_eq!(at("a\nb\r\nc\rd", 5), (3, 1));
        assert_eq!(at("a\nb\r\nc\rd", 7), (4, 1));
        assert_eq!(at("新媒体: x", 9), (1, 4));
        assert_eq!(at("\u{feff}---", 3), (1, 1));
        assert_eq!(at("", 9), (1, 1));
    }
}
