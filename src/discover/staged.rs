//! `--staged`: the files of the next commit, as they will be committed.

use std::path::PathBuf;

use rustc_hash::FxHashSet;

use super::git::Git;
use super::gone;

/// Why git did not answer.
#[derive(Debug, thiserror::Error)]
#[error("--staged: {0}")]
pub struct StagedError(String);

/// What is staged. Paths are relative to the working directory.
#[derive(Debug)]
pub struct Staged {
    /// The files below the working directory that the commit changes, adds or renames (their new names).
    pub files: Vec<PathBuf>,
    /// The contents of those that are different, or missing, in the working tree.
    pub contents: Vec<(PathBuf, Vec<u8>)>,
    /// The missing paths that are not in the index, nor deleted by the commit.
    pub unknown: Vec<PathBuf>,
}

/// Asks git what is staged, and whether it knows the paths that are `missing`.
///
/// # Errors
/// When git is missing, or this is not a repository.
pub fn staged(missing: &[PathBuf]) -> Result<Staged, StagedError> {
    let git = Git::new().map_err(StagedError)?;
    let mut files = git.changes(&["--cached", "--diff-filter=ACMRT", "--"]).map_err(StagedError)?;
    let edited: FxHashSet<PathBuf> =
        git.changes(&["--diff-filter=MDT", "--"]).map_err(StagedError)?.into_iter().collect();
    // A sparse checkout does not have all files, and git does not call them edited.
    let is_other = |path: &PathBuf| edited.contains(path) || path.symlink_metadata().is_err();
    files.retain(|path| is_other(path) || !super::is_link_to_something(path));
    let mut contents = Vec::new();
    for path in files.iter().filter(|path| is_other(path)) {
        let bytes = git.staged_content(path).map_err(StagedError)?;
        contents.push((path.clone(), bytes));
    }
    let unknown = gone::unknown(&git, missing, &["--cached", "--"]).map_err(StagedError)?;
    Ok(Staged { files, contents, unknown })
}
