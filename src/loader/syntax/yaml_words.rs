//! The words of the plain subset of YAML: lines, keys and scalars that mean the same to every parser.

use std::borrow::Cow;
use std::ops::Range;

use crate::byte_scan;
use crate::document::{Node, Scalar, Style, Value};
use crate::span::Span;

/// The longest key in bytes; YAML 1.2.2 section 7.4.2 allows 1,024 characters.
const MAX_KEY: usize = 128;

/// A line without its spaces at both ends and without its line end, as bytes of the file.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The spaces before it.
    pub(super) indent: usize,
}

impl Line {
    /// The line in `range` of `bytes`, which ends before the line feed.
    pub(super) fn new(bytes: &[u8], range: Range<usize>) -> Self {
        let line = &bytes[range.clone()];
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let indent = line.iter().take_while(|&&byte| byte == b' ').count();
        let blanks = line[indent..].iter().rev().take_while(|&&byte| byte == b' ').count();
        Self { start: range.start + indent, end: range.start + line.len() - blanks, indent }
    }

    /// Whether it begins with the dash of a list item.
    pub(super) fn is_item(self, text: &str) -> bool {
        matches!(text.as_bytes()[self.start..self.end], [b'-'] | [b'-', b' ', ..])
    }
}

/// Whether bytes (of UTF-8) contain only what a YAML stream may contain as it is (YAML 1.2.2 section 5.1), no tab, no lone
/// carriage return, and no character that some version of YAML reads as a line end.
#[expect(clippy::needless_bitwise_bool, reason = "without branches the compiler judges many bytes at once")]
pub(super) fn is_printable(bytes: &[u8]) -> bool {
    let is_control = |byte: u8| ((byte < 0x20) & (byte != b'\n') & (byte != b'\r')) | (byte == 0x7f);
    let follows = |at: usize, next: &[u8]| bytes[at + 1..].starts_with(next);
    !byte_scan::any(bytes, is_control)
        && memchr::memchr_iter(b'\r', bytes).all(|at| follows(at, b"\n"))
        && memchr::memchr3_iter(0xC2, 0xE2, 0xEF, bytes).all(|at| match bytes[at] {
            0xC2 => bytes.get(at + 1).is_some_and(|&next| next >= 0xA0),
            0xE2 => !follows(at, b"\x80\xA8") && !follows(at, b"\x80\xA9"),
            _ => !follows(at, b"\xBB\xBF") && !follows(at, b"\xBF\xBE") && !follows(at, b"\xBF\xBF"),
        })
}

/// The key that a line begins with.
#[derive(Clone, Copy)]
pub(super) struct Key {
    /// Its length.
    pub(super) length: usize,
    /// Where the colon is, behind it or behind spaces.
    pub(super) colon: usize,
}

/// The key that a line begins with, where it consists of plain words and a colon follows.
pub(super) fn key(line: &[u8]) -> Option<Key> {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
    let colon = line
        .iter()
        .position(|&byte| !is_letter(byte) && !matches!(byte, b'-' | b'.' | b'/' | b' '))
        .filter(|&colon| (1..=MAX_KEY).contains(&colon))?;
    let is_key = is_letter(line[0]) && matches!(line[colon..], [b':'] | [b':', b' ', ..]);
    let blanks = line[..colon].iter().rev().take_while(|&&byte| byte == b' ').count();
    is_key.then_some(Key { length: colon - blanks, colon })
}

/// The range without its spaces at the start.
pub(super) fn skip_blanks(text: &str, range: Range<usize>) -> Range<usize> {
    let line = &text.as_bytes()[range.clone()];
    range.start + line.iter().take_while(|&&byte| byte == b' ').count()..range.end
}

/// A value that is after its key.
pub(super) fn value(text: &str, range: Range<usize>) -> Option<Node<'_>> {
    match text.as_bytes()[range.start] {
        b'[' => flow_list(text, range),
        b'{' if text.as_bytes()[range.clone()] == *b"{}" => {
            Some(Node::new(Span::of(range), Value::Map(Vec::new())))
        }
        _ => scalar(text, range),
    }
}

/// A scalar that fills the range, quoted or plain, in block context.
pub(super) fn scalar(text: &str, range: Range<usize>) -> Option<Node<'_>> {
    let bytes = &text.as_bytes()[range.clone()];
    let style = match *bytes.first()? {
        quote @ (b'\'' | b'"') => return quoted(text, range, quote),
        b'-' if bytes.get(1).is_none_or(|&next| next == b' ') => return None,
        first if is_indicator(first) => return None,
        _ => Style::Plain,
    };
    let is_broken = memchr::memchr2_iter(b':', b'#', bytes).any(|at| match bytes[at] {
        b':' => bytes.get(at + 1).is_none_or(|&next| next == b' '),
        _ => bytes[at - 1] == b' ',
    });
    (!is_broken).then(|| node(text, range, style))
}

/// The range without a comment at its end, and the spaces before it; `None` where there is none, or quotes before it.
pub(super) fn before_comment(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let bytes = &text.as_bytes()[range.clone()];
    let at = memchr::memchr_iter(b'#', bytes).find(|&at| at > 0 && bytes[at - 1] == b' ')?;
    if bytes[0] == b'[' && memchr::memchr2(b'\'', b'"', &bytes[..at]).is_some() {
        return None;
    }
    let blanks = bytes[..at].iter().rev().take_while(|&&byte| byte == b' ').count();
    Some(range.start..range.start + at - blanks)
}

/// A scalar in quotes that fills the range, without escapes.
fn quoted(text: &str, range: Range<usize>, quote: u8) -> Option<Node<'_>> {
    let inside = &text.as_bytes()[range.start + 1..range.end];
    let closes = memchr::memchr(quote, inside).is_some_and(|at| at + 1 == inside.len());
    let is_escaped = quote == b'"' && memchr::memchr(b'\\', inside).is_some();
    (closes && !is_escaped).then(|| {
        let style = if quote == b'"' { Style::DoubleQuoted } else { Style::SingleQuoted };
        let scalar = Scalar {
            text: Cow::Borrowed(text.get(range.start + 1..range.end - 1).unwrap_or_default()),
            style,
        };
        Node::new(Span::of(range), Value::Scalar(scalar))
    })
}

/// A list in brackets of plain and quoted scalars, which fills the range.
fn flow_list(text: &str, range: Range<usize>) -> Option<Node<'_>> {
    let bytes = text.as_bytes();
    if range.len() < 2 || bytes[range.end - 1] != b']' {
        return None;
    }
    let inner = skip_blanks(text, range.start + 1..range.end - 1);
    let mut items = Vec::new();
    let mut at = inner.start;
    while at < inner.end {
        at = skip_blanks(text, at..inner.end).start;
        let rest = &bytes[at..inner.end];
        let length = match *rest.first()? {
            quote @ (b'\'' | b'"') => memchr::memchr(quote, &rest[1..])? + 2,
            _ => memchr::memchr(b',', rest).unwrap_or(rest.len()),
        };
        let blanks = rest[..length].iter().rev().take_while(|&&byte| byte == b' ').count();
        items.push(flow_item(text, at..at + length - blanks)?);
        at = skip_blanks(text, at + length..inner.end).start;
        match bytes[at..inner.end] {
            [] => break,
            // A comma at the end, or two of them.
            [b','] => return None,
            [b',', ..] => at += 1,
            _ => return None,
        }
    }
    Some(Node::new(Span::of(range), Value::List(items)))
}

fn flow_item(text: &str, range: Range<usize>) -> Option<Node<'_>> {
    let bytes = &text.as_bytes()[range.clone()];
    match *bytes.first()? {
        quote @ (b'\'' | b'"') => return quoted(text, range, quote),
        b'-' => return None,
        first if is_indicator(first) => return None,
        _ => {}
    }
    let is_plain =
        bytes.iter().all(|&byte| !matches!(byte, b'[' | b']' | b'{' | b'}' | b',' | b':' | b'#' | b'?'));
    is_plain.then(|| node(text, range, Style::Plain))
}

/// Whether a plain scalar had better not begin with it (YAML 1.2.2 section 5.3, without the dash).
const fn is_indicator(byte: u8) -> bool {
    matches!(
        byte,
        b'?' | b':'
            | b','
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'#'
            | b'&'
            | b'*'
            | b'!'
            | b'|'
            | b'>'
            | b'%'
            | b'@'
            | b'`'
    )
}

/// A scalar whose text is in the file as it is.
pub(super) fn node(text: &str, range: Range<usize>, style: Style) -> Node<'_> {
    let scalar = Scalar { text: Cow::Borrowed(text.get(range.clone()).unwrap_or_default()), style };
    Node::new(Span::of(range), Value::Scalar(scalar))
}

/// A scalar of the lines in the range, which `lines` is made of.
pub(super) fn block(text: &str, range: Range<usize>, lines: String, style: Style) -> Node<'_> {
    let raw = text.get(range.clone()).unwrap_or_default();
    let text = if raw == lines { Cow::Borrowed(raw) } else { Cow::Owned(lines) };
    Node::new(Span::of(range), Value::Scalar(Scalar { text, style }))
}
