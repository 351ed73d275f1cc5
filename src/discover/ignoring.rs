//! The files that ignore files and `--exclude` exclude.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::overrides::Override;

use crate::files::{self, Disk, Files};
use crate::loader::ReadError;

use super::entries::Entries;
use super::levels::Level;
use super::{Options, Targets, own_list};

/// The files with ignore rules.
const LISTS: [&str; 3] = [".gitignore", ".ignore", ".mastheadignore"];

/// No sensible list is larger, in bytes.
const LARGEST: u64 = 4 << 20;

/// What applies to a whole run.
#[derive(Debug)]
pub(super) struct Ignoring {
    /// The folders that were named, absolute where links lead.
    folders: Vec<PathBuf>,
    /// What `--exclude` excludes, which comes before all lists.
    excluded: Override,
    /// The user's own list for git, which comes after all others.
    own_list: Gitignore,
    /// Whether ignore files are obeyed.
    obeys: bool,
    /// Whether one of these excludes anything where no ignore file is.
    everywhere: bool,
}

/// What ignore files mean for a folder.
#[derive(Clone, Debug)]
pub(super) enum Rules {
    /// The lists in it and above; `None` if there are no rules.
    Known(Option<Arc<Level>>),
    /// One in it or above cannot be read: nothing is excluded.
    Broken,
}

impl Ignoring {
    /// For the named folders, and the lists in them and above that cannot be read: then none is obeyed.
    pub(super) fn new(targets: &Targets, options: &Options) -> (Self, Vec<ReadError>) {
        let obeys = !options.no_ignore;
        let full = |folder: &PathBuf| folder.canonicalize().unwrap_or_else(|_| folder.clone());
        let folders: Vec<PathBuf> = targets.folders.iter().map(full).collect();
        let mut broken = BTreeMap::new();
        for (folder, full) in targets.folders.iter().zip(&folders).filter(|_| obeys) {
            let above = full.ancestors().skip(1).flat_map(|above| holders(above).broken);
            let found = holders(folder).broken.into_iter().chain(above);
            broken.extend(found.map(|error| (Arc::clone(&error.path), error)));
        }
        let broken: Vec<ReadError> = broken.into_values().collect();
        let obeys = obeys && broken.is_empty();
        let may_have_own_list = obeys && !folders.is_empty() && own_list::may_exist();
        let own_list = env::current_dir()
            .ok()
            .filter(|_| may_have_own_list)
            .map_or_else(Gitignore::empty, |here| GitignoreBuilder::new(here).build_global().0);
        let excluded = targets.excluded.clone();
        let everywhere = !excluded.is_empty() || !own_list.is_empty();
        (Self { folders, excluded, own_list, obeys, everywhere }, broken)
    }

    /// What applies above a folder that was named, by its place.
    pub(super) fn above(&self, root: usize) -> Rules {
        let above: Vec<&Path> = match self.folders.get(root) {
            Some(folder) if self.obeys => folder.ancestors().skip(1).collect(),
            _ => Vec::new(),
        };
        let with_lists = above.into_iter().rev().filter(|folder| holders(folder).any);
        Rules::Known(with_lists.fold(None, |above, folder| Level::inside(folder, true, above)))
    }

    /// What applies in a folder with these entries, given what applies above, and the lists in it that cannot be read.
    pub(super) fn inside(&self, folder: &Path, entries: &Entries, above: Rules) -> (Rules, Vec<ReadError>) {
        let may_hold = |name: &OsStr| name == ".git" || LISTS.iter().any(|list| name == *list);
        if self.obeys && entries.hidden().any(may_hold) {
            Self::entered(folder, above)
        } else {
            (above, Vec::new())
        }
    }

    /// The same for a folder that may have lists.
    fn entered(folder: &Path, above: Rules) -> (Rules, Vec<ReadError>) {
        let Rules::Known(level) = &above else { return (above, Vec::new()) };
        let here = holders(folder);
        match () {
            () if !here.broken.is_empty() => (Rules::Broken, here.broken),
            () if here.any => (Rules::Known(Level::inside(folder, false, level.clone())), Vec::new()),
            () => (above, Vec::new()),
        }
    }

    /// Whether a path below the folder that was named at place `root` is excluded, or a folder in between. Both paths are
    /// absolute.
    pub(super) fn excludes_below(&self, root: usize, named: &Path, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(named) else { return true };
        let (mut rules, mut folder) = (self.above(root), named.to_owned());
        let mut parts = below.components().peekable();
        while let Some(part) = parts.next() {
            if self.obeys {
                rules = Self::entered(&folder, rules).0;
            }
            folder.push(part);
            let is_folder = parts.peek().is_some();
            // A walk does not follow links.
            if self.excludes((root, named), &rules, &folder, is_folder) || (is_folder && folder.is_symlink())
            {
                return true;
            }
        }
        false
    }

    /// Whether a path in a folder with these rules is excluded, in the folder that was named at place `root` of all.
    pub(super) fn excludes(
        &self,
        (root, named): (usize, &Path),
        rules: &Rules,
        path: &Path,
        is_folder: bool,
    ) -> bool {
        let Rules::Known(level) = rules else { return false };
        if level.is_none() && !self.everywhere {
            return false;
        }
        let by_option = self.excluded.matched(path, is_folder);
        if !by_option.is_none() {
            return by_option.is_ignore();
        }
        let absolute = || {
            let below = path.strip_prefix(named).unwrap_or(path);
            self.folders.get(root).map_or_else(|| path.to_owned(), |folder| folder.join(below))
        };
        let by_lists = level.as_ref().map_or(Match::None, |level| level.matched(path, is_folder, absolute));
        match by_lists {
            Match::None => self.own_list.matched(path, is_folder).is_ignore(),
            known => known.is_ignore(),
        }
    }
}

/// What a folder has that may contain ignore rules.
struct Holders {
    /// Also where a repository begins, which ends the rules of git's lists above.
    any: bool,
    broken: Vec<ReadError>,
}

fn holders(folder: &Path) -> Holders {
    let mut found = Holders { any: false, broken: Vec::new() };
    let look = |name: &str, found: &mut Holders| {
        let path = folder.join(name);
        let Ok(about) = path.metadata() else { return };
        found.any = true;
        if let Err(cause) = readable(&about).and_then(|()| confined(&path)) {
            // Without a leading `./`, so that one file has one name.
            let path = Arc::from(path.strip_prefix(".").unwrap_or(&path));
            found.broken.push(ReadError { path, cause });
        }
    };
    for name in LISTS {
        look(name, &mut found);
    }
    // A repository has a list of its own, in which git has put nothing but comments.
    let git = folder.join(".git");
    if let Ok(about) = git.metadata() {
        found.any = true;
        let list = git.join("info/exclude");
        if !about.is_dir() || git.join("commondir").exists() || !is_without_rules(&list) {
            // A linked one has a file that says where it is.
            for name in [".git/info/exclude", ".git/commondir"] {
                look(name, &mut found);
            }
        }
    }
    found
}

/// Whether a list does not exist, or has nothing but comments in it.
fn is_without_rules(list: &Path) -> bool {
    let Ok(about) = list.metadata() else { return true };
    let is_comment = |line: &[u8]| matches!(line.trim_ascii().first(), None | Some(b'#'));
    readable(&about).is_ok()
        && about.is_file()
        && fs::read(list).is_ok_and(|text| text.split(|byte| *byte == b'\n').all(is_comment))
}

/// Refuses a link that leads out of the tree: whoever wrote the tree may not choose what else is read.
fn confined(path: &Path) -> io::Result<()> {
    let is_link = path.symlink_metadata().is_ok_and(|about| about.is_symlink());
    if is_link { Disk::here().confined(path) } else { Ok(()) }
}

/// A list that the matchers may read: a folder of that name is passed over by them.
pub(super) fn readable(about: &Metadata) -> io::Result<()> {
    if about.is_dir() {
        return Ok(());
    }
    files::regular(about)?;
    let is_small = about.len() <= LARGEST;
    if is_small {
        Ok(())
    } else {
        Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 4 MiB"))
    }
}

/// Whether a list in a folder cannot be read.
pub(super) fn is_broken(folder: &Path) -> bool {
    !holders(folder).broken.is_empty()
}

/// Whether a list in a folder above a path cannot be read.
pub(super) fn is_broken_above(path: &Path) -> bool {
    path.ancestors().skip(1).any(|folder| !holders(folder).broken.is_empty())
}
