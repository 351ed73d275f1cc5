//! Whether ignore files exclude one file, without walking the folders.

use std::path::Path;

use ignore::WalkBuilder;

use super::ignoring;

/// The names under which people keep such lists, as messages name them.
pub const IGNORE_FILES: &str = "`.gitignore`, `.ignore` or `.mastheadignore`";

/// Whether `.gitignore` and its kin leave out the file at `path`, or a folder between it and `from`, the folder where a
/// walk would begin.
pub fn is_ignored(path: &Path, from: &Path) -> bool {
    let (path, from) = (super::absolute(path), super::absolute(from));
    if ignoring::is_broken_above(&path) {
        return false;
    }
    let goal = path.clone();
    let mut entries = WalkBuilder::new(&from)
        .hidden(false)
        .require_git(false)
        .add_custom_ignore_filename(".mastheadignore")
        .filter_entry(move |entry| goal.starts_with(entry.path()))
        .build();
    // A file that is not there is not ignored: its folder would be checked.
    path.exists() && !entries.any(|entry| entry.is_ok_and(|entry| entry.path() == path))
}
