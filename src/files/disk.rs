//! The disk. The only place that asks for the working directory on behalf of the library.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::{FileKind, Files, tree};

/// The disk, seen from a working directory.
#[derive(Clone, Debug)]
pub struct Disk {
    home: PathBuf,
    passed_over: Arc<Mutex<BTreeMap<PathBuf, String>>>,
}

impl Disk {
    /// The disk, seen from the working directory of the process.
    pub fn here() -> Self {
        // An error leaves paths relative, which works as long as nobody asks for what is above.
        Self::from(std::path::absolute(".").unwrap_or_default())
    }

    /// Refuses to write where a symbolic link below the working directory leads out of the tree.
    ///
    /// # Errors
    /// With the words for it.
    pub fn may_write(&self, path: &Path) -> io::Result<()> {
        tree::may_write(&self.home, path)
    }

    /// The disk, seen from `home`, which is absolute.
    pub fn from(home: PathBuf) -> Self {
        Self { home, passed_over: Arc::default() }
    }
}

/// Opens a regular file, symbolic links followed. Its kind is asked for before it is opened, the only portable way not to
/// wait for ever on a named pipe, and again after that.
///
/// # Errors
/// When it cannot be opened, or is not a regular file.
pub fn open(path: &Path) -> io::Result<(File, Metadata)> {
    regular(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    let about = file.metadata()?;
    regular(&about)?;
    Ok((file, about))
}

/// Refuses what is not a regular file: reading it may never end.
///
/// # Errors
/// With the words for what it is.
pub fn regular(about: &Metadata) -> io::Result<()> {
    if about.is_file() { Ok(()) } else { Err(io::Error::new(ErrorKind::InvalidInput, kind_of(about))) }
}

/// What a path leads to that is not a file.
fn kind_of(about: &Metadata) -> &'static str {
    if about.is_dir() {
        return "it is a folder, not a file";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = about.file_type();
        if kind.is_fifo() {
            return "it is a named pipe, not a file";
        }
        if kind.is_socket() {
            return "it is a socket, not a file";
        }
        if kind.is_char_device() || kind.is_block_device() {
            return "it is a device, not a file";
        }
    }
    "it is not a regular file"
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
        open(path)?.0.take(limit).read_to_end(&mut bytes)?;
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

    fn confined(&self, path: &Path) -> io::Result<()> {
        tree::confine(&self.home, path)
    }

    fn pass_over(&self, path: &Path, why: &io::Error) {
        let mut known = self.passed_over.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(super::absolute(&self.home, path), why.to_string());
    }

    fn passed_over(&self) -> Vec<(PathBuf, String)> {
        let known = self.passed_over.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().map(|(path, why)| (path.clone(), why.clone())).collect()
    }
}
