//! Texts that are not saved, or never will be, over another file system.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use super::{FileKind, Files, absolute};

/// Unsaved texts by absolute path; what has none is as the file system below says.
#[derive(Debug)]
pub struct Overlay {
    below: Arc<dyn Files>,
    texts: RwLock<BTreeMap<PathBuf, Arc<str>>>,
}

impl Overlay {
    /// No texts yet over `below`.
    pub fn over(below: Arc<dyn Files>) -> Self {
        Self { below, texts: RwLock::default() }
    }

    /// Sets the text of a file, whether or not it exists below.
    pub fn set(&self, path: &Path, text: impl Into<Arc<str>>) {
        let path = absolute(self.home(), path);
        self.texts.write().unwrap_or_else(PoisonError::into_inner).insert(path, text.into());
    }

    /// Forgets the text of a file. Whether there was one.
    pub fn forget(&self, path: &Path) -> bool {
        let path = absolute(self.home(), path);
        self.texts.write().unwrap_or_else(PoisonError::into_inner).remove(&path).is_some()
    }

    /// The unsaved text of a file.
    pub fn unsaved(&self, path: &Path) -> Option<Arc<str>> {
        self.texts().get(&absolute(self.home(), path)).cloned()
    }

    fn texts(&self) -> RwLockReadGuard<'_, BTreeMap<PathBuf, Arc<str>>> {
        self.texts.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The names that the texts add to a folder.
    fn names_in(&self, folder: &Path) -> BTreeSet<OsString> {
        let folder = absolute(self.home(), folder);
        let texts = self.texts();
        let inside = texts.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder));
        inside
            .filter_map(|(path, _)| Some(path.strip_prefix(&folder).ok()?.iter().next()?.to_owned()))
            .collect()
    }
}

impl Files for Overlay {
    fn home(&self) -> &Path {
        self.below.home()
    }

    fn kind(&self, path: &Path) -> io::Result<FileKind> {
        if let Some(text) = self.unsaved(path) {
            return Ok(FileKind::File(text.len() as u64));
        }
        match self.below.kind(path) {
            Err(_) if !self.names_in(path).is_empty() => Ok(FileKind::Folder),
            kind => kind,
        }
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let Some(text) = self.unsaved(path) else { return self.below.read(path, limit) };
        let end = usize::try_from(limit).unwrap_or(usize::MAX).min(text.len());
        Ok(text.as_bytes()[..end].to_vec())
    }

    fn each_name(&self, folder: &Path, take: &mut dyn FnMut(&OsStr) -> bool) -> io::Result<()> {
        let names = self.names_in(folder);
        let has_own = !names.is_empty();
        if !names.iter().all(|name| take(name)) {
            return Ok(());
        }
        let below = self.below.each_name(folder, &mut |name| names.contains(name) || take(name));
        if has_own { Ok(()) } else { below }
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        match self.below.real(path) {
            Err(_) if self.exists(path) => Ok(absolute(self.home(), path)),
            real => real,
        }
    }

    fn confined(&self, path: &Path) -> io::Result<()> {
        if self.unsaved(path).is_some() { Ok(()) } else { self.below.confined(path) }
    }

    fn pass_over(&self, path: &Path, why: &io::Error) {
        self.below.pass_over(path, why);
    }

    fn passed_over(&self) -> Vec<(PathBuf, String)> {
        self.below.passed_over()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Nothing;

    #[test]
    fn texts_make_files_and_the_folders_above_them() {
        let files = Overlay::over(Arc::new(Nothing));
        files.set(Path::new("/site/data/tags.txt"), "a\n");
        files.set(Path::new("/site/masthead.yaml"), "");
        files.set(Path::new("/site-other/x"), "");
        let mut names = Vec::new();
        files
            .each_name(Path::new("/site"), &mut |name| {
                names.push(name.to_owned());
                true
            })
            .unwrap();
        assert_eq!(names, ["data", "masthead.yaml"]);
        assert!(files.is_folder(Path::new("/site/data")));
        assert_eq!(files.text(Path::new("/site/data/tags.txt"), 10).unwrap(), "a\n");
        assert!(files.text(Path::new("/site/data/tags.txt"), 1).is_err());
        assert!(files.forget(Path::new("/site/data/tags.txt")));
        assert!(!files.exists(Path::new("/site/data")));
    }
}
