//! The files of Hugo's sections, each folder listed once: thousands of pages may be in one, and each would list it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::files::Files;

/// The usual one; others have a language in their names.
const USUAL: &str = "_index.md";

/// The files by their folders. Clones share what is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Sections(Arc<Mutex<FxHashMap<PathBuf, Arc<[PathBuf]>>>>);

impl PartialEq for Sections {
    /// What has been looked for makes no difference.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Sections {
    /// The files of the section in a folder: one, or one a language. A folder in which an editor has written the usual one since
    /// is listed again.
    pub(super) fn of(&self, files: &dyn Files, folder: PathBuf) -> Arc<[PathBuf]> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(names) = known.get(&folder)
            && (!names.is_empty() || !files.exists(&folder.join(USUAL)))
        {
            return Arc::clone(names);
        }
        let names = listed(files, &folder);
        known.insert(folder, Arc::clone(&names));
        names
    }
}

fn listed(files: &dyn Files, folder: &Path) -> Arc<[PathBuf]> {
    let mut names = Vec::new();
    // A folder that cannot be read has no section.
    let _ = files.each_name(folder, &mut |name| {
        names.extend(name.to_str().filter(|name| name.starts_with("_index.")).map(|name| folder.join(name)));
        true
    });
    names.sort();
    names.into()
}
