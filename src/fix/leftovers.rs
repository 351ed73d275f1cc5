//! Temporary files: how they are named, and what becomes of those that a killed run left beside a page.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustc_hash::FxHashSet;
use tempfile::NamedTempFile;

const PREFIX: &str = ".masthead-";
const SUFFIX: &str = ".tmp";

/// Characters between the two, by chance.
const LENGTH: usize = 6;

/// A file that is younger may belong to a run that is still at work.
const OLD: Duration = Duration::from_secs(60 * 60);

/// A file to write before it takes another one's place.
pub(super) fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    let file = tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).rand_bytes(LENGTH).tempfile_in(folder);
    // The crate says which file it is, but the name of a temporary file means nothing to users.
    file.map_err(|error| {
        let words = error.to_string();
        io::Error::new(error.kind(), words.split(" at path ").next().unwrap_or_default())
    })
}

/// Whether a file is one of those that are written before they take a page's place.
pub fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    let middle = name.and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
    middle.is_some_and(|it| it.len() == LENGTH && it.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The folders that were looked through in this run.
#[derive(Debug, Default)]
pub(super) struct Leftovers(FxHashSet<PathBuf>);

impl Leftovers {
    /// Removes temporary files that are old from a folder, once a run. What cannot be removed does no harm.
    pub(super) fn clear(&mut self, folder: &Path) {
        if !self.0.insert(folder.to_owned()) {
            return;
        }
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if is_temporary(&path) && entry.metadata().is_ok_and(|about| about.is_file() && is_old(&about)) {
                let _ = fs::remove_file(path);
            }
        }
    }
}

fn is_old(about: &fs::Metadata) -> bool {
    about.modified().is_ok_and(|time| time.elapsed().is_ok_and(|age| age >= OLD))
}
