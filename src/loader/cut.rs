//! How much of a file is kept after its front matter has been found.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use memchr::memmem::Finder;

use crate::document::{Block, Source};

use super::encoding;
use super::split::{Attempt, Split};

/// How much of the body is kept, in bytes, so that a code frame can show what follows the block.
pub(crate) const AFTER_BLOCK: usize = 256;

/// How much is kept, in bytes, of a file in which no block was found.
const WITHOUT_BLOCK: usize = 1024;

/// How much is kept where something is wrong with the delimiters: what a fix of one of them does depends on the lines below,
/// and what is offered must be what `--fix` makes.
const WITH_FAULTS: usize = 64 * 1024;

/// The end of what is kept, in a page that is long enough.
pub(super) fn wanted(split: &Split) -> usize {
    let least = match split.block {
        _ if !split.faults.is_empty() => WITH_FAULTS,
        Some(_) => 0,
        None => WITHOUT_BLOCK,
    };
    least.max(kept_end(split) + AFTER_BLOCK)
}

/// How many bytes are a block and enough of the body below it, if they seem to have a block.
pub(super) fn enough(bytes: &[u8]) -> Option<usize> {
    const CLOSING: &[u8] = b"\n---";
    static FINDER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(CLOSING));
    FINDER.find(bytes).map(|at| at + 2 * CLOSING.len() + AFTER_BLOCK + 1)
}

/// Keeps what is needed of the head, as text, and notes what is wrong with its encoding.
pub(super) fn cut(path: &Arc<Path>, bytes: &[u8], complete: bool, mut split: Split) -> (Source, Split) {
    let checked = split.block.as_ref().map_or(0, end_of).min(bytes.len());
    let end = wanted(&split).min(bytes.len());
    let complete = complete && end == bytes.len();
    // A character that is cut in two may go, unless something points at it.
    let is_needed = kept_end(&split) + 3 > end;
    let (text, is_valid) = encoding::text_of(&bytes[..end], complete || is_needed);
    if let Some(fault) = encoding::check(&bytes[..checked], bytes, is_valid) {
        split.faults.insert(0, fault);
    }
    let raw = (!is_valid).then(|| bytes[..text.len()].into());
    (Source { path: Arc::clone(path), text, complete, raw }, split)
}

/// The byte after the closing delimiter of `block`.
fn end_of(block: &Block) -> usize {
    block.close.map_or(block.content.end, |close| close.end) as usize
}

/// The byte after everything that is front matter, may turn out to be, or is pointed at.
fn kept_end(split: &Split) -> usize {
    let block = split.block.as_ref().map_or(0, end_of);
    let attempt = match &split.attempt {
        Some(Attempt::Fenceless(block)) => end_of(block),
        Some(Attempt::KeyLines(span) | Attempt::OrgLines(span)) => span.end as usize,
        None => 0,
    };
    let faults = split.faults.iter().map(|fault| fault.span().end as usize).max().unwrap_or(0);
    block.max(attempt).max(faults)
}
