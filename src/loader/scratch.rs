//! What one thread opens pages with and uses again for the next: memory, and the folder of the last page.

use std::fs::File;
use std::io;
use std::path::Path;

use super::read::First;

/// Memory for the heads of pages, and the folder that the last one was in.
///
/// The system looks up each part of a path. A page that is in the same folder as the one before it is opened relative to
/// that folder, which takes an eighth less time for a path of five parts.
#[derive(Debug, Default)]
pub struct Scratch {
    buffer: Vec<u8>,
    first: First,
    folder: Folder,
}

impl Scratch {
    /// Opens a file that a walk has found, and lends the memory to read it into, and how much to read first.
    pub(super) fn open(&mut self, path: &Path) -> io::Result<(File, &mut Vec<u8>, &mut First)> {
        Ok((self.folder.open(path)?, &mut self.buffer, &mut self.first))
    }
}

#[cfg(unix)]
#[derive(Debug, Default)]
struct Folder {
    /// The path of the folder that the last file was in.
    path: Vec<u8>,
    /// The folder, once a second file of it is opened.
    opened: Option<std::os::fd::OwnedFd>,
}

#[cfg(unix)]
impl Folder {
    fn open(&mut self, path: &Path) -> io::Result<File> {
        use rustix::fs::{Mode, OFlags, open, openat};
        use std::os::unix::ffi::OsStrExt;

        let bytes = path.as_os_str().as_bytes();
        let Some(slash) = memchr::memrchr(b'/', bytes).filter(|&slash| slash > 0) else {
            return File::open(path);
        };
        let (folder, name) = (&bytes[..slash], &bytes[slash + 1..]);
        if self.path != folder {
            self.path.clear();
            self.path.extend_from_slice(folder);
            self.opened = None;
            return File::open(path);
        }
        if self.opened.is_none() {
            let flags = OFlags::DIRECTORY | OFlags::CLOEXEC;
            // To look up a name in it is allowed even where its names must not be read.
            #[cfg(target_os = "linux")]
            let flags = flags | OFlags::PATH;
            self.opened = open(folder, flags, Mode::empty()).ok();
        }
        match &self.opened {
            Some(folder) => Ok(openat(folder, name, OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty())?.into()),
            None => File::open(path),
        }
    }
}

#[cfg(not(unix))]
#[derive(Debug, Default)]
struct Folder;

#[cfg(not(unix))]
impl Folder {
    #[expect(clippy::unused_self, reason = "as where folders can be opened")]
    fn open(&mut self, path: &Path) -> io::Result<File> {
        File::open(path)
    }
}
