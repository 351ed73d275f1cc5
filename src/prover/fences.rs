//! Where a block begins and what follows it: the forms in which every generator finds the same block, and no rule anything.

use crate::loader::AFTER_BLOCK;

/// The delimiter with each of its line ends.
const FENCES: [&[u8]; 2] = [b"---\n", b"---\r\n"];

/// Where a block begins.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Open {
    /// The number of bytes above the opening delimiter: none, or an empty line.
    pub(super) above: usize,
    /// The length of a delimiter with its line end, which all lines have.
    pub(super) length: usize,
}

/// Where a block begins, below an empty line if that is fine.
pub(super) fn open(bytes: &[u8], may_be_empty_line: bool) -> Option<Open> {
    let above = usize::from(may_be_empty_line && bytes.starts_with(b"\n"));
    let rest = bytes.get(above..)?;
    let fence = FENCES.into_iter().find(|fence| rest.starts_with(fence))?;
    Some(Open { above, length: fence.len() })
}

impl Open {
    /// Where the content begins.
    pub(super) const fn start(self) -> usize {
        self.above + self.length
    }

    /// Whether lines end with a carriage return and a line feed.
    pub(super) const fn is_windows(self) -> bool {
        self.length == FENCES[1].len()
    }

    /// Whether the line at `at` is the closing delimiter with its line end.
    pub(super) fn is_closed(self, bytes: &[u8], at: usize) -> bool {
        bytes.get(at..).is_some_and(|rest| rest.starts_with(FENCES[usize::from(self.is_windows())]))
    }
}

/// Whether nothing below the closing delimiter can be taken for front matter: neither fields nor a second block. Of a body
/// that goes on, as much is needed as rules may look at.
pub(super) fn is_quiet(body: &[u8], is_complete: bool) -> bool {
    if !is_complete && body.len() < AFTER_BLOCK {
        return false;
    }
    let word = super::bytes::name(body);
    let is_field = word > 0 && body.get(word) == Some(&b':');
    let text = body.trim_ascii_start();
    !is_field && !text.starts_with(b"---")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_blocks_below_are_seen() {
        let quiet = |body: &[u8]| is_quiet(body, true);
        assert!(quiet(b"") && quiet(b"\n# Text\n") && quiet(b"A note: x\n") && quiet(b"<p>"));
        assert!(!quiet(b"tags: [a]\n") && !quiet(b"\n \n---\na: 1\n---\n") && !quiet(b"---"));
        assert!(!is_quiet(b"", false) && is_quiet(&[b'x'; AFTER_BLOCK], false));
        let closes = |bytes: &[u8], at| open(bytes, false).unwrap().is_closed(bytes, at);
        assert!(closes(b"---\na: 1\n---\n", 9) && !closes(b"---\na: 1\n----\n", 9));
        assert!(!closes(b"---\na: 1\n---", 9) && !closes(b"---\na: 1\n---\r\n", 9));
        assert!(closes(b"---\r\na: 1\r\n---\r\n", 11) && !closes(b"---\r\na: 1\r\n---\n", 11));
        assert!(open(b"\n---\n", true).is_some() && open(b"\n---\n", false).is_none());
    }
}
