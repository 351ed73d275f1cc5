//! One folder of a walk: which of its entries are pages, and which folders to enter.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::IncrementalIgnore;

use crate::config::{Configs, Recent};
use crate::loader::ReadError;

use super::Targets;
use super::ignoring::{Ignoring, Rules};
use super::walk::Found;

/// A folder that is to be read.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) path: PathBuf,
    /// Which of the named folders it lies in.
    pub(super) root: usize,
    /// What ignore files above it mean for it.
    pub(super) rules: Rules,
}

/// What one thread reads folders with.
pub(super) struct Reader<'w> {
    configs: &'w Configs,
    recent: Recent<'w>,
    folders: &'w [PathBuf],
    named: &'w BTreeSet<PathBuf>,
    ignoring: &'w Ignoring,
    /// A thread's own, once it needs them.
    matchers: Option<Vec<IncrementalIgnore>>,
}

/// Something in a folder that a walk goes on with.
pub(super) enum Inside {
    Folder(Folder),
    File(Found),
}

impl<'w> Reader<'w> {
    pub(super) fn new(configs: &'w Configs, targets: &'w Targets, ignoring: &'w Ignoring) -> Self {
        Self {
            configs,
            recent: Recent::new(configs),
            folders: &targets.folders,
            named: &targets.files,
            ignoring,
            matchers: None,
        }
    }

    /// Reads a folder and hands over what is in it, entry by entry.
    pub(super) fn read(&mut self, mut folder: Folder, mut take: impl FnMut(Inside)) {
        let entries = match fs::read_dir(&folder.path) {
            Ok(entries) => entries,
            Err(cause) => return take(unreadable(&folder.path, cause)),
        };
        let (rules, broken) = self.ignoring.inside(&folder.path, folder.rules);
        folder.rules = rules;
        for error in broken {
            take(Inside::File(Found::Unreadable(error)));
        }
        // Files have no leading `./`, so that one file has one name.
        let base = if folder.path == Path::new(".") { Path::new("") } else { &folder.path };
        let path_of = |name: &OsStr| {
            // `join` would move the base to make room for the name.
            let mut path = PathBuf::with_capacity(base.as_os_str().len() + 1 + name.len());
            path.extend([base.as_os_str(), name]);
            path
        };
        for entry in entries {
            match entry {
                Ok(entry) => {
                    if let Some(inside) = self.entry(&folder, &entry, path_of(&entry.file_name())) {
                        take(inside);
                    }
                }
                Err(cause) => take(unreadable(&folder.path, cause)),
            }
        }
    }

    fn entry(&mut self, folder: &Folder, entry: &DirEntry, path: PathBuf) -> Option<Inside> {
        let kind = match entry.file_type() {
            Ok(kind) => kind,
            Err(cause) => return Some(unreadable(&path, cause)),
        };
        if kind.is_dir() {
            let skip = self.configs.skips_folder(&path) || self.is_ignored(folder, &path, true);
            let Folder { root, rules, .. } = *folder;
            return (!skip).then_some(Inside::Folder(Folder { path, root, rules }));
        }
        if !self.recent.is_content(&path)
            || self.named.contains(&path)
            || self.is_ignored(folder, &path, false)
        {
            return None;
        }
        if kind.is_file() {
            return Some(Inside::File(Found::Page(Arc::from(path))));
        }
        match path.metadata() {
            Err(cause) if kind.is_symlink() => Some(unreadable(&path, cause)),
            _ => None,
        }
    }

    fn is_ignored(&mut self, folder: &Folder, path: &Path, is_folder: bool) -> bool {
        if folder.rules != Rules::Some {
            return false;
        }
        let below = path.strip_prefix(&self.folders[folder.root]).unwrap_or(path);
        let matchers = self.matchers.get_or_insert_with(|| self.ignoring.matchers());
        matchers[folder.root].matched(below, is_folder).is_ignore()
    }
}

fn unreadable(path: &Path, cause: io::Error) -> Inside {
    Inside::File(Found::Unreadable(ReadError { path: Arc::from(path), cause }))
}
