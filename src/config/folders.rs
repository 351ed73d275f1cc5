//! Folders that a preset names: most by their bare names, for which no glob has to be compiled.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use globset::GlobSet;

use crate::files;

use super::written::folder_globs;

/// Folders, and what is below them.
#[derive(Debug, Default)]
pub(super) struct NamedFolders {
    bare: Vec<PathBuf>,
    globs: Vec<Box<str>>,
    compiled: OnceLock<GlobSet>,
}

impl NamedFolders {
    pub(super) fn new(patterns: Vec<Box<str>>) -> Self {
        let is_bare = |pattern: &str| {
            let mut bytes = pattern.bytes();
            !pattern.starts_with("./")
                && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"_-/.".contains(&byte))
        };
        let (bare, globs): (Vec<_>, Vec<_>) = patterns.into_iter().partition(|pattern| is_bare(pattern));
        let bare = bare.iter().map(|pattern| PathBuf::from(pattern.trim_end_matches('/'))).collect();
        Self { bare, globs, compiled: OnceLock::new() }
    }

    /// Whether a path is one of them, or below one.
    pub(super) fn contain(&self, path: &Path) -> bool {
        self.bare.iter().any(|folder| files::below(path, folder).is_some())
            || (!self.globs.is_empty() && {
                let compile = || folder_globs(self.globs.iter().map(AsRef::as_ref));
                self.compiled.get_or_init(compile).is_match(path)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_names_and_globs_mean_the_same() {
        let patterns = ["themes", "source/_data", "a/", "b/**", "*.d", "x?"];
        let folders = NamedFolders::new(patterns.iter().map(|&pattern| pattern.into()).collect());
        let globs = folder_globs(patterns);
        for path in [
            "themes",
            "themes/x/y",
            "themes2",
            "x/themes",
            "source",
            "source/_data/a",
            "a",
            "a/b",
            "b",
            "b/c",
            "c.d",
            "c.d/e",
            "xy",
            "xyz",
            "",
        ] {
            assert_eq!(folders.contain(Path::new(path)), globs.is_match(path), "{path}");
        }
    }
}
