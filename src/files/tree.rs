//! The tree that a path belongs to: what masthead reads there without being asked to must not lie elsewhere.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{absolute, regular};

/// Refuses a path that symbolic links lead out of its tree: a pull request must not choose which files of the machine
/// are read, and quoted in a log.
///
/// # Errors
/// With the words for it, or when there is nothing at the path.
pub(super) fn confine(home: &Path, path: &Path) -> io::Result<()> {
    let path = absolute(home, path);
    let real = fs::canonicalize(&path)?;
    if real == path || real.starts_with(fs::canonicalize(tree_of(home, &path))?) {
        return Ok(());
    }
    let words = format!("it is a link to `{}`, outside of the tree", real.display());
    Err(io::Error::new(ErrorKind::PermissionDenied, words))
}

/// Refuses to write below the working directory where a symbolic link leads out of the tree, or to a pipe that is there: a
/// pull request must not choose which files of the machine are replaced.
///
/// # Errors
/// With the words for it.
pub(super) fn may_write(home: &Path, path: &Path) -> io::Result<()> {
    let path = absolute(home, path);
    // `/dev/stdout` is a link, too.
    if !path.starts_with(home) || path.starts_with("/dev") {
        return Ok(());
    }
    if let Ok(about) = fs::metadata(&path) {
        regular(&about)?;
    }
    if fs::symlink_metadata(&path).is_ok_and(|about| about.is_symlink()) {
        let missing = |error: io::Error| match error.kind() {
            ErrorKind::NotFound => io::Error::new(ErrorKind::PermissionDenied, "it is a link to nothing"),
            _ => error,
        };
        return confine(home, &path).map_err(missing);
    }
    // What is wrong with a folder that is not there is said when it is written to.
    match path.parent().map(|folder| confine(home, folder)) {
        Some(Err(error)) if error.kind() == ErrorKind::PermissionDenied => Err(error),
        _ => Ok(()),
    }
}

/// The nearest repository around a path that no link leads to; where there is none, the working directory, or the folder
/// of a path that is not below it.
fn tree_of(home: &Path, path: &Path) -> PathBuf {
    let folder = path.parent().unwrap_or(path);
    let is_linked = |folder: &Path| {
        let Ok(below) = folder.strip_prefix(home) else { return false };
        let real = |path: &Path| fs::canonicalize(path).ok();
        real(folder) != real(home).map(|home| home.join(below))
    };
    let is_repository = |folder: &&Path| folder.join(".git").exists() && !is_linked(folder);
    let repository = folder.ancestors().find(is_repository);
    repository.unwrap_or_else(|| if path.starts_with(home) { home } else { folder }).to_owned()
}
