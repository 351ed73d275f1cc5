//! Values that are not read, line by line: which bytes they have is for the loader to say.

use super::bytes;
use super::lines::{Block, Line};
use super::nested::is_map;
use super::places::Shape;
use super::written::{Entry, Value};

impl Block {
    /// Keeps the field on a line; `false` if there is none.
    pub(super) fn field(&mut self, bytes: &[u8], (start, end): (usize, usize), before: Shape<'_>) -> bool {
        let expected = before.place(self.entries.len(), &bytes[start..end]);
        let (slot, colon) = match expected {
            Some((slot, length)) => (Some(slot), start + length),
            None => match colon(bytes, start, end) {
                Some(colon) => (None, colon),
                None => return false,
            },
        };
        let value = self.value(bytes, colon, end).unwrap_or(Value::Unread { place: (colon + 1, end) });
        self.entries.push(Entry { name: (start, colon), slot, value });
        true
    }

    /// Reads what is on the line below the last field, and on further ones. Returns where the line begins that ends it.
    pub(super) fn under(&mut self, bytes: &[u8], line: Line, next: usize) -> Option<usize> {
        if matches!(self.entries.last()?.value, Value::Unread { .. }) {
            return None;
        }
        let Line { start, end, indent } = line;
        match bytes[start..end] {
            [b'-', b' ', ..] if !is_map(bytes, line) => {
                self.item(bytes, indent, start, end)?;
                Some(next)
            }
            [b'-', b' ', ..] => self.below(bytes, line, next),
            _ if indent > 0 => self.below(bytes, line, next),
            _ => None,
        }
    }

    /// Takes the line that ends there as part of a value that is not read.
    pub(super) fn give_up(&mut self, end: usize) -> Option<()> {
        self.open.0.clear();
        self.open.1.clear();
        let value = &mut self.entries.last_mut()?.value;
        *value = Value::Unread { place: (value.place().0, end) };
        Some(())
    }
}

/// Where the name on a line ends, if there is one and a colon behind it.
pub(super) fn colon(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    let colon = start + bytes::name(&bytes[start..end]);
    let is_name = bytes[start].is_ascii_alphabetic() && bytes.get(colon) == Some(&b':');
    (is_name && colon < end).then_some(colon)
}
