//! The schemas that pages refer to in `$schema`, each read once per run.

use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::files::Files;

use super::JsonSchema;

type Opened = Result<Arc<JsonSchema>, Arc<str>>;

/// Schemas below one folder, by path.
#[derive(Debug)]
pub struct PageSchemas {
    files: Arc<dyn Files>,
    /// Absolute.
    folder: PathBuf,
    known: Mutex<FxHashMap<PathBuf, Opened>>,
}

impl PageSchemas {
    /// Schemas below `folder`, which is absolute.
    pub fn new(files: Arc<dyn Files>, folder: PathBuf) -> Self {
        Self { files, folder, known: Mutex::default() }
    }

    /// The schema that the page at `page` names: beside the page where it begins with a dot, else below the folder.
    ///
    /// # Errors
    /// A sentence that says why there is none.
    pub fn get(&self, path: &str, page: &Path) -> Opened {
        let (name, pointer) = path.split_once('#').unwrap_or((path, ""));
        if name.contains("://") {
            return Err(format!("`{name}` is a URL, and masthead does not download schemas").into());
        }
        let below = self.below(name, page).ok_or_else(|| -> Arc<str> {
            format!("`{name}` is outside the folder of masthead.yaml").into()
        })?;
        let mut key = below.to_string_lossy().into_owned();
        if !pointer.is_empty() {
            key.push('#');
            key.push_str(pointer);
        }
        // The lock is held over reading, so that it is done once.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let open = || JsonSchema::open(&self.files, &self.folder, &key).map(Arc::new).map_err(Into::into);
        known.entry(PathBuf::from(&key)).or_insert_with(open).clone()
    }

    /// The path from the folder on; `None` if it leaves the folder.
    fn below(&self, name: &str, page: &Path) -> Option<PathBuf> {
        let start = if name.starts_with('.') {
            self.files.home().join(page).parent()?.to_path_buf()
        } else {
            self.folder.clone()
        };
        let mut whole = PathBuf::new();
        for part in start.join(name).components() {
            match part {
                Component::ParentDir => drop(whole.pop()),
                Component::CurDir => {}
                other => whole.push(other),
            }
        }
        whole.strip_prefix(&self.folder).ok().map(Path::to_path_buf)
    }
}
