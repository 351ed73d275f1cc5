//! The file system as the library sees it: the disk, unsaved texts over it, or nothing at all.

mod disk;
mod nothing;
mod overlay;
mod tree;

use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::{Component, Path, PathBuf};

pub use disk::{Disk, open, regular};
pub use nothing::Nothing;
pub use overlay::Overlay;

/// No sensible configuration is larger, in bytes.
pub const LARGEST_SETTINGS: u64 = 4 << 20;

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

    /// Refuses what symbolic links lead out of the tree that the path belongs to.
    ///
    /// # Errors
    /// When they do, or there is nothing.
    fn confined(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    /// Keeps in mind that a file was passed over, and why.
    fn pass_over(&self, _path: &Path, _why: &io::Error) {}

    /// The files that were passed over so far, in path order, and why.
    fn passed_over(&self) -> Vec<(PathBuf, String)> {
        Vec::new()
    }

    /// The first `limit` bytes of a file that nobody named: a regular one, in its own tree. One that is there and is
    /// not read is kept in mind.
    ///
    /// # Errors
    /// When it cannot be read, or does not exist.
    fn own(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let bytes = self.confined(path).and_then(|()| self.read(path, limit));
        if let Err(error) = &bytes
            && !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
            && !self.is_folder(path)
        {
            self.pass_over(path, error);
        }
        bytes
    }

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

    /// A configuration, or a file like one, that nobody named; see [`Files::text`].
    ///
    /// # Errors
    /// When it cannot be read, is larger than [`LARGEST_SETTINGS`], or does not exist.
    fn settings(&self, path: &Path) -> io::Result<String> {
        self.text(path, LARGEST_SETTINGS)
    }

    /// A text file of at most `limit` bytes, in UTF-8, that nobody named.
    ///
    /// # Errors
    /// When it cannot be read, or does not exist.
    fn text(&self, path: &Path, limit: u64) -> io::Result<String> {
        let bytes = self.own(path, limit.saturating_add(1))?;
        if bytes.len() as u64 > limit {
            let words = format!("it is larger than {} MiB", limit >> 20);
            let error = io::Error::new(io::ErrorKind::FileTooLarge, words);
            self.pass_over(path, &error);
            return Err(error);
        }
        if is_nested_too_deeply(&bytes) {
            let error = io::Error::new(io::ErrorKind::InvalidData, "it is nested too deeply");
            self.pass_over(path, &error);
            return Err(error);
        }
        String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }
}

/// Whether more brackets are open at once than in any settings: parsers of YAML look at all of them for each word.
fn is_nested_too_deeply(bytes: &[u8]) -> bool {
    const MOST: usize = 1_000;
    let (mut depth, mut is_comment): (usize, bool) = (0, false);
    bytes.iter().any(|byte| {
        match byte {
            b'\n' => is_comment = false,
            b'#' => is_comment = true,
            _ if is_comment => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MOST
    })
}

/// Makes a path absolute and resolves `.` and `..` by its text alone, so that nothing has to exist.
pub fn absolute(home: &Path, path: &Path) -> PathBuf {
    let whole = home.join(path);
    if cfg!(unix) && is_resolved(whole.as_os_str().as_encoded_bytes()) {
        return whole;
    }
    let mut absolute = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => drop(absolute.pop()),
            Component::CurDir => {}
            other => absolute.push(other),
        }
    }
    absolute
}

/// What is left of a path below a folder; `None` if it is not there. Both are resolved, and absolute or relative to one
/// folder, so that mostly their bytes tell, which takes a tenth of comparing them name by name.
pub fn below<'p>(path: &'p Path, folder: &Path) -> Option<&'p Path> {
    let by_name = || path.strip_prefix(folder).ok();
    let (true, Some(whole), Some(start)) = (cfg!(unix), path.to_str(), folder.to_str()) else {
        return by_name();
    };
    match whole.strip_prefix(start)?.strip_prefix('/') {
        Some(below) => Some(Path::new(below)),
        // It is the folder, or has a longer name, or the folder is the root.
        None => by_name(),
    }
}

/// Whether no name between the slashes is empty, `.` or `..`.
fn is_resolved(path: &[u8]) -> bool {
    memchr::memchr_iter(b'/', path)
        .all(|slash| !matches!(&path[slash + 1..], [] | [b'/', ..] | [b'.'] | [b'.', b'.' | b'/', ..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_a_folder_is_what_the_names_say() {
        let paths = ["/", "/a", "/a/b", "/ab", "/ab/c", "/a/b/c d.md", "/b"].map(Path::new);
        for (path, folder) in paths.iter().flat_map(|path| paths.map(|folder| (path, folder))) {
            assert_eq!(below(path, folder), path.strip_prefix(folder).ok(), "{path:?} below {folder:?}");
        }
    }

    #[test]
    fn resolves_by_text_alone() {
        let at = |path| absolute(Path::new("/home/site"), Path::new(path));
        assert_eq!(at("./a/../b.md"), Path::new("/home/site/b.md"));
        assert_eq!(at("../b.md"), Path::new("/home/b.md"));
        assert_eq!(at("/x/y"), Path::new("/x/y"));
        assert_eq!(at(""), Path::new("/home/site"));
        // By its bytes: paths that are written in other ways are equal, too.
        let is = |path, resolved| at(path).as_os_str() == resolved;
        assert!(
            is("a//b/.c/", "/home/site/a/b/.c")
                && is("a/./b/.", "/home/site/a/b")
                && is("a/..", "/home/site")
        );
    }
}
