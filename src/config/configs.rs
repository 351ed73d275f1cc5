//! The interface for the rest of the program: the policy of a path, and which paths are content. Fast on many threads.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::files::{self, Disk, Files};

use super::chosen::{Chosen, suggest};
use super::find::{Finder, Located};
use super::folder::{Folder, Folders, SiteResult};
use super::kin;
use super::listing::Listing;
use super::note::Note;
use super::policy::Policy;
use super::presets::{self, Shelved};
use super::render;
use super::site::{Origins, Site};
use super::sites::Sites;
use super::{ConfigError, Options};

/// All configurations that a run meets.
#[derive(Debug)]
pub struct Configs {
    finder: Finder,
    /// `--preset`
    preset: Option<&'static Shelved>,
    chosen: Arc<Chosen>,
    pub(super) folders: Folders,
    sites: Mutex<Sites>,
}

impl Configs {
    /// Reads what the command line names.
    ///
    /// # Errors
    /// [`ConfigError::Usage`] for a rule or a preset that does not exist; the others for the file of `--config`.
    pub fn new(options: Options) -> Result<Self, ConfigError> {
        Self::on(Arc::new(Disk::here()), options)
    }

    /// The same over any file system.
    ///
    /// # Errors
    /// Those of [`Configs::new`].
    #[expect(clippy::needless_pass_by_value, reason = "a run has one set of options, which ends here")]
    pub fn on(files: Arc<dyn Files>, options: Options) -> Result<Self, ConfigError> {
        let preset = match &options.preset {
            Some(name) => Some(presets::generator(name).map_err(|message| {
                let bare = name.split('@').next().unwrap_or_default();
                ConfigError::Usage(suggest("--preset", &message, bare, presets::names()))
            })?),
            None => None,
        };
        let chosen = Chosen::new(&options)?;
        let finder = Finder::new(files, options.file.as_deref())?;
        Ok(Self { finder, preset, chosen: Arc::new(chosen), folders: <_>::default(), sites: <_>::default() })
    }

    /// The policy of a page, by the nearest configuration above it.
    ///
    /// # Errors
    /// When that configuration cannot be used: the very same error for every page below it, so that anyone who prints it
    /// can tell by [`Arc::ptr_eq`] that it has been printed.
    pub fn policy(&self, path: &Path) -> Result<Arc<Policy>, Arc<ConfigError>> {
        let folder = self.folder(path.parent().unwrap_or(Path::new("")));
        self.policy_in(&folder, path)
    }

    /// The same where the page's folder is at hand.
    pub(super) fn policy_in(&self, folder: &Folder, path: &Path) -> Result<Arc<Policy>, Arc<ConfigError>> {
        let Some(name) = path.file_name() else {
            return folder.site.clone().map(|site| site.policy(&folder.below));
        };
        let of_page = || self.site_in(folder, path).clone().map(|it| it.policy(&folder.below.join(name)));
        folder.policy_of_handed(name).map_or_else(of_page, Ok)
    }

    /// The site of a page where the page's folder is at hand.
    pub(super) fn site_in<'f>(&self, folder: &'f Folder, path: &Path) -> &'f SiteResult {
        let kin = path.file_name().and_then(|name| kin::of_name(name.as_encoded_bytes()));
        let kin = kin.filter(|kin| kin.is_certain || folder.is_of_no_site());
        kin.map_or(&folder.site, |kin| self.kin(folder, kin.preset))
    }

    /// Whether a `masthead.yaml` applies to a page or a folder.
    pub fn has_configuration(&self, path: &Path) -> bool {
        let folder = self.folder_of(path);
        folder.site.as_ref().map_or(true, |site| site.config().is_some())
    }

    /// The folder itself, or that of a page.
    pub(super) fn folder_of(&self, path: &Path) -> Arc<Folder> {
        let is_folder = self.files().is_folder(path);
        self.folder(if is_folder { path } else { path.parent().unwrap_or(Path::new("")) })
    }

    /// The file system they are read from.
    pub fn files(&self) -> &Arc<dyn Files> {
        self.finder.files()
    }

    /// Whether a walk should look at a file.
    pub fn is_content(&self, path: &Path) -> bool {
        self.folder(path.parent().unwrap_or(Path::new(""))).is_content(path)
    }

    /// The configuration in force for a path, as YAML: `--show-config`.
    pub fn render(&self, path: &Path) -> String {
        match self.policy(path) {
            Ok(policy) => render::render(&policy),
            Err(error) => format!("# {error}\n"),
        }
    }

    /// A path as people are shown it.
    pub(super) fn shown(&self, path: &Path) -> Arc<Path> {
        self.finder.shown(path)
    }

    /// The files met so far that look like a configuration and are not read.
    pub(super) fn overlooked(&self) -> Vec<Note> {
        self.finder.overlooked()
    }

    /// The sites of the pages that were asked about.
    pub(super) fn sites(&self) -> Vec<Arc<Site>> {
        self.sites.lock().unwrap_or_else(PoisonError::into_inner).all().cloned().collect()
    }

    /// Makes a folder known that a walk has listed, so that it is not listed again.
    pub fn meet<'n, N: Iterator<Item = &'n OsStr>>(&self, path: &Path, names: impl FnOnce() -> N) {
        if self.known(path).is_none() {
            self.enter(path, Some(self.finder.listing(names())));
        }
    }

    /// What is known about a folder.
    pub(super) fn folder(&self, path: &Path) -> Arc<Folder> {
        self.known(path).unwrap_or_else(|| self.enter(path, None))
    }

    fn known(&self, path: &Path) -> Option<Arc<Folder>> {
        self.folders.read().unwrap_or_else(PoisonError::into_inner).get(path.as_os_str()).cloned()
    }

    fn enter(&self, path: &Path, listing: Option<Listing>) -> Arc<Folder> {
        let absolute = self.finder.absolute(path);
        let located = self.finder.locate(&absolute, listing);
        let project = located.repository.as_deref().unwrap_or(self.finder.home());
        let kin = files::below(&absolute, project).and_then(kin::of_folder);
        let whole = self.site(&located, &absolute, kin);
        let mut site = whole.clone();
        let pages = site.as_ref().ok().and_then(|site| site.pages.as_ref());
        let holds_pages = pages.is_none_or(|pages| pages.holds(&absolute))
            && !kin::is_of_assets(&**self.finder.files(), project, &absolute);
        let is_named = self.preset.is_some() || site.as_ref().is_ok_and(|site| site.names_preset());
        if !holds_pages && !is_named {
            // What the generator does not read is not a page of its own.
            let alone = Located { found: None, ..located.clone() };
            site = self.site(&alone, &absolute, kin);
        }
        let below = match &site {
            Ok(site) => files::below(&absolute, &site.origins.folder).unwrap_or(&absolute).to_owned(),
            Err(_) => PathBuf::new(),
        };
        let folder =
            Arc::new(Folder { site, below, located, absolute, holds_pages, whole, kin: <[_; 4]>::default() });
        let mut folders = self.folders.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(folders.entry(path.as_os_str().to_owned()).or_insert(folder))
    }

    fn kin<'f>(&self, folder: &'f Folder, preset: &'static str) -> &'f SiteResult {
        let cell = match preset {
            "agent-skill" => &folder.kin[0],
            "copilot-instructions" => &folder.kin[1],
            "cursor-rule" => &folder.kin[2],
            _ => &folder.kin[3],
        };
        cell.get_or_init(|| self.site(&folder.located, &folder.absolute, Some(preset)))
    }

    /// The site of a folder. `kin` is the preset of pages that are not pages of the site.
    fn site(&self, located: &Located, absolute: &Path, kin: Option<&'static str>) -> SiteResult {
        if let Some(site) = self.sites.lock().unwrap_or_else(PoisonError::into_inner).again(located, kin) {
            return Ok(site);
        }
        let config = located.config.clone().transpose()?;
        let (preset, reason) =
            self.preset(located, config.as_ref().and_then(|config| config.preset.as_deref()), kin);
        let found = located.found.as_ref();
        let outermost = || {
            let home = Some(self.finder.home()).filter(|home| absolute.starts_with(home));
            located.repository.as_deref().or(home).or(located.top.as_deref()).unwrap_or(absolute).to_owned()
        };
        let marked = || found.map_or_else(outermost, |found| found.folder.clone());
        let folder = config.as_ref().map_or_else(marked, |config| config.folder.clone());
        let own = found.filter(|found| found.preset == preset.name);
        let is_found = own.is_some() && kin.is_none();
        let pinned = own.filter(|_| is_found).and_then(|found| found.version.clone());
        let generator_folder = own.map_or_else(|| folder.clone(), |found| found.folder.clone());
        let is_wanted = self.chosen.set.reads_projects(config.as_deref()) && kin.is_none();
        let projects = if is_wanted { located.projects.clone() } else { Vec::new() };
        let nearest = projects.first().map(|project| project.folder.clone());
        let key = (folder.clone(), generator_folder.clone(), preset.name, kin.is_some(), nearest);
        let mut sites = self.sites.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(sites.of(key, (located, kin), || {
            let files = Arc::clone(self.finder.files());
            let origins = Origins {
                files,
                config,
                preset,
                reason,
                generator_folder,
                is_found,
                pinned,
                folder,
                projects,
            };
            Site::new(origins, Arc::clone(&self.chosen))
        }))
    }

    /// The preset and what gave it away: the command line, the kind of file, the configuration, the tree.
    fn preset(
        &self,
        located: &Located,
        written: Option<&str>,
        kin: Option<&'static str>,
    ) -> (&'static Shelved, Box<str>) {
        if let Some(preset) = self.preset {
            return (preset, "`--preset`".into());
        }
        if let Some(name) = kin {
            return (presets::known(name), "the name of the file or of its folder".into());
        }
        let found = located.found.as_ref();
        if let Some(preset) = written.and_then(|name| presets::written(name, found.map(AsRef::as_ref))) {
            return (preset, "`preset` of the configuration".into());
        }
        match found {
            Some(found) => (presets::of_site(found), found.reason.clone()),
            None => (presets::known("generic"), "no site generator was detected for the file".into()),
        }
    }
}
