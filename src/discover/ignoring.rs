//! The files that ignore files and `--exclude` exclude, with the matchers of the `ignore` crate.

use std::path::Path;

use ignore::gitignore::GitignoreBuilder;
use ignore::{IncrementalIgnore, WalkBuilder};

use super::{Options, Targets};

/// What may contain ignore rules. A repository has a list of its own in `.git/info/exclude`.
const HOLDERS: [&str; 4] = [".gitignore", ".ignore", ".mastheadignore", ".git"];

/// The matchers of a run, one for each folder that was named.
#[derive(Debug)]
pub(super) struct Ignoring {
    matchers: Vec<IncrementalIgnore>,
    /// Whether ignore files are obeyed.
    obeys: bool,
    /// Whether rules apply wherever the walk is: `--exclude`, or the user's own list for git.
    everywhere: bool,
}

impl Ignoring {
    pub(super) fn new(targets: &Targets, options: &Options) -> Self {
        let obeys = !options.no_ignore;
        let Some((first, rest)) = targets.folders.split_first() else {
            return Self { matchers: Vec::new(), obeys, everywhere: false };
        };
        let mut builder = WalkBuilder::new(first);
        for folder in rest {
            builder.add(folder);
        }
        builder
            // Hidden folders are left to `Configs::skips_folder`, which knows `.claude` and its kin.
            .hidden(false)
            .ignore(obeys)
            .git_ignore(obeys)
            .git_exclude(obeys)
            .git_global(obeys)
            .parents(obeys)
            .require_git(false)
            .overrides(targets.excluded.clone());
        if obeys {
            builder.add_custom_ignore_filename(".mastheadignore");
        }
        let mut matchers = builder.build_matchers();
        for matcher in &mut matchers {
            // Reads the lists above and in the folder, so that the threads need not each.
            matcher.matched("x", false);
        }
        let has_own_list = || !GitignoreBuilder::new("").build_global().0.is_empty();
        Self { matchers, obeys, everywhere: !targets.excluded.is_empty() || (obeys && has_own_list()) }
    }

    /// A thread's own matchers.
    pub(super) fn matchers(&self) -> Vec<IncrementalIgnore> {
        self.matchers.clone()
    }

    /// Whether rules from above may apply in a folder that was named.
    pub(super) fn above(&self, folder: &Path) -> bool {
        let above = || folder.canonicalize().map_or(true, |full| full.ancestors().skip(1).any(has_holder));
        self.everywhere || (self.obeys && above())
    }

    /// Whether a folder may have rules of its own.
    pub(super) fn inside(&self, folder: &Path) -> bool {
        self.obeys && has_holder(folder)
    }
}

fn has_holder(folder: &Path) -> bool {
    HOLDERS.iter().any(|name| folder.join(name).exists())
}
