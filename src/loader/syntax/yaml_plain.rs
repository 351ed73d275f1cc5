//! The plain subset of YAML that most pages keep to, read in one pass: a recogniser in front of the real parser.
//!
//! Block mappings with plain keys; plain and quoted scalars, and lines below `|` and `>`; lists of scalars, in block or in
//! brackets on one line, and of mappings; mappings in mappings; comments. At the first trace of anything else it gives up,
//! and the parser reads the block from its start. What it does read, it reads exactly as the parser does: the tests compare
//! the two.

use std::ops::Range;

use crate::document::{Entry, Node, Style, Value};
use crate::span::Span;

use super::Parsed;
use super::yaml_words::{self, Line};

mod blocks;
mod quotes;

use blocks::Block;

/// Mappings inside mappings; deeper ones are the parser's.
const MAX_DEPTH: usize = 8;

/// Reads `content`, a part of `text`; `None` if it does not keep to the subset.
pub(super) fn recognise(text: &str, content: Span) -> Option<Parsed<'_>> {
    if !yaml_words::is_printable(content.slice(text).as_bytes()) {
        return None;
    }
    let range = content.range();
    let mut reader = Reader { text, at: range.start, end: range.end, next: None, comments: Vec::new() };
    reader.advance();
    reader.next.filter(|first| first.indent == 0)?;
    let root = reader.mapping(0, 0)?;
    Some(Parsed { root: Some(root), comments: reader.comments, faults: Vec::new(), is_plain: true })
}

/// What reads a value on one line.
type Read = for<'t> fn(&'t str, Range<usize>) -> Option<Node<'t>>;

struct Reader<'s> {
    text: &'s str,
    /// The first byte after `next`.
    at: usize,
    end: usize,
    /// The line to be read, neither empty nor a comment.
    next: Option<Line>,
    comments: Vec<Span>,
}

impl<'s> Reader<'s> {
    /// Goes to the next line with something on it.
    fn advance(&mut self) {
        let bytes = self.text.as_bytes();
        self.next = None;
        while self.at < self.end {
            let rest = &bytes[self.at..self.end];
            let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            let line = Line::new(bytes, self.at..self.at + length);
            self.at += (length + 1).min(rest.len());
            match bytes[line.start..line.end].first() {
                None => {}
                Some(b'#') => self.comments.push(self.with_blanks(line.start..line.end)),
                Some(_) => {
                    self.next = Some(line);
                    return;
                }
            }
        }
    }

    /// The mapping whose keys are `indent` spaces deep, from the next line on.
    fn mapping(&mut self, indent: usize, depth: usize) -> Option<Node<'s>> {
        // As many as the allocator has ready to hand out: it keeps blocks of up to a kilobyte.
        let mut entries = Vec::with_capacity(1024 / size_of::<Entry<'_>>());
        while let Some(line) = self.next.filter(|line| line.indent >= indent) {
            if line.indent > indent || depth > MAX_DEPTH {
                return None;
            }
            let named = yaml_words::key(&self.text.as_bytes()[line.start..line.end])?;
            let key = yaml_words::node(self.text, line.start..line.start + named.length, Style::Plain);
            let after_colon = line.start + named.colon + 1;
            let range = yaml_words::skip_blanks(self.text, after_colon..line.end);
            let value = match &self.text.as_bytes()[range.clone()] {
                [] | [b'#', ..] => {
                    self.comment(range.start, line.end);
                    self.advance();
                    self.below(after_colon, indent, depth)?
                }
                sign if sign.len() <= 2
                    && let Some(block) = Block::of(sign) =>
                {
                    self.block(indent, block)?
                }
                _ => self.scalar(range, indent, yaml_words::value)?,
            };
            entries.push(Entry { key, value });
        }
        let (first, last) = (entries.first()?, entries.last()?);
        Some(Node::new(first.key.span.cover(last.value.span), Value::Map(entries)))
    }

    /// The value of a key that has none on its own line: a list or a mapping below, or none at all.
    fn below(&mut self, after_colon: usize, indent: usize, depth: usize) -> Option<Node<'s>> {
        match self.next {
            Some(line) if line.indent >= indent && line.is_item(self.text) => self.list(line.indent, depth),
            Some(line) if line.indent > indent => {
                if yaml_words::key(&self.text.as_bytes()[line.start..line.end]).is_some() {
                    return self.mapping(line.indent, depth + 1);
                }
                self.scalar(line.start..line.end, indent, yaml_words::scalar)
            }
            _ => Some(yaml_words::node(self.text, after_colon..after_colon, Style::Absent)),
        }
    }

    /// The value in the range, to which its other lines belong, and a comment.
    fn scalar(&mut self, range: Range<usize>, indent: usize, read: Read) -> Option<Node<'s>> {
        let line_end = range.end;
        let is_quoted = matches!(self.text.as_bytes()[range.start], b'\'' | b'"');
        let value = match read(self.text, range.clone()) {
            Some(value) => value,
            None if is_quoted => {
                let value = quotes::scalar(self.text, range.start..self.end, indent)?;
                return self.behind(value, line_end);
            }
            None => read(self.text, yaml_words::before_comment(self.text, range)?)?,
        };
        self.comment(value.span.range().end, line_end);
        self.advance();
        self.continued(value, indent)
    }

    /// Goes on behind a value whose first line ends there: nothing but a comment may be there.
    fn behind(&mut self, value: Node<'s>, line_end: usize) -> Option<Node<'s>> {
        let end = value.span.range().end;
        let mut line_end = line_end;
        if end > line_end {
            let rest = self.text.as_bytes().get(end..self.end)?;
            let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            self.at = (end + length + 1).min(self.end);
            line_end = Line::new(self.text.as_bytes(), end..end + length).end;
        }
        let rest = self.text.get(end..line_end)?;
        let words = rest.trim_start_matches(' ');
        if !words.is_empty() && (words.len() == rest.len() || !words.starts_with('#')) {
            return None;
        }
        self.comment(end, line_end);
        self.advance();
        Some(value)
    }

    /// Keeps the comment behind a value that ends there, if there is one on the line.
    fn comment(&mut self, from: usize, line_end: usize) {
        let range = yaml_words::skip_blanks(self.text, from..line_end);
        if !range.is_empty() {
            self.comments.push(self.with_blanks(range));
        }
    }

    /// A comment with its spaces at the end, which are part of it.
    fn with_blanks(&self, range: Range<usize>) -> Span {
        let bytes = self.text.as_bytes();
        let blanks = bytes[range.end..self.end].iter().take_while(|&&byte| byte == b' ').count();
        Span::of(range.start..range.end + blanks)
    }

    /// The scalar with the lines that go on with it, which are deeper than `indent`: plain ones, without anything in between.
    fn continued(&mut self, mut node: Node<'s>, indent: usize) -> Option<Node<'s>> {
        while let Some(line) = self.next.filter(|line| line.indent > indent) {
            let between = self.text.get(node.span.range().end..line.start)?;
            let next = yaml_words::scalar(self.text, line.start..line.end)?;
            let (Value::Scalar(scalar), Value::Scalar(more)) = (&mut node.value, next.value) else {
                return None;
            };
            let are_plain = scalar.style == Style::Plain && more.style == Style::Plain;
            if !are_plain || between.trim_matches(' ') != "\n" {
                return None;
            }
            scalar.text.to_mut().extend([" ", &more.text]);
            node.span.end = next.span.end;
            self.advance();
        }
        Some(node)
    }

    /// The list whose dashes are `indent` spaces deep, from the next line on.
    fn list(&mut self, indent: usize, depth: usize) -> Option<Node<'s>> {
        let start = self.next?.start;
        let mut items = Vec::with_capacity(4);
        while let Some(line) = self.next.filter(|line| line.indent == indent && line.is_item(self.text)) {
            let range = yaml_words::skip_blanks(self.text, line.start + 1..line.end);
            if yaml_words::key(&self.text.as_bytes()[range.clone()]).is_some() {
                // The first entry of a mapping, whose others are below it.
                let indent = indent + (range.start - line.start);
                self.next = Some(Line { start: range.start, indent, ..line });
                items.push(self.mapping(indent, depth + 1)?);
                continue;
            }
            let item = match &self.text.as_bytes()[range.clone()] {
                sign if sign.len() <= 2
                    && let Some(block) = Block::of(sign) =>
                {
                    self.block(indent, block)?
                }
                [] => return None,
                _ => self.scalar(range, indent, yaml_words::scalar)?,
            };
            items.push(item);
        }
        let end = items.last()?.span.end;
        Some(Node::new(Span::new(Span::of(start..start).start, end), Value::List(items)))
    }
}

#[cfg(test)]
mod tests;
