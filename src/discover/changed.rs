//! `--changed-since`: the files that were changed or added since a Git revision.

use std::path::PathBuf;

use super::git::Git;
use super::lists::Lists;

/// Why git did not answer.
#[derive(Debug, thiserror::Error)]
#[error("--changed-since {revision}: {words}")]
pub struct ChangedError {
    revision: String,
    words: String,
}

/// The files below the working directory that were changed, added or renamed since `revision` (their new names), and
/// those that git does not track yet and does not ignore. Relative to the working directory.
///
/// # Errors
/// When git is missing, this is not a repository, or it does not know the revision.
pub fn changed_since(revision: &str) -> Result<Vec<PathBuf>, ChangedError> {
    let failed = |words: String| ChangedError { revision: revision.to_owned(), words };
    let git = Git::new().map_err(failed)?;
    let mut files = match git.changes(&["--diff-filter=ACMRT", "--end-of-options", revision, "--"]) {
        Err(_) if is_first_commit(&git, revision) => git.names(&["ls-files", "--cached", "-z"]),
        files => files,
    }
    .map_err(failed)?;
    // Which of them are ignored is not for git to say: a list that is a named pipe would keep it waiting.
    let mut lists = Lists::below_here();
    let untracked = git.names(&["ls-files", "--others", "-z"]).map_err(failed)?;
    files.extend(untracked.into_iter().filter(|path| !lists.exclude(path)));
    files.sort();
    files.dedup();
    Ok(files)
}

/// Whether the repository has no commit yet, so that every file is new since `HEAD`: a hook runs before the first one.
fn is_first_commit(git: &Git, revision: &str) -> bool {
    matches!(revision, "HEAD" | "@")
        && git.names(&["symbolic-ref", "--quiet", "HEAD"]).is_ok()
        && git.names(&["rev-parse", "--verify", "--quiet", "HEAD"]).is_err()
}
