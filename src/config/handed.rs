//! The files of a site that give values to its pages: which there are, and what is expected of them.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use crate::generators::{Handed, HandedPlace, is_data};
use crate::schema::{Additional, Fields, Presence, Schema};
use crate::validators::Plan;

use super::configs::Configs;
use super::folder::{Folder, names_data};
use super::policy::Policy;
use super::site::Site;

impl Folder {
    /// The policy of a file in it that gives values to pages; `None` for others.
    pub(super) fn policy_of_handed(&self, name: &OsStr) -> Option<Arc<Policy>> {
        let path = self.absolute.join(name);
        let site = self.whole.as_ref().ok().filter(|_| is_data(&path))?;
        let handed = site.handed(&path)?;
        let below = path.strip_prefix(&site.origins.folder).unwrap_or(&path);
        // A collection may say what the files are.
        let is_free = !site.in_collection(below, names_data);
        is_free.then(|| Arc::new(site.policy_of_handed(below, handed)))
    }
}

impl Site {
    /// The kind of file at that absolute path, if it gives values to pages.
    fn handed(&self, path: &Path) -> Option<&'static Handed> {
        if !self.origins.is_found || !is_data(path) {
            return None;
        }
        let all = self.generator().facts().handed.iter();
        all.filter(|handed| match handed.place {
            HandedPlace::Site(_) => self.first(handed).is_some_and(|first| first == path),
            HandedPlace::Folder(_) => handed.is_in_folder(path),
        })
        .find(|handed| self.asks_for(handed))
    }

    /// The file in the generator's own folder.
    fn first(&self, handed: &Handed) -> Option<PathBuf> {
        let HandedPlace::Site(names) = handed.place else { return None };
        let mut paths = names.iter().map(|name| self.origins.generator_folder.join(name));
        paths.find(|path| self.origins.files.is_file(path))
    }

    /// Whether the generator's configuration asks for files of that kind, where it must.
    fn asks_for(&self, handed: &Handed) -> bool {
        let folder = &self.origins.generator_folder;
        let text = |name: &&str| self.origins.files.settings(&folder.join(name)).unwrap_or_default();
        handed.asked.is_none_or(|(names, asks)| names.iter().any(|name| asks(&text(name))))
    }

    /// What a page beside the file would be held against, without what only a page must have.
    fn policy_of_handed(&self, below: &Path, handed: &'static Handed) -> Policy {
        let parts = match handed.own {
            Some(_) => Vec::new(),
            None => self.parts(&below.with_file_name("index.md")).0,
        };
        let mut policy = self.decide(&parts, None);
        let schema = std::mem::take(&mut policy.schema);
        let mut fields = if handed.own.is_some() { Fields::default() } else { schema.fields };
        for field in &mut fields {
            field.required = false;
            field.required_if = None;
        }
        policy.schema = Schema {
            fields,
            additional: Additional::Allow,
            presence: Presence::Optional,
            ..Schema::default()
        };
        policy.dialect.takes_data = true;
        policy.dialect.data_is_yaml = handed.is_yaml;
        policy.plan = Plan::of_file(&policy.levels, policy.dialect.generator);
        policy.values = Some(Plan::of_values(&policy.levels, policy.dialect.generator, true));
        policy.handed = Some(handed);
        policy
    }

    fn is_excluded(&self, path: &Path) -> bool {
        let below = path.strip_prefix(&self.origins.folder).unwrap_or(path);
        self.config().is_some_and(|config| config.exclude.is_match(below))
    }
}

impl Configs {
    /// The files that give values to the pages that were met, as people are shown them.
    pub fn handed(&self) -> Vec<Arc<Path>> {
        let mut found = BTreeSet::new();
        for site in self.sites().iter().filter(|site| site.origins.is_found) {
            let all = site.generator().facts().handed.iter().filter(|handed| site.asks_for(handed));
            found.extend(all.filter_map(|handed| site.first(handed)).filter(|path| !site.is_excluded(path)));
        }
        let folders: Vec<Arc<Folder>> =
            self.folders.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect();
        for folder in folders.iter().filter(|folder| folder.holds_pages) {
            if let Ok(site) = &folder.whole {
                self.in_folder(site, folder, &mut found);
            }
        }
        found.retain(|path| self.files().confined(path).is_ok());
        found.iter().map(|path| self.shown(path)).collect()
    }

    /// Those in one folder; none where no page is.
    fn in_folder(&self, site: &Site, folder: &Folder, found: &mut BTreeSet<PathBuf>) {
        let is_possible = |handed: &Handed| matches!(handed.place, HandedPlace::Folder(_));
        if !site.origins.is_found || !site.generator().facts().handed.iter().any(is_possible) {
            return;
        }
        // A folder that cannot be read contains nothing. Few have such files, so whether pages are there is asked last.
        let mut here = Vec::new();
        let _ = self.files().each_name(&folder.absolute, &mut |name| {
            if is_data(Path::new(name)) {
                let path = folder.absolute.join(name);
                here.extend((site.handed(&path).is_some() && !site.is_excluded(&path)).then_some(path));
            }
            true
        });
        let mut has_pages = false;
        if !here.is_empty() {
            let _ = self.files().each_name(&folder.absolute, &mut |name| {
                has_pages = folder.is_content(&folder.absolute.join(name));
                !has_pages
            });
        }
        if has_pages {
            found.extend(here);
        }
    }
}
