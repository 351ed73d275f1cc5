//! A cache of the last lookup of a thread: the next page usually has the same folder and extension.

use std::path::Path;
use std::sync::Arc;

use super::ConfigError;
use super::configs::Configs;
use super::folder::Folder;
use super::kin;
use super::policy::Policy;

/// Answers like [`Configs`], for one thread. Neighbours in a folder whose names end alike get the same answer, where no
/// glob looks at more of a name than its end.
#[derive(Debug)]
pub struct Recent<'c> {
    configs: &'c Configs,
    folder: Option<Arc<Folder>>,
    /// The folder, as it was asked for.
    path: Vec<u8>,
    extension: Vec<u8>,
    is_content: Option<bool>,
    policy: Option<Arc<Policy>>,
}

impl<'c> Recent<'c> {
    /// Nothing was asked yet.
    pub const fn new(configs: &'c Configs) -> Self {
        Self {
            configs,
            folder: None,
            path: Vec::new(),
            extension: Vec::new(),
            is_content: None,
            policy: None,
        }
    }

    /// See [`Configs::is_content`].
    pub fn is_content(&mut self, path: &Path) -> bool {
        let Some(folder) = self.enter(path) else { return self.configs.is_content(path) };
        if folder.passes_over(split(path.as_os_str().as_encoded_bytes()).1) {
            return false;
        }
        if let Some(known) = self.is_content {
            return known;
        }
        let is_content = folder.is_content(path);
        self.is_content = folder.has_content_by_extension().then_some(is_content);
        is_content
    }

    /// See [`Configs::policy`].
    ///
    /// # Errors
    /// Those of [`Configs::policy`].
    pub fn policy(&mut self, path: &Path) -> Result<Arc<Policy>, Arc<ConfigError>> {
        let Some(folder) = self.enter(path) else { return self.configs.policy(path) };
        if let Some(known) = &self.policy {
            return Ok(Arc::clone(known));
        }
        let policy = self.configs.policy_in(&folder, path)?;
        self.policy = folder.has_policy_by_extension().then(|| Arc::clone(&policy));
        Ok(policy)
    }

    /// The folder of a page, with what is known of its kind of page at hand; `None` for a name without extension.
    fn enter(&mut self, path: &Path) -> Option<Arc<Folder>> {
        let (folder, name) = split(path.as_os_str().as_encoded_bytes());
        let dot = memchr::memrchr(b'.', name).filter(|&dot| dot > 0 && kin::of_name(name).is_none())?;
        let extension = &name[dot + 1..];
        // What a file of data is, its whole name decides.
        if matches!(extension, b"json" | b"yml" | b"yaml" | b"toml") {
            return None;
        }
        let is_same_folder = self.folder.is_some() && self.path == folder;
        if !is_same_folder {
            self.folder = Some(self.configs.folder(path.parent().unwrap_or(Path::new(""))));
            self.path.clear();
            self.path.extend_from_slice(folder);
        }
        if !is_same_folder || self.extension != extension {
            self.extension.clear();
            self.extension.extend_from_slice(extension);
            self.is_content = None;
            self.policy = None;
        }
        self.folder.clone()
    }
}

/// The folder with its separator, and the name.
fn split(path: &[u8]) -> (&[u8], &[u8]) {
    let own = u8::try_from(std::path::MAIN_SEPARATOR).unwrap_or(b'/');
    let end = memchr::memrchr2(b'/', own, path).map_or(0, |at| at + 1);
    path.split_at(end)
}
