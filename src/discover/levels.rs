//! The rules of ignore files for a folder: the lists in it and in those above, each read once, where it is met. What a rule
//! means, and which list comes before which, is as in the `ignore` crate, which would look for lists in every folder.

use std::borrow::Cow;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::files;

use super::ignoring::readable;

/// Where git's own lists begin among those of a folder.
const OF_GIT: usize = 2;

/// The lists of a folder and of those above it.
#[derive(Debug)]
pub(super) struct Level {
    /// The first ones come before the others, wherever they are: `.mastheadignore`, `.ignore`, `.gitignore`, and the list
    /// of the repository itself.
    lists: [Gitignore; 4],
    /// Whether the folder is above the one that was named, and absolute.
    is_absolute: bool,
    /// Whether it is the top of a repository, to which git's lists above it do not apply.
    is_top: bool,
    above: Option<Arc<Self>>,
}

impl Level {
    /// The lists in a folder, on top of those above it; just these if it says nothing of its own.
    pub(super) fn inside(folder: &Path, is_absolute: bool, above: Option<Arc<Self>>) -> Option<Arc<Self>> {
        let own = |name| list(folder, Some(folder.join(name)));
        let of_repository = git_folder(folder).map(|git| git.join("info/exclude"));
        let lists = [own(".mastheadignore"), own(".ignore"), own(".gitignore"), list(folder, of_repository)];
        let is_top = is_top(folder);
        if lists.iter().all(Gitignore::is_empty) && (!is_top || above.is_none()) {
            return above;
        }
        Some(Arc::new(Self { lists, is_absolute, is_top, above }))
    }

    /// Whether they exclude a path, or say that it is not excluded. `absolute` makes it absolute, for the lists above the
    /// folder that was named.
    pub(super) fn matched(&self, path: &Path, is_folder: bool, absolute: impl Fn() -> PathBuf) -> Match<()> {
        let mut whole = None;
        for kind in 0..self.lists.len() {
            let mut level = Some(self);
            while let Some(Self { lists, is_absolute, is_top, above }) = level {
                let is_last = *is_top && kind >= OF_GIT;
                level = above.as_deref().filter(|_| !is_last);
                if lists[kind].is_empty() {
                    continue;
                }
                let path = if *is_absolute { whole.get_or_insert_with(&absolute) } else { path };
                let matched = lists[kind].matched(path, is_folder);
                if !matched.is_none() {
                    return matched.map(|_| ());
                }
            }
        }
        Match::None
    }
}

/// Whether a folder is the top of a repository.
pub(super) fn is_top(folder: &Path) -> bool {
    folder.join(".git").exists()
}

/// The rules of a list, for paths that begin like `folder`. Lines that cannot be read as patterns have no effect, such as
/// a comment in the encoding of old programs.
fn list(folder: &Path, path: Option<PathBuf>) -> Gitignore {
    let is_readable =
        |path: &PathBuf| path.metadata().is_ok_and(|about| about.is_file() && readable(&about).is_ok());
    let text = path.filter(is_readable).and_then(|path| fs::read(path).ok());
    let Some(text) = text else { return Gitignore::empty() };
    let mut builder = GitignoreBuilder::new(folder);
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&text);
    for line in text.split(|byte| *byte == b'\n').filter_map(|line| str::from_utf8(line).ok()) {
        builder.add_line(None, &as_git_reads(line.strip_suffix('\r').unwrap_or(line))).ok();
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

/// A line for the `ignore` crate, which removes all whitespace at the end; git removes spaces only, and a tab there, or a no-break
/// space, is a part of the pattern.
fn as_git_reads(line: &str) -> Cow<'_, str> {
    let pattern = line.trim_end_matches(' ');
    match pattern.char_indices().next_back() {
        Some((at, last)) if last.is_whitespace() && !pattern.starts_with('#') => {
            let before = pattern.get(..at).unwrap_or_default();
            Cow::Owned(format!("{before}[{last}]"))
        }
        _ => Cow::Borrowed(line),
    }
}

/// The folder with the list of the repository that `folder` is the top of; of a linked one, git's files say where it is.
fn git_folder(folder: &Path) -> Option<PathBuf> {
    let git = folder.join(".git");
    if !git.is_file() {
        return Some(git);
    }
    // A path that is not absolute begins in the folder of the file that says it.
    let own = folder.join(first_line(&git)?.strip_prefix("gitdir: ")?);
    // A submodule has all of its own, and a linked working tree has its list in common with others.
    let common = first_line(&own.join("commondir")).unwrap_or_default();
    Some(own.join(common))
}

fn first_line(path: &Path) -> Option<String> {
    /// No path is longer, in bytes.
    const LONGEST: u64 = 1 << 16;
    let (file, _) = files::open(path).ok()?;
    BufReader::new(file.take(LONGEST)).lines().next()?.ok()
}
