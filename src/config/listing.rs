//! Which of a few names a folder holds: one look at the folder instead of one for every name.

use std::path::Path;

/// Entries after which it is cheaper to look for each name than to go on reading a long folder.
const LONG: usize = 1000;

/// The names that were looked for and are there.
#[derive(Debug, Default)]
pub(super) struct Listing(Vec<&'static str>);

impl Listing {
    /// Looks for `names` in `folder`; a folder that cannot be read holds nothing.
    pub(super) fn of(folder: &Path, names: &[&'static str]) -> Self {
        let Ok(entries) = std::fs::read_dir(folder) else { return Self::default() };
        let mut found = Vec::new();
        for (count, entry) in entries.flatten().enumerate() {
            if count == LONG {
                return Self::one_by_one(folder, names);
            }
            let name = entry.file_name();
            let name = name.as_encoded_bytes();
            found.extend(names.iter().copied().find(|known| known.as_bytes() == name));
        }
        Self(found)
    }

    fn one_by_one(folder: &Path, names: &[&'static str]) -> Self {
        let is_there = |name: &&str| folder.join(name).symlink_metadata().is_ok();
        Self(names.iter().copied().filter(is_there).collect())
    }

    /// Whether the name is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(&name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_folders_are_alike() {
        let folder = tempfile::tempdir().expect("a folder");
        let add = |name: &str| std::fs::write(folder.path().join(name), "").expect("a file");
        let names = ["masthead.yaml", "hugo.toml", ".git"];
        add("hugo.toml");
        for end in [10, LONG + 10] {
            (0..end).for_each(|at| add(&format!("{at}.md")));
            let listing = Listing::of(folder.path(), &names);
            assert_eq!(names.map(|name| listing.has(name)), [false, true, false], "{end} files");
        }
    }
}
