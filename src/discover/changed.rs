//! `--changed-since`: the files that were changed or added since a Git revision.

use std::path::PathBuf;

use super::git::Git;
use super::gone;
use super::lists::Lists;

/// Why git did not answer.
#[derive(Debug, thiserror::Error)]
#[error("--changed-since {revision}: {words}")]
pub struct ChangedError {
    revision: String,
    words: String,
}

/// What was changed since a revision.
#[derive(Debug)]
pub struct Changed {
    /// The files below the working directory that were changed, added or renamed (their new names), and those that git
    /// does not track yet and does not ignore. Relative to the working directory.
    pub files: Vec<PathBuf>,
    /// The missing paths that were not deleted since, either.
    pub unknown: Vec<PathBuf>,
}

/// Asks git what was changed since `revision`, and whether it knows the paths that are `missing`.
///
/// # Errors
/// When git is missing, this is not a repository, or it does not know the revision.
pub fn changed_since(revision: &str, missing: &[PathBuf]) -> Result<Changed, ChangedError> {
    let failed = |words: String| ChangedError { revision: revision.to_owned(), words };
    let git = Git::new().map_err(failed)?;
    let changes = ["--end-of-options", revision, "--"];
    let mut base = &changes[..];
    let mut files = match git.changes(&[&["--diff-filter=ACMRT"], base].concat()) {
        Err(_) if is_first_commit(&git, revision) => {
            base = &["--"];
            git.names(&["ls-files", "--cached", "-z"])
        }
        files => files,
    }
    .map_err(failed)?;
    let unknown = gone::unknown(&git, missing, base).map_err(failed)?;
    // Which of them are ignored is not for git to say: a list that is a named pipe would keep it waiting.
    let mut lists = Lists::below_here();
    let untracked = git.names(&["ls-files", "--others", "-z"]).map_err(failed)?;
    files.extend(untracked.into_iter().filter(|path| !lists.exclude(path)));
    // A sparse checkout does not have all files.
    files.retain(|path| path.symlink_metadata().is_ok() && !super::is_link_to_something(path));
    files.sort();
    files.dedup();
    Ok(Changed { files, unknown })
}

/// Whether the repository has no commit yet, so that every file is new since `HEAD`: a hook runs before the first one.
fn is_first_commit(git: &Git, revision: &str) -> bool {
    matches!(revision, "HEAD" | "@")
        && git.names(&["symbolic-ref", "--quiet", "HEAD"]).is_ok()
        && git.names(&["rev-parse", "--verify", "--quiet", "HEAD"]).is_err()
}
