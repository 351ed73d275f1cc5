//! Fields and their values as they are written in a block: where each is, without a copy.

use std::ops::Range;

/// A scalar.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scalar {
    /// The first byte of its text, and the byte after the last: what is inside of quotes.
    pub(super) text: (usize, usize),
    /// Its quote, or 0.
    pub(super) quote: u8,
}

impl Scalar {
    /// Its text in the page.
    pub(super) fn of<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        bytes.get(self.text.0..self.text.1).unwrap_or_default()
    }

    /// The same where the page is known to be UTF-8.
    pub(super) fn str_of<'p>(&self, page: &'p str) -> &'p str {
        page.get(self.text.0..self.text.1).unwrap_or_default()
    }

    /// Its place, with its quotes.
    pub(super) const fn place(&self) -> (usize, usize) {
        let quotes = (self.quote != 0) as usize;
        (self.text.0 - quotes, self.text.1 + quotes)
    }
}

/// What is behind a field's colon.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// Nothing, right after the colon.
    Absent { at: usize },
    /// A scalar.
    Scalar(Scalar),
    /// A list on the line, in brackets.
    Flow { items: Range<usize>, place: (usize, usize) },
    /// A list on the lines below.
    Items { items: Range<usize>, place: (usize, usize), indent: usize },
    /// A mapping on the lines below.
    Map { inner: Range<usize>, place: (usize, usize) },
    /// A list of mappings.
    Maps { maps: Range<usize>, place: (usize, usize) },
    /// Something else, which may go on over lines.
    Unread { place: (usize, usize) },
}

impl Value {
    /// Its place.
    pub(super) const fn place(&self) -> (usize, usize) {
        match self {
            Self::Absent { at } => (*at, *at),
            Self::Scalar(scalar) => scalar.place(),
            Self::Flow { place, .. }
            | Self::Items { place, .. }
            | Self::Map { place, .. }
            | Self::Maps { place, .. }
            | Self::Unread { place } => *place,
        }
    }
}

/// A field.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its name.
    pub(super) name: (usize, usize),
    /// The place of what is expected of it, if that is known.
    pub(super) slot: Option<usize>,
    /// Its value.
    pub(super) value: Value,
}
