//! Paths that were named and do not exist: a change may delete them, so that only those that Git does not know are mistakes.

use std::path::PathBuf;

use super::absolute;
use super::git::Git;

/// Those of `missing` that git does not know either: they are not in the index, and not what `diff` lists as deleted,
/// nor a folder of it. The error is a sentence.
pub(super) fn unknown(git: &Git, missing: &[PathBuf], diff: &[&str]) -> Result<Vec<PathBuf>, String> {
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    // A file that was renamed is not there under its old name.
    let mut known = git.changes(&[&["--no-renames", "--diff-filter=D"], diff].concat())?;
    known.extend(git.names(&["ls-files", "--cached", "-z"])?);
    let known: Vec<PathBuf> = known.iter().map(|path| absolute(path)).collect();
    let is_known = |path: &PathBuf| known.iter().any(|other| other.starts_with(absolute(path)));
    Ok(missing.iter().filter(|path| !is_known(path)).cloned().collect())
}
