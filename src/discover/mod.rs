//! The files of a run: those given on the command line, and those in folders.

mod changed;
mod crew;
mod entries;
mod folder;
mod git;
mod gone;
mod here;
mod ignored;
mod ignoring;
mod levels;
mod lists;
mod own_list;
mod staged;
mod walk;

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use ignore::overrides::{Override, OverrideBuilder};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::config::{self, Configs};

pub use changed::{Changed, ChangedError, changed_since};
pub use ignored::{IGNORE_FILES, is_ignored};
pub use staged::{Staged, StagedError, staged};
pub use walk::{Found, Visitor, list, walk};

/// What the command line says about finding files.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Files and folders, as given.
    pub paths: Vec<PathBuf>,
    /// Globs of files to leave out.
    pub exclude: Vec<String>,
    /// Whether `exclude` (and the configuration's) apply to named files too.
    pub force_exclude: bool,
    /// Whether `.gitignore`, `.ignore` and `.mastheadignore` are skipped.
    pub no_ignore: bool,
    /// Threads; 0 for as many as the machine has cores.
    pub threads: usize,
}

/// What there is to look at, after sorting out what was named.
#[derive(Debug)]
pub struct Targets {
    /// Files that were named, each once, in path order.
    pub files: BTreeSet<PathBuf>,
    /// Folders that were named, none inside another.
    pub folders: Vec<PathBuf>,
    excluded: Override,
}

/// A glob of `--exclude` that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("`--exclude {glob}` is not a valid glob: {cause}")]
pub struct ExcludeError {
    glob: String,
    cause: String,
}

impl Targets {
    /// Sorts files from folders. A path that does not exist counts as a file, so that reading it says why.
    ///
    /// # Errors
    /// When a glob of `--exclude` cannot be read.
    pub fn new(options: &Options, configs: &Configs) -> Result<Self, ExcludeError> {
        let excluded = overrides(&options.exclude)?;
        let (mut files, mut folders) = (Vec::new(), Vec::new());
        for path in &options.paths {
            let path = tidy(path);
            if path.is_dir() {
                folders.push(path);
            } else if !options.force_exclude || !is_excluded(&excluded, configs, &path) {
                files.push(path);
            }
        }
        let folders = outermost(folders);
        Ok(Self { files: distinct(files, &folders), folders, excluded })
    }
}

/// Each file once, by the name that a walk through a named folder gives it, otherwise by the first of its names.
fn distinct(files: Vec<PathBuf>, folders: &[PathBuf]) -> BTreeSet<PathBuf> {
    let named: FxHashMap<PathBuf, &PathBuf> =
        folders.iter().map(|folder| (absolute(folder), folder)).collect();
    let mut known = FxHashSet::default();
    let name = |path: PathBuf| {
        let whole = absolute(&path);
        let above = whole.ancestors().find_map(|above| Some((named.get(above)?, above)));
        let below =
            above.and_then(|(folder, above)| Some(tidy(&folder.join(whole.strip_prefix(above).ok()?))));
        known.insert(whole).then_some(below.unwrap_or(path))
    };
    files.into_iter().filter_map(name).collect()
}

impl Targets {
    /// The files that were named and do not exist.
    pub fn missing(&self) -> Vec<PathBuf> {
        self.files.iter().filter(|path| path.symlink_metadata().is_err()).cloned().collect()
    }

    /// Keeps only what is in `changed`: files that were named or lie in a named folder, and that a walk would take. Where
    /// a configuration is in it, everything that it governs may be judged anew and is kept. `unknown` was named, but is
    /// nowhere: it is kept, so that reading it says so.
    pub fn keep_changed(&mut self, changed: Vec<PathBuf>, unknown: Vec<PathBuf>, configs: &Configs) {
        let mut governed: Vec<PathBuf> = changed
            .iter()
            .filter(|path| path.file_name().is_some_and(config::is_configuration_name))
            .map(|path| path.parent().unwrap_or(Path::new("")).to_owned())
            .collect();
        let extends = |path: &&PathBuf| configs.is_made_of_any(path, &changed);
        governed.extend(self.folders.iter().chain(&self.files).filter(extends).cloned());
        let is_governed = |path: &Path| governed.iter().any(|folder| path.starts_with(folder));
        let named = std::mem::take(&mut self.folders);
        let files_of_governed: Vec<PathBuf> =
            self.files.iter().filter(|path| is_governed(path)).cloned().collect();
        let mut whole: Vec<PathBuf> = named.iter().filter(|folder| is_governed(folder)).cloned().collect();
        let is_in_named =
            |folder: &Path| named.iter().any(|named| named.as_os_str() == "." || folder.starts_with(named));
        whole.extend(governed.iter().filter(|folder| is_in_named(folder)).cloned());
        for folder in &mut whole {
            if folder.as_os_str().is_empty() {
                *folder = PathBuf::from(".");
            }
        }
        self.folders = named;
        let inside = |path: &Path| {
            self.files.contains(path)
                || self.folders.iter().any(|folder| folder.as_os_str() == "." || path.starts_with(folder))
        };
        let files = changed
            .into_iter()
            .filter(|path| inside(path) && !is_excluded(&self.excluded, configs, path))
            .collect();
        self.files = files;
        self.files.extend(files_of_governed);
        self.files.extend(unknown);
        self.folders = outermost(whole);
    }

    /// Whether the run looks at all pages below a folder, which is absolute: it or one above it was named, and nothing
    /// was taken out on the command line.
    pub fn covers_whole(&self, folder: &Path) -> bool {
        self.excludes_nothing() && self.folders.iter().any(|other| folder.starts_with(absolute(other)))
    }

    /// Whether nothing was taken out on the command line.
    pub fn excludes_nothing(&self) -> bool {
        self.excluded.is_empty()
    }

    /// Whether a glob of the command line takes out a path.
    pub fn leaves_out(&self, path: &Path) -> bool {
        let is_out = |path: &Path, is_folder| self.excluded.matched(path, is_folder).is_ignore();
        is_out(path, false) || path.ancestors().skip(1).any(|folder| is_out(folder, true))
    }

    /// Whether the run checked a path: it was named, or a folder above it was.
    pub fn covers(&self, path: &Path) -> bool {
        let is = |other: &PathBuf| path.starts_with(absolute(other));
        self.files.iter().chain(&self.folders).any(is)
    }
}

/// The folders without those that lie in another one.
fn outermost(folders: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut named: Vec<(PathBuf, PathBuf)> =
        folders.into_iter().map(|folder| (absolute(&folder), folder)).collect();
    // The first of several names comes first.
    named.sort_by(|one, other| one.0.cmp(&other.0));
    named.dedup_by(|inner, outer| inner.0.starts_with(&outer.0));
    let mut folders: Vec<PathBuf> = named.into_iter().map(|(_, folder)| folder).collect();
    folders.sort();
    folders
}

/// The path from the root, without `.` and `..`; by its text alone, as configurations are looked for.
pub fn absolute(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
        if part == Component::ParentDir {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    plain
}

/// Whether a path that nobody named is not read, as on a walk: a link is not followed. One that leads nowhere is reported.
fn is_link_to_something(path: &Path) -> bool {
    path.is_symlink() && path.exists()
}

fn is_excluded(excluded: &Override, configs: &Configs, path: &Path) -> bool {
    excluded.matched(path, false).is_ignore()
        || !configs.is_content(path)
        || path.ancestors().skip(1).any(|folder| {
            !folder.as_os_str().is_empty()
                && (configs.skips_folder(folder) || excluded.matched(folder, true).is_ignore())
        })
}

fn overrides(globs: &[String]) -> Result<Override, ExcludeError> {
    let mut builder = OverrideBuilder::new(".");
    for glob in globs {
        let failed = |cause: &dyn ToString| ExcludeError { glob: glob.clone(), cause: cause.to_string() };
        // Nothing to exclude would be everything, and `!` nothing.
        if glob.trim().is_empty() {
            return Err(failed(&"it is empty"));
        }
        if glob.starts_with('!') {
            return Err(failed(&"it cannot begin with `!`"));
        }
        let below = glob.strip_prefix("./").map(|below| format!("!/{below}"));
        builder.add(&below.unwrap_or_else(|| format!("!{glob}"))).map_err(|cause| failed(&cause))?;
    }
    builder.build().map_err(|cause| ExcludeError { glob: globs.join(" "), cause: cause.to_string() })
}

/// Without a leading `./`, so that one file has one name.
fn tidy(path: &Path) -> PathBuf {
    match path.strip_prefix(".") {
        Ok(rest) if !rest.as_os_str().is_empty() => rest.to_path_buf(),
        _ => path.to_path_buf(),
    }
}
