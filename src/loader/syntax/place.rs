//! From places in the text that a parser was given to places in the file.

use std::ops::Range;

use crate::span::Span;

/// How offsets in the parsed text map to the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin<'m> {
    /// The byte of the file at which the parsed text starts.
    pub(super) start: u32,
    /// The offsets, in the parsed text, of spaces that were put in and are not in the file, in order.
    pub(super) added: &'m [usize],
}

impl Origin<'_> {
    /// The byte of the file for a byte of the parsed text.
    pub(super) fn offset(&self, at: usize) -> u32 {
        let added = if self.added.is_empty() { 0 } else { self.added.partition_point(|&place| place < at) };
        Span::at(self.start).sub(at - added..at - added).start
    }

    /// The bytes of the file for a range of the parsed text.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span { start: self.offset(range.start), end: self.offset(range.end.max(range.start)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn added_bytes_do_not_count() {
        let origin = Origin { start: 10, added: &[3, 5] };
        let places = [0, 2, 3, 4, 5, 6, 7].map(|at| origin.offset(at));
        assert_eq!(places, [10, 12, 13, 13, 14, 14, 15]);
    }
}
