//! The files that reports are written to, never in the place of a page.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::files::{self, Disk};

/// Creates a file for a report, or empties an old one.
///
/// # Errors
/// When it cannot be created, a link leads out of the tree, or the file that is there has front matter: a page would be lost
/// to a mistyped option.
pub(super) fn create(path: &Path) -> io::Result<File> {
    let failed =
        |kind, words: &str| io::Error::new(kind, format!("cannot write {}: {words}", path.display()));
    if is_page(path) {
        let words = "it is a page with front matter, which the report would replace";
        return Err(failed(io::ErrorKind::AlreadyExists, words));
    }
    Disk::here().may_write(path).map_err(|error| failed(error.kind(), &error.to_string()))?;
    File::create(path).map_err(|error| failed(error.kind(), &error.to_string()))
}

/// Whether a file begins with the delimiter of YAML or TOML, which no report does.
fn is_page(path: &Path) -> bool {
    let Ok((file, _)) = files::open(path) else { return false };
    let mut start = Vec::new();
    file.take(6).read_to_end(&mut start).is_ok() && {
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start);
        start.starts_with(b"---") || start.starts_with(b"+++")
    }
}
