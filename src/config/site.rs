//! A configuration combined with a generator: maps the path of a page to its policy.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use crate::files;
use crate::loader::{Dialect, Generator};
use crate::validators::{Group, SiteFacts};

use super::chosen::Chosen;
use super::facts;
use super::features;
use super::folder::names_data;
use super::globs::{Globs, GlobsBuilder};
use super::matched::Matched;
use super::pages::PageFolders;
use super::policy::{Policy, Provenance};
use super::presets::{Preset, Shelved};
use super::project::Project;
use super::roots;
use super::written::{Collection, Config, Override, glob, judges_by_extension};

/// A part of the configuration or the preset that globs decide about, by its place: the preset's sections come first,
/// then the collections, then the overrides.
pub(super) type Part = u32;

/// Where a site's parts come from.
#[derive(Debug)]
pub(super) struct Origins {
    /// Where its files are.
    pub(super) files: Arc<dyn crate::files::Files>,
    /// The configuration.
    pub(super) config: Option<Arc<Config>>,
    /// The preset.
    pub(super) preset: &'static Shelved,
    /// What gave the preset away.
    pub(super) reason: Box<str>,
    /// The folder of the generator's own files, absolute; the site's folder where there are none.
    pub(super) generator_folder: PathBuf,
    /// Whether the generator's own files were found there.
    pub(super) is_found: bool,
    /// The version that these pin.
    pub(super) pinned: Option<Box<str>>,
    /// The site's folder, absolute: that of the configuration, or of the generator's own files.
    pub(super) folder: PathBuf,
    /// The schemas of other tools, the nearest first.
    pub(super) projects: Vec<Arc<Project>>,
}

/// One configuration together with one generator.
#[derive(Debug)]
pub(super) struct Site {
    /// Where its parts come from.
    pub(super) origins: Origins,
    folder: Arc<Path>,
    roots: Arc<[Box<str>]>,
    pub(super) facts: Arc<SiteFacts>,
    dialect: Dialect,
    /// The preset, decoded.
    pub(super) preset: &'static Preset,
    chosen: Arc<Chosen>,
    globs: Globs,
    /// The part that each glob belongs to, and the glob as written.
    owners: Vec<(Part, Box<str>)>,
    /// Where its pages are, as far as the generator decides.
    pub(super) pages: Option<PageFolders>,
    /// Whether no glob looks at more of a file's name than its extension.
    by_extension: bool,
    /// Which of the globs have matched a page.
    matched: Matched,
    policies: RwLock<FxHashMap<Vec<Part>, Arc<Policy>>>,
}

impl Site {
    /// Puts the parts together.
    pub(super) fn new(origins: Origins, chosen: Arc<Chosen>) -> Self {
        let preset = origins.preset.load();
        let sections = features::globs(&origins, preset);
        let config = origins.config.as_deref();
        let collections = config.iter().flat_map(|config| &config.collections).map(|part| &part.files[..]);
        let overrides = config.iter().flat_map(|config| &config.overrides).map(|part| &part.files[..]);
        let mut set = GlobsBuilder::new();
        let mut owners = Vec::new();
        let sections = sections.iter().map(|globs| &**globs);
        for (part, files) in (0..).zip(sections.chain(collections).chain(overrides)) {
            for pattern in files {
                // A glob that does not compile has been reported when it was decoded.
                if set.add(pattern, glob) {
                    owners.push((part, pattern.clone()));
                }
            }
        }
        Self {
            folder: origins.folder.as_path().into(),
            roots: roots::of(&origins, preset),
            pages: origins.is_found.then(|| {
                let generator = origins.preset.dialect().generator;
                PageFolders::of(&*origins.files, generator, &origins.generator_folder)
            }),
            facts: Arc::new(facts::of(&origins)),
            dialect: origins.preset.dialect(),
            preset,
            chosen,
            globs: set.build(),
            by_extension: owners.iter().all(|(_, pattern)| judges_by_extension(pattern)),
            matched: Matched::new(owners.len()),
            owners,
            policies: RwLock::default(),
            origins,
        }
    }

    /// The generator.
    pub(super) fn generator(&self) -> Generator {
        self.dialect.generator
    }

    /// The configuration.
    pub(super) fn config(&self) -> Option<&Config> {
        self.origins.config.as_deref()
    }

    /// Whether the configuration names the generator.
    pub(super) fn names_preset(&self) -> bool {
        self.config().is_some_and(|config| config.preset.is_some())
    }

    /// Whether the folder at `path` (absolute) is one of the generator's template folders.
    pub(super) fn is_template_folder(&self, path: &Path) -> bool {
        files::below(path, &self.origins.generator_folder)
            .is_some_and(|below| self.preset.templates.contain(below))
    }

    /// Whether files of one folder with one extension have one policy.
    pub(super) fn judges_by_extension(&self) -> bool {
        self.by_extension && self.origins.projects.iter().all(|project| project.judges_by_extension())
    }

    /// Whether the glob of a collection that matches the page is of that kind; `path` is relative to the site's folder.
    pub(super) fn in_collection(&self, path: &Path, is: impl Fn(&str) -> bool) -> bool {
        let matches = self.globs.matches(path);
        matches
            .into_iter()
            .map(|at| &self.owners[at])
            .any(|(part, glob)| is(glob) && self.collection(*part).is_some())
    }

    /// The parts that name the page and that `what` picks, each once, in order, with the first of their globs that does.
    pub(super) fn matching<T>(&self, path: &Path, what: impl Fn(Part) -> Option<T>) -> Vec<(T, Box<str>)> {
        let mut owners: Vec<_> = self.globs.matches(path).into_iter().map(|at| &self.owners[at]).collect();
        owners.dedup_by_key(|(part, _)| *part);
        owners.into_iter().filter_map(|(part, glob)| Some((what(*part)?, glob.clone()))).collect()
    }

    /// The policy of the page at `path`, relative to the site's folder.
    pub(super) fn policy(&self, path: &Path) -> Arc<Policy> {
        let (parts, matched) = self.parts(path);
        if let Some(policy) = self.policies.read().unwrap_or_else(PoisonError::into_inner).get(&parts) {
            return Arc::clone(policy);
        }
        let policy = Arc::new(self.decide(&parts, matched));
        let mut policies = self.policies.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(policies.entry(parts).or_insert(policy))
    }

    /// The collection of each of their globs, in file order, and whether a page has matched it.
    pub(super) fn collection_globs(&self) -> impl Iterator<Item = (&Collection, bool)> {
        self.owners
            .iter()
            .zip(self.matched.all())
            .filter_map(|((part, _), matched)| Some((self.collection(*part)?, matched)))
    }

    /// The parts that apply to a page: every section and override, but one collection only. With the index of the glob
    /// that brought the collection.
    pub(super) fn parts(&self, path: &Path) -> (Vec<Part>, Option<usize>) {
        let matches = self.globs.matches(path);
        let mut deciding: Option<usize> = None;
        let mut parts: Vec<Part> = Vec::with_capacity(matches.len());
        for at in matches {
            let part = self.owners[at].0;
            self.matched.note(at);
            let is_collection = self.collection(part).is_some();
            // Globs come in the order of their parts: the first collection wins.
            if parts.last() != Some(&part) && !(is_collection && deciding.is_some()) {
                parts.push(part);
                deciding = deciding.or(is_collection.then_some(at));
            }
        }
        self.add_imported(&mut parts, path);
        (parts, deciding)
    }

    fn section(&self, part: Part) -> Option<&Collection> {
        self.preset.config.collections.get(part as usize)
    }

    pub(super) fn collection(&self, part: Part) -> Option<&Collection> {
        let at = (part as usize).checked_sub(self.preset.config.collections.len())?;
        self.config()?.collections.get(at)
    }

    pub(super) fn override_of(&self, part: Part) -> Option<&Override> {
        let config = self.config()?;
        let before = self.preset.config.collections.len() + config.collections.len();
        config.overrides.get((part as usize).checked_sub(before)?)
    }

    pub(super) fn decide(&self, parts: &[Part], matched: Option<usize>) -> Policy {
        let mut levels = self.chosen.levels();
        if let Some(config) = self.config() {
            self.chosen.apply(&mut levels, &config.rules);
        }
        let imported: Vec<&(Collection, Box<str>)> =
            parts.iter().filter_map(|part| self.imported(*part)).collect();
        let collection = parts.iter().find_map(|part| self.collection(*part));
        let changes: Vec<&Override> = parts.iter().filter_map(|part| self.override_of(*part)).collect();
        for change in &changes {
            self.chosen.apply(&mut levels, &change.rules);
        }
        let of_tools = imported.iter().map(|(collection, _)| collection);
        let sections = of_tools.chain(parts.iter().filter_map(|part| self.section(*part)));
        let schema = self.schema(collection, &self.with_well_known(sections), &changes);
        self.chosen.conclude(&mut levels);
        let takes_data = collection.is_some_and(|part| part.files.iter().any(|glob| names_data(glob)));
        let dialect = Dialect { takes_data, ..self.dialect.clone() };
        let mut policy = Policy::new(dialect, schema, levels, Arc::clone(&self.folder));
        policy.files = Arc::clone(&self.origins.files);
        policy.roots = Arc::clone(&self.roots);
        policy.facts = Arc::clone(&self.facts);
        policy.scope = self.chosen.set.scope(self.config());
        policy.group = Group::named(&self.folder, collection.map(|part| &*part.name));
        policy.why = Provenance {
            config: self.config().and_then(|config| config.file.clone()),
            extends: self.config().map(|config| config.extends.clone()).unwrap_or_default(),
            preset: Some((self.origins.preset.name.into(), self.origins.reason.clone())),
            schemas: imported.iter().map(|(part, file)| (part.name.clone(), file.clone())).collect(),
            collection: collection
                .zip(matched)
                .map(|(part, at)| (part.name.clone(), self.owners[at].1.clone())),
        };
        policy
    }
}
