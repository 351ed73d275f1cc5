//! Whether ignore files exclude one file, without walking the folders.

use std::collections::BTreeSet;
use std::path::Path;

use ignore::overrides::Override;

use super::ignoring::Ignoring;
use super::{Options, Targets};

/// The names under which people keep such lists, as messages name them.
pub const IGNORE_FILES: &str = "`.gitignore`, `.ignore` or `.mastheadignore`";

/// Whether `.gitignore` and its kin leave out the file at `path`, or a folder between it and `from`, the folder where a
/// walk would begin.
pub fn is_ignored(path: &Path, from: &Path) -> bool {
    let (path, from) = (super::absolute(path), super::absolute(from));
    // A file that is not there is not ignored: its folder would be checked.
    if !path.exists() {
        return false;
    }
    let targets =
        Targets { files: BTreeSet::new(), folders: vec![from.clone()], excluded: Override::empty() };
    let (ignoring, _) = Ignoring::new(&targets, &Options::default());
    ignoring.excludes_below(0, &from, &path)
}
