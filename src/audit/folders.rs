//! The folders in which pages are counted, and the fields of their pages.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

use crate::discover::Targets;
use crate::document::{Document, Node, Value};

use super::sketch::Gather;

/// The folder of a page, as deep as `depth` below the folder that was named on the command line; `.` for that folder
/// itself. `/`-separated.
pub fn folder(targets: &Targets, path: &Path, depth: usize) -> String {
    let below = targets.folders.iter().find_map(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
    let parent = below.parent().unwrap_or(Path::new(""));
    let parts: Vec<_> = parent
        .components()
        .filter(|part| matches!(part, Component::Normal(_)))
        .take(depth)
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

/// How often a folder's pages have which field. Pages of deeper folders do not count.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// Files that were read.
    pub pages: u64,
    /// Those with front matter that can be read.
    pub read: u64,
    /// Pages by field, fields of the root only.
    pub fields: BTreeMap<Box<str>, u64>,
    /// File name extensions of those.
    pub extensions: BTreeSet<Box<str>>,
}

/// Fields that are counted in a folder; one with more has data for keys.
const FIELDS: usize = 512;

impl Folder {
    pub(super) fn see(&mut self, document: &Document<'_>, ignores_case: bool) {
        self.pages += 1;
        let Some(Node { value: Value::Map(entries), .. }) = &document.root else { return };
        self.read += 1;
        if let Some(extension) = document.source.path.extension().and_then(|extension| extension.to_str())
            && !self.extensions.contains(extension)
        {
            self.extensions.insert(extension.into());
        }
        for name in entries.iter().filter_map(|entry| entry.key.text()) {
            let folded =
                if ignores_case { Cow::Owned(name.to_ascii_lowercase()) } else { Cow::Borrowed(name) };
            let name = &*folded;
            if let Some(count) = self.fields.get_mut(name) {
                *count += 1;
            } else if self.fields.len() < FIELDS {
                self.fields.insert(name.into(), 1);
            }
        }
    }
}

impl Gather for Folder {
    fn gather(&mut self, other: Self) {
        self.pages += other.pages;
        self.read += other.read;
        for (name, count) in other.fields {
            *self.fields.entry(name).or_default() += count;
        }
        self.extensions.extend(other.extensions);
    }
}
