//! `--changed-since`: the files that were changed or added since a Git revision.

use std::path::{Path, PathBuf};
use std::process::Command;

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
    let tracked = ["diff", "--name-only", "--relative", "-z", "--diff-filter=ACMRT", "--find-renames"];
    let mut files = git(revision, &[&tracked[..], &["--end-of-options", revision, "--"]].concat())?;
    files.extend(git(revision, &["ls-files", "--others", "--exclude-standard", "-z"])?);
    files.sort();
    files.dedup();
    Ok(files)
}

fn git(revision: &str, arguments: &[&str]) -> Result<Vec<PathBuf>, ChangedError> {
    let failed = |words: String| ChangedError { revision: revision.to_owned(), words };
    let output = Command::new("git")
        .args(arguments)
        .output()
        .map_err(|error| failed(format!("cannot run git: {error}")))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        return Err(failed(words.lines().next().unwrap_or("git failed").trim().to_owned()));
    }
    Ok(output.stdout.split(|&byte| byte == 0).filter(|name| !name.is_empty()).map(path_of).collect())
}

#[cfg(unix)]
fn path_of(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    Path::new(std::ffi::OsStr::from_bytes(name)).to_path_buf()
}

#[cfg(not(unix))]
fn path_of(name: &[u8]) -> PathBuf {
    Path::new(String::from_utf8_lossy(name).as_ref()).to_path_buf()
}
