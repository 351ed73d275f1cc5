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
    if is_page(path) {
        let words = "it is a page with front matter, which the report would replace";
        return Err(in_file(path)(io::Error::new(io::ErrorKind::AlreadyExists, words)));
    }
    Disk::here().may_write(path).and_then(|()| File::create(path)).map_err(in_file(path))
}

/// What went wrong with a file, in words that name it.
pub(super) fn in_file(path: &Path) -> impl Fn(io::Error) -> io::Error {
    move |error| io::Error::new(error.kind(), format!("cannot write {}: {error}", path.display()))
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
