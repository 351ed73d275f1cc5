//! Where a block begins and what follows it: the forms in which every generator finds the same block, and no rule anything.

/// The opening delimiter with its line end.
pub(super) const OPEN: &[u8] = b"---\n";

/// The number of bytes above the opening delimiter: none, or an empty line if that is fine; `None` if there are others.
pub(super) fn above(bytes: &[u8], may_be_empty_line: bool) -> Option<usize> {
    let above = usize::from(may_be_empty_line && bytes.starts_with(b"\n"));
    bytes.get(above..).is_some_and(|rest| rest.starts_with(OPEN)).then_some(above)
}

/// Whether the line at `at` is the closing delimiter with its line end.
pub(super) fn closes(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(OPEN))
}

/// Whether nothing below the closing delimiter can be taken for front matter: neither fields nor a second block.
pub(super) fn is_quiet(body: &[u8]) -> bool {
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
        assert!(is_quiet(b"") && is_quiet(b"\n# Text\n") && is_quiet(b"A note: x\n") && is_quiet(b"<p>"));
        assert!(!is_quiet(b"tags: [a]\n") && !is_quiet(b"\n \n---\na: 1\n---\n") && !is_quiet(b"---"));
        assert!(closes(b"a: 1\n---\n", 5) && !closes(b"a: 1\n----\n", 5) && !closes(b"a: 1\n---", 5));
    }
}
