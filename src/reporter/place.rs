//! The path of a file relative to the root of its repository, as CI servers expect it.

use std::path::{Component, Path, PathBuf};

use super::escape;

/// The folders that paths are read from and printed from; empty if nobody has said, and paths stay as they are.
#[derive(Clone, Debug, Default)]
pub struct Base {
    /// The working directory, absolute.
    pub here: PathBuf,
    /// The root of the repository, absolute.
    pub root: PathBuf,
}

impl Base {
    /// The path from the repository's root, `/`-separated, nothing escaped; the path as it is where the file is not
    /// below the root.
    pub(super) fn below_root(&self, path: &Path) -> String {
        let absolute = plain(&self.here.join(path));
        match absolute.strip_prefix(&self.root) {
            Ok(inner) => escape::slashed(inner),
            Err(_) => escape::slashed(&plain(path)),
        }
    }
}

/// The path without `.`, and without `..` where that is a matter of words.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_begin_at_the_repository() {
        let home = std::env::temp_dir();
        let base = Base { here: home.join("site").join("docs"), root: home.join("site") };
        let shown = |path: &Path| base.below_root(path);
        assert_eq!(shown(Path::new("a.md")), "docs/a.md");
        assert_eq!(shown(Path::new("./x/../a.md")), "docs/a.md");
        assert_eq!(shown(Path::new("../posts/a.md")), "posts/a.md");
        assert_eq!(shown(&base.root.join("b.md")), "b.md");
        assert_eq!(shown(Path::new("../../a.md")), "../../a.md");
        assert_eq!(Base::default().below_root(Path::new("./posts/a.md")), "posts/a.md");
    }
}
