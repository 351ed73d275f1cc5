//! The disk. The only place that asks for the working directory on behalf of the library.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{FileKind, Files};

/// The disk, seen from a working directory.
#[derive(Clone, Debug)]
pub struct Disk {
    home: PathBuf,
}

impl Disk {
    /// The disk, seen from the working directory of the process.
    pub fn here() -> Self {
        // An error leaves paths relative, which works as long as nobody asks for what is above.
        Self { home: std::path::absolute(".").unwrap_or_default() }
    }

    /// The disk, seen from `home`, which is absolute.
    pub const fn from(home: PathBuf) -> Self {
        Self { home }
    }
}

impl Files for Disk {
    fn home(&self) -> &Path {
        &self.home
    }

    fn kind(&self, path: &Path) -> io::Result<FileKind> {
        let about = fs::metadata(path)?;
        Ok(match () {
            () if about.is_file() => FileKind::File(about.len()),
            () if about.is_dir() => FileKind::Folder,
            () => FileKind::Other,
        })
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn each_name(&self, folder: &Path, take: &mut dyn FnMut(&OsStr) -> bool) -> io::Result<()> {
        let here = Path::new(".");
        for entry in fs::read_dir(if folder.as_os_str().is_empty() { here } else { folder })?.flatten() {
            if !take(&entry.file_name()) {
                break;
            }
        }
        Ok(())
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        path.canonicalize()
    }
}
