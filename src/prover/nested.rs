//! Mappings and lists of mappings below a field, line by line.

use super::bytes;
use super::lines::{Block, Line, MOST_FIELDS, MOST_ITEMS, scalar};
use super::written::{Entry, Value};

/// Mappings inside mappings; pages with deeper ones go the long way.
const DEEPEST: usize = 4;

/// Whether a line is the dash of a list item that is a mapping.
pub(super) fn is_map(bytes: &[u8], line: Line) -> bool {
    let rest = bytes.get(inside(bytes, line)..line.end).unwrap_or_default();
    let name = bytes::name(rest);
    matches!(rest.get(name..), Some([b':'] | [b':', b' ', ..]))
}

/// Where the item begins whose dash is on the line.
fn inside(bytes: &[u8], line: Line) -> usize {
    let mut at = line.start + 1;
    while at < line.end && bytes[at] == b' ' {
        at += 1;
    }
    at
}

impl Block {
    /// Reads what is on the lines below the last field, from that line on; `next` is where the line after it begins.
    /// Returns where the line begins that ends it.
    pub(super) fn below(&mut self, bytes: &[u8], line: Line, next: usize) -> Option<usize> {
        let mut lines = Lines { block: self, bytes, line: Some(line), next };
        let value = lines.value(0, 0)?;
        let end = lines.line?;
        match &mut self.entries.last_mut()?.value {
            empty @ Value::Absent { .. } => *empty = value,
            _ => return None,
        }
        Some(end.start - end.indent)
    }
}

struct Lines<'l> {
    block: &'l mut Block,
    bytes: &'l [u8],
    /// The line to be read.
    line: Option<Line>,
    /// Where the line after it begins.
    next: usize,
}

impl Lines<'_> {
    /// Goes to the next line with something on it.
    fn advance(&mut self) -> Option<()> {
        loop {
            let (line, next) = self.block.line(self.bytes, self.next)?;
            self.next = next;
            match self.bytes[line.start..line.end] {
                [] => {}
                [b'#', ..] => self.block.comment(self.bytes, line.start, next)?,
                _ => {
                    self.line = Some(line);
                    return Some(());
                }
            }
        }
    }

    fn is_item(&self, line: Line) -> bool {
        self.bytes[line.start..line.end].starts_with(b"- ")
    }

    /// The list or mapping that begins with the line, below a field with so many spaces.
    fn value(&mut self, indent: usize, depth: usize) -> Option<Value> {
        let line = self.line?;
        match line.indent {
            deep if self.is_item(line) => self.list(deep, depth),
            deep if deep > indent && depth < DEEPEST => self.map(deep, depth + 1),
            _ => None,
        }
    }

    fn map(&mut self, indent: usize, depth: usize) -> Option<Value> {
        let (own, start, mut end) = (self.block.open.0.len(), self.line?.start, 0);
        while let Some(line) = self.line.filter(|line| line.indent >= indent) {
            if line.indent > indent || self.is_item(line) {
                return None;
            }
            let Entry { name, slot, mut value } = self.block.entry(self.bytes, line.start, line.end)?;
            self.advance()?;
            if let (Value::Absent { .. }, Some(below)) = (&value, self.line)
                && (below.indent > indent || (below.indent == indent && self.is_item(below)))
            {
                value = self.value(indent, depth)?;
            }
            end = value.place().1;
            self.block.open.0.push(Entry { name, slot, value });
        }
        let first = self.block.inner.len();
        self.block.inner.extend(self.block.open.0.drain(own..));
        let inner = first..self.block.inner.len();
        (inner.end <= MOST_FIELDS).then_some(Value::Map { inner, place: (start, end) })
    }

    fn list(&mut self, indent: usize, depth: usize) -> Option<Value> {
        let first = self.line?;
        let are_maps = is_map(self.bytes, first);
        let (own, items, mut end) = (self.block.open.1.len(), self.block.items.len(), 0);
        while let Some(line) = self.line.filter(|line| line.indent == indent && self.is_item(*line)) {
            let start = inside(self.bytes, line);
            if is_map(self.bytes, line) != are_maps || depth == DEEPEST {
                return None;
            }
            if are_maps {
                // Its first key is on the line of the dash.
                let indent = indent + (start - line.start);
                self.line = Some(Line { start, indent, ..line });
                let map = self.map(indent, depth + 1)?;
                end = map.place().1;
                self.block.open.1.push(map);
            } else {
                let item = scalar(self.bytes, start, line.end)?;
                end = item.place().1;
                self.block.keep(item)?;
                self.advance()?;
            }
        }
        if self.line.is_some_and(|line| line.indent > indent) {
            return None;
        }
        let place = (first.start, end);
        if !are_maps {
            return Some(Value::Items { items: items..self.block.items.len(), place, indent });
        }
        let first = self.block.maps.len();
        self.block.maps.extend(self.block.open.1.drain(own..));
        let maps = first..self.block.maps.len();
        (maps.end <= MOST_ITEMS).then_some(Value::Maps { maps, place })
    }
}
