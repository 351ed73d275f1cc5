//! Which configuration and which generator apply to a folder: the nearest above it.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::files::{self, Files};
use crate::schema::import;

use super::ConfigError;
use super::detect::{self, Found};
use super::listing::{Known, Listing};
use super::note::Note;
use super::overlooked;
use super::project::Project;
use super::read;
use super::written::Config;

/// The names of the configuration file, the better one first.
pub(super) const NAMES: [&str; 2] = ["masthead.yaml", ".masthead.yaml"];

/// Whether a file of that name is a configuration.
pub fn is_configuration_name(name: &OsStr) -> bool {
    NAMES.iter().any(|known| name == *known)
}

/// What applies in one folder.
#[derive(Clone, Debug, Default)]
pub(super) struct Located {
    /// The nearest configuration, read, or why it cannot be used.
    pub(super) config: Option<Result<Arc<Config>, Arc<ConfigError>>>,
    /// The generator that the nearest marker file belongs to.
    pub(super) found: Option<Arc<Found>>,
    /// The schemas of other tools that were found above, the nearest first.
    pub(super) projects: Vec<Arc<Project>>,
    /// The folder of the repository.
    pub(super) repository: Option<Arc<Path>>,
    /// The outermost folder that was ever asked about: where a walk began.
    pub(super) top: Option<Arc<Path>>,
}

/// Walks up, once for every folder.
#[derive(Debug)]
pub(super) struct Finder {
    /// Where to look; paths are shown relative to the working directory.
    files: Arc<dyn Files>,
    /// `--config`: no search for a configuration.
    given: Option<Arc<Config>>,
    /// The names of files and folders that decide.
    names: Known,
    /// What is known. The lock is held over a walk, so that a configuration is read, and reported, once.
    known: Mutex<FxHashMap<OsString, Located>>,
    /// Files that look like a configuration and are not read.
    overlooked: Mutex<Vec<Note>>,
}

impl Finder {
    /// A finder; `file` is the configuration to use everywhere.
    pub(super) fn new(files: Arc<dyn Files>, file: Option<&Path>) -> Result<Self, ConfigError> {
        let given = match file {
            Some(file) => {
                Some(Arc::new(read::named(&files, &files::absolute(files.home(), file), &file.into())?))
            }
            None => None,
        };
        let names = NAMES
            .into_iter()
            .chain([".git"])
            .chain(overlooked::OTHER_NAMES)
            .chain(import::names())
            .chain(detect::names())
            .collect();
        let names = Known::new(names);
        Ok(Self { files, given, names, known: Mutex::default(), overlooked: Mutex::default() })
    }

    /// The absolute form of a path that is relative to the working directory.
    pub(super) fn absolute(&self, path: &Path) -> PathBuf {
        files::absolute(self.files.home(), path)
    }

    /// The working directory.
    pub(super) fn home(&self) -> &Path {
        self.files.home()
    }

    /// Where it looks.
    pub(super) const fn files(&self) -> &Arc<dyn Files> {
        &self.files
    }

    /// Which of the names that decide are among those of all entries of a folder.
    pub(super) fn listing<'n>(&self, names: impl Iterator<Item = &'n OsStr>) -> Listing {
        Listing::among(names, &self.names)
    }

    /// What applies in `folder`, which is absolute. `listing` is its own, where that is at hand.
    pub(super) fn locate(&self, folder: &Path, mut listing: Option<Listing>) -> Located {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut unknown = Vec::new();
        let mut located = Located::default();
        for ancestor in folder.ancestors() {
            if let Some(hit) = known.get(ancestor.as_os_str()) {
                located = hit.clone();
                break;
            }
            unknown.push(ancestor);
        }
        for ancestor in unknown.into_iter().rev() {
            let listing = listing.take_if(|_| ancestor == folder);
            let listing = listing.unwrap_or_else(|| Listing::of(&*self.files, ancestor, &self.names));
            located = self.enter(ancestor, &listing, located);
            known.insert(ancestor.as_os_str().to_owned(), located.clone());
        }
        if located.top.is_none() {
            located.top = Some(folder.into());
            known.insert(folder.as_os_str().to_owned(), located.clone());
        }
        located
    }

    /// What applies in a folder, given what applies in its parent.
    fn enter(&self, folder: &Path, listing: &Listing, above: Located) -> Located {
        let mut here = above;
        if let Some(given) = &self.given {
            here.config = Some(Ok(Arc::clone(given)));
        }
        if listing.is_empty() {
            // As in most folders, nothing changes what applies above.
            return here;
        }
        if listing.has(".git") {
            // What is above a repository is another project.
            here.found = None;
            here.projects.clear();
            here.repository = Some(folder.into());
        }
        if let Some(found) = detect::detect(&*self.files, folder, listing)
            && (here.found.is_none() || !found.is_weak)
        {
            here.found = Some(Arc::new(found));
        }
        if let Some(project) =
            Project::read(&*self.files, folder, |name| listing.has(name), |path| self.shown(path))
        {
            here.projects.insert(0, Arc::new(project));
        }
        if self.given.is_some() {
            return here;
        }
        let name = NAMES.into_iter().find(|name| listing.has(name));
        let mut passed = overlooked::in_folder(&*self.files, folder, listing, name, |path| self.shown(path));
        self.overlooked.lock().unwrap_or_else(PoisonError::into_inner).append(&mut passed);
        if let Some(name) = name {
            let file = folder.join(name);
            let config = read::read(&self.files, &file, &self.shown(&file));
            here.config = Some(config.map(Arc::new).map_err(Arc::new));
        }
        here
    }

    /// The files met so far that look like a configuration and are not read.
    pub(super) fn overlooked(&self) -> Vec<Note> {
        self.overlooked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A path as people are shown it: relative to the working directory where it is below it.
    pub(super) fn shown(&self, path: &Path) -> Arc<Path> {
        path.strip_prefix(self.files.home()).unwrap_or(path).into()
    }
}
