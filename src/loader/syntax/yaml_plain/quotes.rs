//! Scalars in quotes with escapes, or over several lines (YAML 1.2.2 sections 7.3.1 and 7.3.2).

use std::borrow::Cow;
use std::ops::Range;

use crate::document::{Node, Scalar, Style, Value};
use crate::span::Span;

/// The scalar whose first quote is at the start of the range, which ends with the block. Its other lines are deeper than
/// `indent`. An odd escape is the parser's, and so are line ends of Windows.
pub(super) fn scalar(text: &str, range: Range<usize>, indent: usize) -> Option<Node<'_>> {
    let bytes = text.as_bytes();
    let quote = *bytes.get(range.start)?;
    let style = if quote == b'"' { Style::DoubleQuoted } else { Style::SingleQuoted };
    let mut quoted =
        Quoted { text, at: range.start + 1, end: range.end, indent, read: String::new(), fixed: 0 };
    while quoted.at < quoted.end {
        let rest = bytes.get(quoted.at..quoted.end)?;
        let length = memchr::memchr3(quote, b'\\', b'\n', rest)?;
        quoted.read.push_str(text.get(quoted.at..quoted.at + length)?);
        quoted.at += length;
        match (rest[length], rest.get(length + 1)) {
            (b'\n', _) => quoted.line_break()?,
            (b'\\', _) if quote == b'"' => quoted.escape()?,
            (b'\'', Some(b'\'')) => quoted.add('\'', 2),
            (b'\\', _) => quoted.add('\\', 1),
            _ => {
                let raw = text.get(range.start + 1..quoted.at)?;
                let read = if raw == quoted.read { Cow::Borrowed(raw) } else { Cow::Owned(quoted.read) };
                let scalar = Scalar { text: read, style };
                return Some(Node::new(Span::of(range.start..quoted.at + 1), Value::Scalar(scalar)));
            }
        }
    }
    None
}

struct Quoted<'s> {
    text: &'s str,
    at: usize,
    end: usize,
    indent: usize,
    /// What has been read.
    read: String,
    /// How much of it is not removed as spaces at the end of a line.
    fixed: usize,
}

impl Quoted<'_> {
    /// Adds a character that takes so many bytes in the file.
    fn add(&mut self, sign: char, length: usize) {
        self.read.push(sign);
        self.fixed = self.read.len();
        self.at += length;
    }

    /// Reads a backslash and what is behind it.
    fn escape(&mut self) -> Option<()> {
        let rest = self.text.get(self.at + 1..self.end)?;
        match *rest.as_bytes().first()? {
            sign @ (b'"' | b'\\' | b' ') => self.add(char::from(sign), 2),
            b'n' => self.add('\n', 2),
            b't' => self.add('\t', 2),
            b'x' => self.add(code(rest.get(1..3)?)?, 4),
            b'u' => self.add(code(rest.get(1..5)?)?, 6),
            b'\n' => {
                self.fixed = self.read.len();
                self.at += 2;
                (self.empty_lines()? == 0).then_some(())?;
            }
            _ => return None,
        }
        Some(())
    }

    /// Reads a line break: one is a space, and of several each but the first stays.
    fn line_break(&mut self) -> Option<()> {
        if self.read.ends_with('\r') {
            return None;
        }
        let kept = self.read.trim_end_matches(' ').len().max(self.fixed);
        self.read.truncate(kept);
        self.at += 1;
        match self.empty_lines()? {
            0 => self.read.push(' '),
            count => self.read.extend(std::iter::repeat_n('\n', count)),
        }
        self.fixed = self.read.len();
        Some(())
    }

    /// Goes to the first character of the next line that has one, and counts the empty lines before it.
    fn empty_lines(&mut self) -> Option<usize> {
        let mut count = 0;
        loop {
            let rest = self.text.as_bytes().get(self.at..self.end)?;
            let blanks = rest.iter().take_while(|&&byte| byte == b' ').count();
            match rest.get(blanks)? {
                b'\n' => count += 1,
                b'\r' => return None,
                _ if blanks <= self.indent => return None,
                _ => {
                    self.at += blanks;
                    return Some(count);
                }
            }
            self.at += blanks + 1;
        }
    }
}

/// The character with a number in hexadecimal digits.
fn code(digits: &str) -> Option<char> {
    let are_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| are_digits).and_then(char::from_u32)
}
