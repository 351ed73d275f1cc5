//! Which of a few names a folder contains, with one directory listing instead of one lookup per name.

use std::ffi::OsStr;
use std::path::Path;

use crate::files::Files;

/// Entries after which it is cheaper to look for each name than to go on reading a long folder.
const LONG: usize = 1000;

/// The names that were looked for and are there.
#[derive(Debug, Default)]
pub(super) struct Listing(Vec<&'static str>);

impl Listing {
    /// Looks for `names` in `folder`; a folder that cannot be read contains nothing.
    pub(super) fn of(files: &dyn Files, folder: &Path, names: &Known) -> Self {
        let (mut found, mut count) = (Vec::new(), 0);
        let read = files.each_name(folder, &mut |name| {
            found.extend(names.same(name));
            count += 1;
            count < LONG
        });
        match read {
            Err(_) => Self::default(),
            Ok(()) if count == LONG => Self::one_by_one(files, folder, &names.names),
            Ok(()) => Self(found),
        }
    }

    /// Looks for `names` among all entries of a folder.
    pub(super) fn among<'n>(entries: impl Iterator<Item = &'n OsStr>, names: &Known) -> Self {
        Self(entries.filter_map(|name| names.same(name)).collect())
    }

    fn one_by_one(files: &dyn Files, folder: &Path, names: &[&'static str]) -> Self {
        let is_there = |name: &&str| files.exists(&folder.join(name));
        Self(names.iter().copied().filter(is_there).collect())
    }

    /// Whether none of the names is there.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the name is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(&name)
    }
}

/// Names, with what tells most others apart from them: most entries are pages, and few begin and end like a name, and have
/// its length.
#[derive(Debug)]
pub(super) struct Known {
    names: Vec<&'static str>,
    firsts: u64,
    lasts: u64,
    lengths: u64,
}

impl Known {
    pub(super) fn new(names: Vec<&'static str>) -> Self {
        let all = |of: fn(&[u8]) -> u64| names.iter().fold(0, |all, name| all | of(name.as_bytes()));
        let (firsts, lasts, lengths) = (all(first), all(last), all(length));
        Self { names, firsts, lasts, lengths }
    }

    /// The name that an entry has.
    fn same(&self, entry: &OsStr) -> Option<&'static str> {
        let entry = entry.as_encoded_bytes();
        let is_like = self.lasts & last(entry) != 0
            && self.firsts & first(entry) != 0
            && self.lengths & length(entry) != 0;
        is_like.then(|| self.names.iter().copied().find(|known| known.as_bytes() == entry)).flatten()
    }
}

/// A number as a bit of a set.
const fn bit(number: usize) -> u64 {
    1 << (number % 64)
}

fn first(name: &[u8]) -> u64 {
    name.first().map_or(0, |&byte| bit(usize::from(byte)))
}

fn last(name: &[u8]) -> u64 {
    name.last().map_or(0, |&byte| bit(usize::from(byte)))
}

const fn length(name: &[u8]) -> u64 {
    bit(name.len())
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
            let known = Known::new(names.to_vec());
            let listing = Listing::of(&crate::files::Disk::here(), folder.path(), &known);
            assert_eq!(names.map(|name| listing.has(name)), [false, true, false], "{end} files");
            let entries = ["1.md", "hugo.toml", ".gitignore"].map(OsStr::new);
            let listing = Listing::among(entries.into_iter(), &known);
            assert_eq!(names.map(|name| listing.has(name)), [false, true, false]);
        }
    }
}
