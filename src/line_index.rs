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

/// What columns count, where another program counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnUnit {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16, as most editors count.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Scalar,
}

impl ColumnUnit {
    fn length(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
            Self::Scalar => 1,
        }
    }
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
        let before = self.text.get(start..at).unwrap_or_default();
        let before = if row == 0 { before.strip_prefix('\u{feff}').unwrap_or(before) } else { before };
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Position { offset, line: count(row + 1), column: count(before.chars().count() + 1) }
    }

    /// Line and column of a byte offset, both from 0, as an editor counts; a byte order mark is a character here. An
    /// offset past the end is moved to the end, one inside a character to its start.
    pub fn locate(&self, offset: u32, unit: ColumnUnit) -> (u32, u32) {
        let mut at = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let row = self.starts.partition_point(|&start| start as usize <= at).saturating_sub(1);
        let before = self.text.get(self.starts[row] as usize..at).unwrap_or_default();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (count(row), count(before.chars().map(|character| unit.length(character)).sum()))
    }

    /// The byte offset of a line and a column, both from 0, as an editor counts. A column past the end of its line is
    /// moved to that end, a line past the last one to the end of the text.
    pub fn offset(&self, line: u32, column: u32, unit: ColumnUnit) -> u32 {
        let Some(span) = self.line_span(line.saturating_add(1)) else {
            return Span::of(self.text.len()..self.text.len()).start;
        };
        let (mut at, mut left) = (span.start, column as usize);
        for character in span.slice(self.text).chars() {
            let length = unit.length(character);
            if length > left {
                break;
            }
            left -= length;
            at += Span::of(0..character.len_utf8()).end;
        }
        at
    }

    /// The bytes of line `line` (from 1), without its line end.
    pub fn line_span(&self, line: u32) -> Option<Span> {
        let row = line.checked_sub(1)? as usize;
        let start = *self.starts.get(row)? as usize;
        let end = self.starts.get(row + 1).map_or(self.text.len(), |&next| next as usize);
        let content = self.text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r']);
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

    #[test]
    fn editors_count_in_their_own_units() {
        let text = "a\r\n🦀é: x\n";
        let lines = LineIndex::new(text);
        let x = u32::try_from(text.find('x').unwrap_or_default()).unwrap_or_default();
        for (unit, column) in [(ColumnUnit::Utf8, 8), (ColumnUnit::Utf16, 5), (ColumnUnit::Scalar, 4)] {
            assert_eq!(lines.locate(x, unit), (1, column));
            assert_eq!(lines.offset(1, column, unit), x);
            assert_eq!(lines.offset(1, 99, unit), x + 1, "the end of the line");
            assert_eq!(lines.offset(9, 0, unit), x + 2, "the end of the text");
        }
        assert_eq!(lines.offset(1, 1, ColumnUnit::Utf16), 3, "half a character is none");
    }
}
