//! The plain subset of YAML that most pages keep to, read in one pass: a recogniser in front of the real parser.
//!
//! Block mappings with plain keys; plain scalars, quoted ones of one line, and lines below `|`; lists of scalars, in block
//! or in brackets on one line, and of mappings; mappings in mappings; comments on lines of their own. At the first trace of
//! anything else it gives up, and the parser reads the block from its start. What it does read, it reads exactly as the
//! parser does: the tests compare the two.

use crate::document::{Entry, Node, Style, Value};
use crate::span::Span;

use super::Parsed;
use super::yaml_words::{self, Line};

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
                Some(b'#') => {
                    // Its spaces at the end are part of a comment.
                    let blanks = bytes[line.end..self.end].iter().take_while(|&&byte| byte == b' ').count();
                    self.comments.push(Span::of(line.start..line.end + blanks));
                }
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
            let key_end = yaml_words::key(&self.text.as_bytes()[line.start..line.end])? + line.start;
            let key = yaml_words::node(self.text, line.start..key_end, Style::Plain);
            let range = yaml_words::skip_blanks(self.text, key_end + 1..line.end);
            let value = match &self.text.as_bytes()[range.clone()] {
                b"|" => self.literal(indent, true)?,
                b"|-" => self.literal(indent, false)?,
                [] => {
                    self.advance();
                    self.below(key_end + 1, indent, depth)?
                }
                _ => {
                    self.advance();
                    let value = yaml_words::value(self.text, range)?;
                    self.continued(value, indent)?
                }
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
                let value = yaml_words::scalar(self.text, line.start..line.end)?;
                self.advance();
                self.continued(value, indent)
            }
            _ => Some(yaml_words::node(self.text, after_colon..after_colon, Style::Absent)),
        }
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
            } else {
                let item = yaml_words::scalar(self.text, range)?;
                self.advance();
                items.push(self.continued(item, indent)?);
            }
        }
        let end = items.last()?.span.end;
        Some(Node::new(Span::new(Span::of(start..start).start, end), Value::List(items)))
    }

    /// The lines below a key that are deeper than it, as they are. An odd line is the parser's: one before them without
    /// text, one that is less deep than the first, or longer spaces alone.
    fn literal(&mut self, indent: usize, ends_with_line: bool) -> Option<Node<'s>> {
        let (mut text, mut deep, mut start, mut end) = (String::new(), 0, 0, 0);
        let mut empty = 0;
        while self.at < self.end {
            let rest = self.text.get(self.at..self.end)?;
            let line = rest.get(..rest.find('\n')?)?;
            let blanks = line.bytes().take_while(|&byte| byte == b' ').count();
            let is_empty = blanks == line.len();
            if !is_empty && blanks <= indent {
                break;
            }
            if text.is_empty() {
                (deep, start) = (blanks, self.at + blanks);
            }
            if line.ends_with('\r')
                || (is_empty && (text.is_empty() || blanks > deep))
                || (!is_empty && blanks < deep)
            {
                return None;
            }
            if is_empty {
                empty += 1;
            } else {
                text.extend(std::iter::repeat_n('\n', std::mem::take(&mut empty)));
                text.push_str(line.get(deep..)?);
                text.push('\n');
                end = self.at + line.trim_end_matches(' ').len();
            }
            self.at += line.len() + 1;
        }
        self.advance();
        if !ends_with_line {
            text.pop();
        }
        (!text.is_empty()).then(|| yaml_words::literal(self.text, start..end, text))
    }
}

#[cfg(test)]
mod tests;
