//! What is in one folder, listed at once into memory that is used again for the next one.

use std::ffi::OsStr;
use std::io;
use std::path::Path;

/// What an entry of a folder is, symbolic links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, a pipe, a device.
    Other,
    /// The file system does not say.
    Unknown,
}

impl From<std::fs::FileType> for Kind {
    fn from(kind: std::fs::FileType) -> Self {
        match () {
            () if kind.is_file() => Self::File,
            () if kind.is_dir() => Self::Folder,
            () => Self::Other,
        }
    }
}

/// The entries of a folder, in no order.
#[derive(Debug, Default)]
pub(super) struct Entries {
    /// One name after the other.
    names: Names,
    /// Where each name ends, and what it names.
    all: Vec<(usize, Kind)>,
    /// The places of names that begin with a dot: a folder of thousands of pages has few of them.
    hidden: Vec<usize>,
}

impl Entries {
    /// Lists a folder instead of the one before.
    ///
    /// # Errors
    /// When it cannot be opened, or not be read to its end: then what was read until then is there.
    pub(super) fn list(&mut self, folder: &Path) -> io::Result<()> {
        self.names.clear();
        self.all.clear();
        self.hidden.clear();
        self.fill(folder)
    }

    /// The number of entries.
    pub(super) const fn len(&self) -> usize {
        self.all.len()
    }

    /// The entry at a place.
    pub(super) fn get(&self, at: usize) -> (&OsStr, Kind) {
        let start = at.checked_sub(1).map_or(0, |before| self.all[before].0);
        let (end, kind) = self.all[at];
        (name(&self.names[start..end]), kind)
    }

    /// The names that begin with a dot.
    pub(super) fn hidden(&self) -> impl Iterator<Item = &OsStr> {
        self.hidden.iter().map(|&at| self.get(at).0)
    }

    /// All names.
    pub(super) fn names(&self) -> impl Iterator<Item = &OsStr> {
        (0..self.len()).map(|at| self.get(at).0)
    }
}

#[cfg(unix)]
type Names = Vec<u8>;

#[cfg(unix)]
fn name(bytes: &[u8]) -> &OsStr {
    std::os::unix::ffi::OsStrExt::from_bytes(bytes)
}

#[cfg(not(unix))]
type Names = Vec<std::ffi::OsString>;

#[cfg(not(unix))]
fn name(names: &[std::ffi::OsString]) -> &OsStr {
    names.first().map_or(OsStr::new(""), |name| name)
}

#[cfg(target_os = "linux")]
impl Entries {
    fn fill(&mut self, folder: &Path) -> io::Result<()> {
        use rustix::fs::{FileType, Mode, OFlags, RawDir};

        /// As much as the C library asks for at a time, in bytes.
        const ROOM: usize = 32 * 1024;

        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let opened = rustix::fs::open(folder, flags, Mode::empty())?;
        let mut room = Vec::with_capacity(ROOM);
        let mut entries = RawDir::new(opened, room.spare_capacity_mut());
        while let Some(entry) = entries.next() {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if matches!(name, b"." | b"..") {
                continue;
            }
            let kind = match entry.file_type() {
                FileType::RegularFile => Kind::File,
                FileType::Directory => Kind::Folder,
                FileType::Unknown => Kind::Unknown,
                _ => Kind::Other,
            };
            if name.starts_with(b".") {
                self.hidden.push(self.all.len());
            }
            self.names.extend_from_slice(name);
            self.all.push((self.names.len(), kind));
        }
        Ok(())
    }
}

#[cfg(not(target_os = "linux"))]
impl Entries {
    fn fill(&mut self, folder: &Path) -> io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let kind = entry.file_type().map_or(Kind::Unknown, Kind::from);
            let name = entry.file_name();
            if name.as_encoded_bytes().starts_with(b".") {
                self.hidden.push(self.all.len());
            }
            #[cfg(unix)]
            self.names.extend_from_slice(name.as_encoded_bytes());
            #[cfg(not(unix))]
            self.names.push(name);
            self.all.push((self.names.len(), kind));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_folder_after_the_other_is_listed() {
        let folder = tempfile::tempdir().expect("a folder");
        let inside = folder.path().join("a folder");
        std::fs::create_dir(&inside).expect("a folder");
        std::fs::write(inside.join("page.md"), "").expect("a file");
        let listed = |entries: &mut Entries, folder: &Path| {
            entries.list(folder).expect("a folder");
            let all = (0..entries.len()).map(|at| entries.get(at));
            let mut all: Vec<_> = all.map(|(name, kind)| (name.to_owned(), kind)).collect();
            all.sort_by(|(one, _), (other, _)| one.cmp(other));
            all
        };
        let mut entries = Entries::default();
        for at in 0..2000 {
            std::fs::write(folder.path().join(format!("{at:04}.md")), "").expect("a file");
        }
        std::fs::write(folder.path().join(".ignore"), "").expect("a file");
        let all = listed(&mut entries, folder.path());
        assert_eq!(entries.hidden().collect::<Vec<_>>(), [".ignore"]);
        let all = &all[1..];
        assert_eq!((all.len(), entries.names().count()), (2001, 2002));
        assert_eq!((all[0].0.to_str(), all[0].1), (Some("0000.md"), Kind::File));
        assert_eq!((all[2000].0.to_str(), all[2000].1), (Some("a folder"), Kind::Folder));
        assert_eq!(listed(&mut entries, &inside), [("page.md".into(), Kind::File)]);
        assert!(entries.list(&inside.join("page.md")).is_err() && entries.len() == 0);
    }
}
