//! From a path to the head of the file, and to words for what is in the way.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::files;

use super::Scratch;

/// What is read of a page of which nothing is known: most front matter ends before.
const FIRST: usize = 4 * 1024;
/// Less is read in steps of that many bytes.
const STEP: usize = 1024;

/// How much is read first.
#[derive(Clone, Copy, Debug)]
pub(super) struct First(usize);

impl Default for First {
    fn default() -> Self {
        Self(FIRST)
    }
}

/// The longest head that is checked.
pub(super) const LIMIT: usize = 16 * 1024 * 1024;

/// The longest file that is changed.
const WHOLE_LIMIT: u64 = 256 * 1024 * 1024;

/// A file of which the head is read piece by piece into a buffer that outlives it.
pub(super) struct Head<'b> {
    file: File,
    buffer: &'b mut Vec<u8>,
    next: &'b mut First,
    length: usize,
    at_end: bool,
}

impl<'b> Head<'b> {
    /// Opens a regular file and reads its first bytes. Unless the walk has said so (`is_file`), its kind is asked for
    /// before it is opened: the only portable way not to wait for ever on a named pipe.
    pub(super) fn open(path: &Path, is_file: bool, scratch: &'b mut Scratch) -> io::Result<Self> {
        if !is_file {
            regular(path)?;
        }
        let (file, buffer, next) = scratch.open(path).map_err(|error| in_words(path, error))?;
        let First(first) = *next;
        let mut head = Self { file, buffer, next, length: 0, at_end: false };
        head.read(first).map_err(|error| in_words(path, error))?;
        Ok(head)
    }

    /// Reads on where there are less than the first bytes, so that it is known whether the file ends there.
    pub(super) fn fill_first(&mut self) -> io::Result<()> {
        self.fill(FIRST)
    }

    /// Notes how many bytes were enough, if that is known: the next page is likely to need as many.
    pub(super) const fn was_enough(&mut self, length: Option<usize>) {
        *self.next = match length {
            Some(length) if length < FIRST => First(length.next_multiple_of(STEP)),
            _ => First(FIRST),
        };
    }

    /// The bytes read so far.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.buffer[..self.length]
    }

    /// Whether they are the whole file.
    pub(super) const fn is_complete(&self) -> bool {
        self.at_end
    }

    /// Reads as much again; `false` if there is no more to read, or no more is checked.
    pub(super) fn grow(&mut self) -> io::Result<bool> {
        if self.at_end || self.length >= LIMIT {
            return Ok(false);
        }
        self.fill((self.length * 2).min(LIMIT))?;
        Ok(true)
    }

    /// Reads until there are `target` bytes or the file ends.
    fn fill(&mut self, target: usize) -> io::Result<()> {
        while self.length < target && !self.at_end {
            self.read(target)?;
        }
        Ok(())
    }

    /// Reads once, until there are `target` bytes at most.
    fn read(&mut self, target: usize) -> io::Result<()> {
        if self.buffer.len() < target {
            self.buffer.resize(target, 0);
        }
        match self.file.read(&mut self.buffer[self.length..target]) {
            Ok(0) => self.at_end = true,
            Ok(count) => self.length += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

/// What is known about a regular file.
fn regular(path: &Path) -> io::Result<fs::Metadata> {
    let about = fs::metadata(path).map_err(|error| in_words(path, error))?;
    files::regular(&about)?;
    Ok(about)
}

/// All bytes of a file, which is to be written anew.
pub(super) fn whole(path: &Path) -> io::Result<Vec<u8>> {
    let too_large = || io::Error::new(ErrorKind::FileTooLarge, "files larger than 256 MiB are not changed");
    if regular(path)?.len() > WHOLE_LIMIT {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| in_words(path, error))?;
    file.take(WHOLE_LIMIT + 1).read_to_end(&mut bytes).map_err(|error| in_words(path, error))?;
    // It may have grown since.
    if bytes.len() as u64 > WHOLE_LIMIT { Err(too_large()) } else { Ok(bytes) }
}

/// The system's error in words for people.
fn in_words(path: &Path, error: io::Error) -> io::Error {
    let kind = error.kind();
    match kind {
        ErrorKind::NotFound => match fs::read_link(path) {
            Ok(target) => {
                let target = target.display();
                io::Error::new(kind, format!("it is a symbolic link to `{target}`, which does not exist"))
            }
            Err(_) => io::Error::new(kind, "no such file"),
        },
        ErrorKind::PermissionDenied => io::Error::new(kind, "you have no permission to read it"),
        ErrorKind::NotADirectory => {
            io::Error::new(kind, "no such file: a part of the path is a file, not a folder")
        }
        _ => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(path: &Path) -> String {
        match Head::open(path, false, &mut Scratch::default()) {
            Ok(_) => String::new(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn reads_no_more_than_it_must() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a\nb.md");
        fs::write(&path, vec![b'x'; 10_000]).expect("a file");
        let mut scratch = Scratch::default();
        let mut head = Head::open(&path, false, &mut scratch).expect("the file");
        assert_eq!((head.bytes().len(), head.is_complete()), (4096, false));
        assert!(head.grow().expect("more"));
        assert_eq!((head.bytes().len(), head.is_complete()), (8192, false));
        assert!(head.grow().expect("the rest"));
        assert_eq!((head.bytes().len(), head.is_complete()), (10_000, true));
        assert!(!head.grow().expect("nothing"));
        head.was_enough(Some(1100));
        let mut head = Head::open(&path, false, &mut scratch).expect("the file");
        assert_eq!((head.bytes().len(), head.is_complete()), (2048, false));
        head.fill_first().expect("the rest");
        assert_eq!((head.bytes().len(), head.is_complete()), (4096, false));
        head.was_enough(None);
        fs::write(&path, b"").expect("a file");
        let head = Head::open(&path, false, &mut scratch).expect("the file");
        assert_eq!((head.bytes().len(), head.is_complete()), (0, true));
        fs::write(&path, b"short").expect("a file");
        let mut head = Head::open(&path, false, &mut scratch).expect("the file");
        assert_eq!((head.bytes().len(), head.is_complete()), (5, false));
        head.fill_first().expect("the rest");
        assert_eq!((head.bytes().len(), head.is_complete()), (5, true));
    }

    #[test]
    fn says_what_stands_in_the_way() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(words(folder.path()), "it is a folder, not a file");
        assert_eq!(words(&folder.path().join("none.md")), "no such file");
    }

    #[cfg(unix)]
    #[test]
    fn waits_for_nothing_that_is_no_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join("pipe.md");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        if made.is_ok_and(|status| status.success()) {
            assert_eq!(words(&pipe), "it is a named pipe, not a file");
        }
        let link = folder.path().join("link.md");
        std::os::unix::fs::symlink("gone.md", &link).expect("a link");
        assert_eq!(words(&link), "it is a symbolic link to `gone.md`, which does not exist");
        assert_eq!(words(Path::new("/dev/null")), "it is a device, not a file");
    }
}
