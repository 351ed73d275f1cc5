//! Which of a few names a folder holds: one look at the folder instead of one for every name.

use std::path::Path;

/// The names that were looked for and are there.
#[derive(Debug, Default)]
pub(super) struct Listing(Vec<&'static str>);

impl Listing {
    /// Looks for `names` in `folder`; a folder that cannot be read holds nothing.
    pub(super) fn of(folder: &Path, names: &[&'static str]) -> Self {
        let Ok(entries) = std::fs::read_dir(folder) else { return Self::default() };
        let mut found = Vec::new();
        for entry in entries.flatten() {
            let name = entry.file_name();
            let name = name.as_encoded_bytes();
            found.extend(names.iter().copied().find(|known| known.as_bytes() == name));
        }
        Self(found)
    }

    /// Whether the name is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(&name)
    }
}
