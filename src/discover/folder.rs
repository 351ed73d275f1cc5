//! One folder of a walk: which of its entries are pages, and which folders to enter.

use std::collections::BTreeSet;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::{Configs, Recent};
use crate::loader::ReadError;

use super::Targets;
use super::entries::{Entries, Kind};
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
    /// What is in the folder that is read.
    entries: Entries,
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
            entries: Entries::default(),
        }
    }

    /// Reads a folder and hands over what is in it, entry by entry.
    pub(super) fn read(&mut self, mut folder: Folder, mut take: impl FnMut(Inside)) {
        let mut entries = mem::take(&mut self.entries);
        let read = entries.list(&folder.path);
        if entries.len() > 0 || read.is_ok() {
            let (rules, broken) = self.ignoring.inside(&folder.path, &entries, folder.rules);
            folder.rules = rules;
            for error in broken {
                take(Inside::File(Found::Unreadable(error)));
            }
            // Files have no leading `./`, so that one file has one name.
            let base = if folder.path == Path::new(".") { Path::new("") } else { &folder.path };
            self.configs.meet(base, || entries.names());
            let mut path = PathBuf::new();
            for at in 0..entries.len() {
                let (name, kind) = entries.get(at);
                path.as_mut_os_string().clear();
                path.extend([base.as_os_str(), name]);
                if let Some(inside) = self.entry(&folder, kind, &path) {
                    take(inside);
                }
            }
        }
        if let Err(cause) = read {
            take(unreadable(&folder.path, cause));
        }
        self.entries = entries;
    }

    fn entry(&mut self, folder: &Folder, kind: Kind, path: &Path) -> Option<Inside> {
        let kind = match kind {
            Kind::Unknown => match path.symlink_metadata() {
                Ok(about) => about.file_type().into(),
                Err(cause) => return Some(unreadable(path, cause)),
            },
            known => known,
        };
        if kind == Kind::Folder {
            let skip = self.configs.skips_folder(path) || self.is_ignored(folder, path, true);
            let inside = || Folder { path: path.to_owned(), root: folder.root, rules: folder.rules.clone() };
            return (!skip).then(|| Inside::Folder(inside()));
        }
        if !self.recent.is_content(path) || self.named.contains(path) || self.is_ignored(folder, path, false)
        {
            return None;
        }
        if kind == Kind::File {
            return Some(Inside::File(Found::Page(Arc::from(path))));
        }
        // A link that leads nowhere looks like a page.
        match path.metadata() {
            Err(cause) if path.is_symlink() => Some(unreadable(path, cause)),
            _ => None,
        }
    }

    fn is_ignored(&self, folder: &Folder, path: &Path, is_folder: bool) -> bool {
        let named = &*self.folders[folder.root];
        self.ignoring.excludes((folder.root, named), &folder.rules, path, is_folder)
    }
}

fn unreadable(path: &Path, cause: io::Error) -> Inside {
    Inside::File(Found::Unreadable(ReadError { path: Arc::from(path), cause }))
}
