//! The file system as the library sees it: the disk, unsaved texts over it, or nothing at all.

mod disk;
mod nothing;
mod overlay;

use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::{Component, Path, PathBuf};

pub use disk::Disk;
pub use nothing::Nothing;
pub use overlay::Overlay;

/// What a path leads to, symbolic links followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file of that many bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A pipe, a socket, a device.
    Other,
}

/// What configurations, rules and schemas ask of the file system. Pages themselves come as bytes.
pub trait Files: fmt::Debug + Send + Sync {
    /// The working directory, absolute: relative paths start there.
    fn home(&self) -> &Path;

    /// What a path leads to.
    ///
    /// # Errors
    /// When there is nothing, or the system does not tell.
    fn kind(&self, path: &Path) -> io::Result<FileKind>;

    /// The first `limit` bytes of a file.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;

    /// Hands the names in a folder to `take`, in no order, until it returns `false`.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn each_name(&self, folder: &Path, take: &mut dyn FnMut(&OsStr) -> bool) -> io::Result<()>;

    /// The path without symbolic links.
    ///
    /// # Errors
    /// When there is nothing.
    fn real(&self, path: &Path) -> io::Result<PathBuf>;

    /// Whether something is there.
    fn exists(&self, path: &Path) -> bool {
        self.kind(path).is_ok()
    }

    /// Whether a regular file is there.
    fn is_file(&self, path: &Path) -> bool {
        matches!(self.kind(path), Ok(FileKind::File(_)))
    }

    /// Whether a folder is there.
    fn is_folder(&self, path: &Path) -> bool {
        matches!(self.kind(path), Ok(FileKind::Folder))
    }

    /// A text file of at most `limit` bytes, in UTF-8.
    ///
    /// # Errors
    /// When it cannot be read, or does not exist.
    fn text(&self, path: &Path, limit: u64) -> io::Result<String> {
        let bytes = self.read(path, limit.saturating_add(1))?;
        if bytes.len() as u64 > limit {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "the file is too large"));
        }
        String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }
}

/// Makes a path absolute and resolves `.` and `..` by its text alone, so that nothing has to exist.
pub fn absolute(home: &Path, path: &Path) -> PathBuf {
    let mut absolute = PathBuf::new();
    for part in home.join(path).components() {
        match part {
            Component::ParentDir => drop(absolute.pop()),
            Component::CurDir => {}
            other => absolute.push(other),
        }
    }
    absolute
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_by_text_alone() {
        let at = |path| absolute(Path::new("/home/site"), Path::new(path));
        assert_eq!(at("./a/../b.md"), Path::new("/home/site/b.md"));
        assert_eq!(at("../b.md"), Path::new("/home/b.md"));
        assert_eq!(at("/x/y"), Path::new("/x/y"));
        assert_eq!(at(""), Path::new("/home/site"));
    }
}
