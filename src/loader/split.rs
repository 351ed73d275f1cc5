//! Delimiters to a block: what the generator takes for front matter, or what the author meant as one.

use std::path::Path;

use crate::document::{Block, Fault};

use super::dialect::Dialect;

/// Where the front matter of a page is.
#[derive(Clone, Debug, Default)]
pub struct Split {
    /// The block.
    pub block: Option<Block>,
    /// What was noticed about its delimiters and surroundings.
    pub faults: Vec<Fault>,
}

/// Splits the head of a file.
pub(super) fn split(_bytes: &[u8], _complete: bool, _path: &Path, _dialect: &Dialect) -> Split {
    Split::default()
}
