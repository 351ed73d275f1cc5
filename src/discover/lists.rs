//! What the ignore lists of git mean for single paths, without a walk and without git.

use std::path::{Path, PathBuf};

use ignore::{IncrementalIgnore, WalkBuilder};
use rustc_hash::FxHashMap;

use super::ignoring::{is_broken, is_broken_above};
use super::levels::is_top;

/// What the lists of git mean for single paths below the working directory.
pub(super) struct Lists {
    /// `None` where a list in the working directory or above it cannot be read: then none is obeyed.
    matcher: Option<IncrementalIgnore>,
    folders: FxHashMap<PathBuf, Listed>,
}

/// What the lists say of a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Listed {
    No,
    Yes,
    /// A list in it cannot be read: nothing below it is excluded.
    Unknown,
}

impl Lists {
    pub(super) fn below_here() -> Self {
        let mut builder = WalkBuilder::new(".");
        let one = super::absolute(Path::new("x"));
        // Lists above the repository are none of its own. Its top is elsewhere if the environment says where it is.
        let is_inside = one.ancestors().skip(1).any(is_top);
        builder.hidden(false).ignore(false).require_git(is_inside);
        let is_broken = is_broken_above(&one);
        let matcher = if is_broken { None } else { builder.build_matchers().pop() };
        Self { matcher, folders: FxHashMap::default() }
    }

    /// Whether they exclude a file.
    pub(super) fn exclude(&mut self, path: &Path) -> bool {
        let Some(matcher) = &mut self.matcher else { return false };
        let mut folders: Vec<&Path> =
            path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty()).collect();
        while let Some(folder) = folders.pop() {
            let listed = self.folders.entry(folder.to_owned()).or_insert_with(|| match () {
                () if matcher.matched(folder, true).is_ignore() => Listed::Yes,
                () if is_broken(folder) => Listed::Unknown,
                () => Listed::No,
            });
            if *listed != Listed::No {
                return *listed == Listed::Yes;
            }
        }
        matcher.matched(path, false).is_ignore()
    }
}
