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
    pub(super) fn of(files: &dyn Files, folder: &Path, names: &[&'static str]) -> Self {
        let (mut found, mut count) = (Vec::new(), 0);
        let known = Known::new(names);
        let read = files.each_name(folder, &mut |name| {
            found.extend(known.same(name));
            count += 1;
            count < LONG
        });
        match read {
            Err(_) => Self::default(),
            Ok(()) if count == LONG => Self::one_by_one(files, folder, names),
            Ok(()) => Self(found),
        }
    }

    /// Looks for `names` among all entries of a folder.
    pub(super) fn among<'n>(entries: impl Iterator<Item = &'n OsStr>, names: &[&'static str]) -> Self {
        let known = Known::new(names);
        Self(entries.filter_map(|name| known.same(name)).collect())
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
struct Known<'k> {
    names: &'k [&'static str],
    firsts: u64,
    lasts: u64,
    lengths: u64,
}

impl<'k> Known<'k> {
    fn new(names: &'k [&'static str]) -> Self {
        let all = |of: fn(&[u8]) -> u64| names.iter().fold(0, |all, name| all | of(name.as_bytes()));
        Self { names, firsts: all(first), lasts: all(last), lengths: all(length) }
    }

    /// The name that an entry has.
    fn same(&self, entry: &OsStr) -> Option<&'static str> {
        let entry = entry.as_encoded_bytes();
        let is_like = self.lasts & last(entry) != 0
            && self.firsts & first(entry) != 0
            && self.lengths & length(entry) != 0;
        self.names.iter().copied().find(|known| is_like && known.as_bytes() == entry)
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
            let listing = Listing::of(&crate::files::Disk::here(), folder.path(), &names);
            assert_eq!(names.map(|name| listing.has(name)), [false, true, false], "{end} files");
            let entries = ["1.md", "hugo.toml", ".gitignore"].map(OsStr::new);
            let listing = Listing::among(entries.into_iter(), &names);
            assert_eq!(names.map(|name| listing.has(name)), [false, true, false]);
        }
    }
}
