//! Writes a mended file so that a crash leaves the old one or the new one, whole.

use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file that could not be replaced; the old one is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Somebody wrote to it between our reading and our writing.
    #[error("{} changed while it was being fixed: left as it is, run again", .0.display())]
    Changed(PathBuf),
    /// The system refuses.
    #[error("cannot write {}: {cause}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
}

/// When a mended file has to be on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flush {
    /// When the system gets to it. A killed program still leaves the old text or the new; after a power failure some
    /// file systems may show an empty file.
    Later,
    /// Before it takes the place of the old one: a wait for the disk for each file.
    First,
}

/// Puts `new` in the place of `old` at `path`: a temporary file in the same folder, renamed over it. A symbolic link
/// stays one and its target is replaced; the mode is kept, the owner where the system lets us.
///
/// # Errors
/// When the file no longer holds `old`, or cannot be written.
pub fn replace(path: &Path, old: &[u8], new: &[u8], flush: Flush) -> Result<(), WriteError> {
    let failed = |cause| WriteError::Io { path: path.to_path_buf(), cause };
    let target = fs::canonicalize(path).map_err(failed)?;
    let metadata = fs::metadata(&target).map_err(failed)?;
    if metadata.permissions().readonly() {
        return Err(failed(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only")));
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let denied = |cause: io::Error| match cause.kind() {
        // The system's words name the temporary file, which says nothing to anybody.
        kind @ io::ErrorKind::PermissionDenied => {
            failed(io::Error::new(kind, "you have no permission to write in its folder"))
        }
        _ => failed(cause),
    };
    let mut file = tempfile::Builder::new().prefix(".masthead-").tempfile_in(folder).map_err(denied)?;
    file.write_all(new).map_err(failed)?;
    file.as_file().set_permissions(metadata.permissions()).map_err(failed)?;
    keep_owner(file.path(), &metadata);
    if flush == Flush::First {
        file.as_file().sync_all().map_err(failed)?;
    }
    if fs::read(&target).map_err(failed)? != old {
        return Err(WriteError::Changed(path.to_path_buf()));
    }
    file.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Only root may give a file away; for anybody else the file is their own already, or stays theirs now.
#[cfg(unix)]
fn keep_owner(path: &Path, metadata: &Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    let _ = chown(path, Some(metadata.uid()), Some(metadata.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_path: &Path, _metadata: &Metadata) {}
