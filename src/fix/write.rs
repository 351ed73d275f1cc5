//! Writes a fixed file so that a crash leaves the old one or the new one, whole.

use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::files::Disk;

use super::attributes;
use super::leftovers::{self, Leftovers};

/// A file that could not be replaced; the old one is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Somebody wrote to it between our reading and our writing.
    #[error("{} changed while it was being fixed: it was not written, run again", .0.display())]
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

/// What the person has to know about a file that took the place of another.
#[derive(Debug)]
pub struct Replaced {
    /// How many other names the old file has, which keep its text.
    pub links: usize,
    /// The extended attributes that the new file does not have.
    pub lost: Vec<String>,
}

/// When a fixed file has to be on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flush {
    /// When the system gets to it. A killed program still leaves the old text or the new; after a power failure some
    /// file systems may show an empty file.
    Later,
    /// Before it takes the place of the old one: a wait for the disk for each file.
    First,
}

/// What puts fixed pages in the place of the old ones.
#[derive(Debug)]
pub struct Writer {
    flush: Flush,
    leftovers: Leftovers,
}

impl Writer {
    /// One for a run.
    pub fn new(flush: Flush) -> Self {
        Self { flush, leftovers: Leftovers::default() }
    }

    /// Puts `new` in the place of `old` at `path`: a temporary file in the same folder, renamed over it. A symbolic link
    /// stays one and its target is replaced; mode and extended attributes are kept, the owner where the system lets us.
    /// Two runs take turns in a folder. What killed runs left in it is removed.
    ///
    /// # Errors
    /// When the file no longer contains `old`, or cannot be written.
    pub fn replace(&mut self, path: &Path, old: &[u8], new: &[u8]) -> Result<Replaced, WriteError> {
        let (target, replaced) = replace(path, old, new, self.flush)?;
        self.leftovers.clear(target.parent().unwrap_or(Path::new(".")));
        Ok(replaced)
    }
}

fn replace(path: &Path, old: &[u8], new: &[u8], flush: Flush) -> Result<(PathBuf, Replaced), WriteError> {
    let failed = |cause| WriteError::Io { path: path.to_path_buf(), cause };
    let target = fs::canonicalize(path).map_err(failed)?;
    let metadata = fs::metadata(&target).map_err(failed)?;
    if metadata.permissions().readonly() {
        return Err(failed(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only")));
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let denied = |cause: io::Error| match cause.kind() {
        kind @ io::ErrorKind::PermissionDenied => {
            failed(io::Error::new(kind, "you have no permission to write to its folder"))
        }
        _ => failed(cause),
    };
    let file = leftovers::temporary_in(folder).map_err(denied)?;
    // Not by the temporary file itself, whose errors name it instead of the page.
    file.as_file().write_all(new).map_err(failed)?;
    // A change of the owner may take bits of the mode away.
    keep_owner(file.path(), &metadata);
    file.as_file().set_permissions(metadata.permissions()).map_err(failed)?;
    let lost = attributes::copy(&target, file.path());
    if flush == Flush::First {
        file.as_file().sync_all().map_err(failed)?;
    }
    // Held until the end: between the look and the step another run could put in its own text, which would be lost.
    let _turn = turn_in(folder);
    if fs::read(&target).map_err(failed)? != old {
        return Err(WriteError::Changed(path.to_path_buf()));
    }
    file.persist(&target).map_err(|error| failed(error.error))?;
    let links = usize::try_from(names_of(&metadata).saturating_sub(1)).unwrap_or(usize::MAX);
    Ok((target, Replaced { links, lost }))
}

/// A turn in a folder, which ends when it is dropped. Where the system has no locks for folders, runs do not take turns.
fn turn_in(folder: &Path) -> Option<fs::File> {
    let folder = fs::File::open(folder).ok()?;
    attributes::lock(&folder).then_some(folder)
}

/// Writes a file of our own, whole or not at all, over an older one of that name. A link is only followed to a file
/// beside or below it: a tree must not choose what else is overwritten.
///
/// # Errors
/// When the name leads to anything but a regular file or nothing, or out of its folder, or it cannot be written.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let failed = |cause| WriteError::Io { path: path.to_path_buf(), cause };
    Disk::here().may_write(path).map_err(failed)?;
    let refused = |words| Err(failed(io::Error::new(io::ErrorKind::InvalidInput, words)));
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).map_err(failed)?;
    let Some(name) = path.file_name() else { return refused("it is not the name of a file") };
    let mut target = folder.join(name);
    let is_link = fs::symlink_metadata(&target).is_ok_and(|about| about.is_symlink());
    if is_link {
        target = fs::canonicalize(&target).map_err(failed)?;
        if !target.starts_with(&folder) {
            return refused("it is a link to a file outside its folder");
        }
    }
    let permissions = match fs::metadata(&target) {
        Ok(about) if !about.is_file() => return refused("it is not a regular file"),
        Ok(about) => Some(about.permissions()),
        Err(_) => None,
    };
    let file = leftovers::temporary_in(target.parent().unwrap_or(&folder)).map_err(failed)?;
    file.as_file().write_all(bytes).map_err(failed)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions).map_err(failed)?;
    } else {
        open_to_readers(file.as_file()).map_err(failed)?;
    }
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Temporary files are for their owner alone; a file of ours is read by others too.
#[cfg(unix)]
fn open_to_readers(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_readers(_file: &fs::File) -> io::Result<()> {
    Ok(())
}

/// Only root may give a file away; for anybody else the file is their own already, or stays theirs now, in the group that it was
/// in if they are in it, too.
#[cfg(unix)]
fn keep_owner(path: &Path, metadata: &Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    let _ = chown(path, Some(metadata.uid()), Some(metadata.gid()))
        .or_else(|_| chown(path, None, Some(metadata.gid())));
}

#[cfg(not(unix))]
fn keep_owner(_path: &Path, _metadata: &Metadata) {}

/// How many names a file has.
#[cfg(unix)]
fn names_of(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

#[cfg(not(unix))]
fn names_of(_metadata: &Metadata) -> u64 {
    1
}
