//! The baseline that a configuration names: a file in the tree, wherever links lead.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Configs;

impl Configs {
    /// The baseline file that the configuration of a page names, as people are shown it.
    ///
    /// # Errors
    /// With a sentence, when it is a link to a file outside of the tree.
    pub fn baseline(&self, path: &Path) -> Result<Option<PathBuf>, String> {
        let folder = self.folder_of(path);
        let Ok(Some(config)) = folder.site.as_ref().map(|site| site.config()) else { return Ok(None) };
        let Some(file) = &config.baseline else { return Ok(None) };
        let full = config.folder.join(&**file);
        match self.files().confined(&full) {
            Err(error) if error.kind() == ErrorKind::PermissionDenied => Err(format!(
                "the baseline {file} of the configuration is not used: {error}; name it on the command line"
            )),
            // Reading it says again what else is the matter.
            _ => Ok(Some(self.shown(&full).to_path_buf())),
        }
    }
}
