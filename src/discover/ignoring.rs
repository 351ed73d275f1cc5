//! The files that ignore files and `--exclude` exclude, with the matchers of the `ignore` crate.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use ignore::gitignore::GitignoreBuilder;
use ignore::overrides::Override;
use ignore::{IncrementalIgnore, WalkBuilder};

use crate::files::{self, Disk, Files};
use crate::loader::ReadError;

use super::entries::Entries;
use super::{Options, Targets, own_list};

/// The files with ignore rules.
const LISTS: [&str; 3] = [".gitignore", ".ignore", ".mastheadignore"];

/// No sensible list is larger, in bytes.
const LARGEST: u64 = 4 << 20;

/// The matchers of a run, one for each folder that was named.
#[derive(Debug)]
pub(super) struct Ignoring {
    /// Made when the first rule is met: most trees have none.
    matchers: OnceLock<Vec<IncrementalIgnore>>,
    folders: Vec<PathBuf>,
    excluded: Override,
    /// Whether the user's own list for git may exist.
    may_have_own_list: bool,
    /// Whether ignore files are obeyed.
    obeys: bool,
    /// Whether rules apply wherever the walk is: `--exclude`, or the user's own list for git.
    everywhere: bool,
}

/// What ignore files mean for a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rules {
    /// None applies, so no matcher is used.
    None,
    /// Some may apply.
    Some,
    /// One in it or above cannot be read, and a matcher would try to.
    Broken,
}

impl Ignoring {
    /// The matchers, and the lists in the named folders and above that cannot be read: then none is obeyed.
    pub(super) fn new(targets: &Targets, options: &Options) -> (Self, Vec<ReadError>) {
        let obeys = !options.no_ignore;
        let mut broken = BTreeMap::new();
        for folder in targets.folders.iter().filter(|_| obeys) {
            let full = folder.canonicalize().unwrap_or_else(|_| folder.clone());
            let above = full.ancestors().skip(1).flat_map(|above| holders(above).broken);
            let found = holders(folder).broken.into_iter().chain(above);
            broken.extend(found.map(|error| (Arc::clone(&error.path), error)));
        }
        let broken: Vec<ReadError> = broken.into_values().collect();
        let obeys = obeys && broken.is_empty();
        let may_have_own_list = obeys && !targets.folders.is_empty() && own_list::may_exist();
        let has_own_list = || !GitignoreBuilder::new("").build_global().0.is_empty();
        let everywhere = !targets.excluded.is_empty() || (may_have_own_list && has_own_list());
        let ignoring = Self {
            matchers: OnceLock::new(),
            folders: targets.folders.clone(),
            excluded: targets.excluded.clone(),
            may_have_own_list,
            obeys,
            everywhere,
        };
        (ignoring, broken)
    }

    fn make_matchers(&self) -> Vec<IncrementalIgnore> {
        let Some((first, rest)) = self.folders.split_first() else { return Vec::new() };
        let mut builder = WalkBuilder::new(first);
        for folder in rest {
            builder.add(folder);
        }
        let obeys = self.obeys;
        builder
            // Hidden folders are left to `Configs::skips_folder`, which knows `.claude` and its kin.
            .hidden(false)
            .ignore(obeys)
            .git_ignore(obeys)
            .git_exclude(obeys)
            .git_global(self.may_have_own_list)
            .parents(obeys)
            .require_git(false)
            .overrides(self.excluded.clone());
        if obeys {
            builder.add_custom_ignore_filename(".mastheadignore");
        }
        let mut matchers = builder.build_matchers();
        for matcher in &mut matchers {
            // Reads the lists above and in the folder, so that the threads need not each.
            matcher.matched("x", false);
        }
        matchers
    }

    /// A thread's own matchers.
    pub(super) fn matchers(&self) -> Vec<IncrementalIgnore> {
        self.matchers.get_or_init(|| self.make_matchers()).clone()
    }

    /// Whether rules from above may apply in a folder that was named.
    pub(super) fn above(&self, folder: &Path) -> Rules {
        let above =
            || folder.canonicalize().map_or(true, |full| full.ancestors().skip(1).any(|it| holders(it).any));
        if self.everywhere || (self.obeys && above()) { Rules::Some } else { Rules::None }
    }

    /// What applies in a folder with these entries, given what applies above, and the lists in it that cannot be read.
    pub(super) fn inside(&self, folder: &Path, entries: &Entries, above: Rules) -> (Rules, Vec<ReadError>) {
        let may_hold = |name: &OsStr| name == ".git" || LISTS.iter().any(|list| name == *list);
        if !self.obeys || above == Rules::Broken || !entries.hidden().any(may_hold) {
            return (above, Vec::new());
        }
        let here = holders(folder);
        match () {
            () if !here.broken.is_empty() => (Rules::Broken, here.broken),
            () if here.any => (Rules::Some, here.broken),
            () => (above, here.broken),
        }
    }
}

/// What a folder has that may contain ignore rules.
struct Holders {
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
        let list = git.join("info/exclude");
        if !about.is_dir() || git.join("commondir").exists() || !is_without_rules(&list) {
            // A linked one has a file that says where it is.
            found.any = true;
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
fn readable(about: &Metadata) -> io::Result<()> {
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
