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
    place: Option<Place>,
    /// The policy of the last page, if its neighbours may have others.
    own: Option<Arc<Policy>>,
}

/// The place of the last page.
#[derive(Debug)]
struct Place {
    folder: Arc<Folder>,
    /// The folder, as it was asked for.
    path: Vec<u8>,
    extension: Vec<u8>,
    is_content: Option<bool>,
    policy: Option<Arc<Policy>>,
}

impl<'c> Recent<'c> {
    /// Nothing was asked yet.
    pub const fn new(configs: &'c Configs) -> Self {
        Self { configs, place: None, own: None }
    }

    /// See [`Configs::is_content`].
    pub fn is_content(&mut self, path: &Path) -> bool {
        let configs = self.configs;
        let Some(place) = self.enter(path) else { return configs.is_content(path) };
        if place.folder.passes_over(split(path.as_os_str().as_encoded_bytes()).1) {
            return false;
        }
        if let Some(known) = place.is_content {
            return known;
        }
        let is_content = place.folder.is_content(path);
        place.is_content = place.folder.has_content_by_extension().then_some(is_content);
        is_content
    }

    /// See [`Configs::policy`]. It is lent: threads that each count the owners of one policy for every page slow each other.
    ///
    /// # Errors
    /// Those of [`Configs::policy`].
    pub fn policy(&mut self, path: &Path) -> Result<&Arc<Policy>, Arc<ConfigError>> {
        let configs = self.configs;
        let is_placed = self.enter(path).is_some();
        let Self { place, own, .. } = self;
        let Some(place) = place.as_mut().filter(|_| is_placed) else {
            return Ok(own.insert(configs.policy(path)?));
        };
        match &mut place.policy {
            Some(known) => Ok(known),
            none => {
                let policy = configs.policy_in(&place.folder, path)?;
                let kept = if place.folder.has_policy_by_extension() { none } else { own };
                Ok(kept.insert(policy))
            }
        }
    }

    /// The place of a page, with what is known of its kind of page; `None` for a name without extension.
    fn enter(&mut self, path: &Path) -> Option<&mut Place> {
        let (folder, name) = split(path.as_os_str().as_encoded_bytes());
        let dot = memchr::memrchr(b'.', name).filter(|&dot| dot > 0 && kin::of_name(name).is_none())?;
        let extension = &name[dot + 1..];
        let is_same = |place: &Place| place.extension == extension && place.path == folder;
        if self.place.as_ref().is_some_and(is_same) {
            return self.place.as_mut();
        }
        // What a file of data is, its whole name decides.
        if matches!(extension, b"json" | b"yml" | b"yaml" | b"toml") {
            return None;
        }
        if self.place.as_ref().is_none_or(|place| place.path != folder) {
            self.place = Some(Place {
                folder: self.configs.folder(path.parent().unwrap_or(Path::new(""))),
                path: folder.to_owned(),
                extension: Vec::new(),
                is_content: None,
                policy: None,
            });
        }
        let place = self.place.as_mut()?;
        if place.extension != extension {
            place.extension.clear();
            place.extension.extend_from_slice(extension);
            place.is_content = None;
            place.policy = None;
        }
        Some(place)
    }
}

/// The folder with its separator, and the name.
fn split(path: &[u8]) -> (&[u8], &[u8]) {
    let own = u8::try_from(std::path::MAIN_SEPARATOR).unwrap_or(b'/');
    let end = memchr::memrchr2(b'/', own, path).map_or(0, |at| at + 1);
    path.split_at(end)
}
