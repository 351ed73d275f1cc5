//! Whether the configuration above a path can be used, even if there is no page to check under it.

use std::path::Path;
use std::sync::Arc;

use super::{ConfigError, Configs};

impl Configs {
    /// Why the configuration above a page or a folder cannot be used, if it cannot.
    pub fn mistake_above(&self, path: &Path) -> Option<Arc<ConfigError>> {
        self.folder_of(path).site.as_ref().err().cloned()
    }
}
