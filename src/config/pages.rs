//! The folders of a site that contain pages: the defaults of the generator, and its configuration.

use std::path::{Component, Path, PathBuf};

use crate::files::{self, Files};
use crate::generators::{Generator, Pages, Underscores};
use globset::GlobSet;

use super::collections::Collections;
use super::left_out::{self, LeftOut};
use super::listed::Listed;
use super::literals::{is_yaml, written};
use super::mounted::Mounted;
use super::turned_off::TurnedOff;
use super::written::folder_globs;

/// Where the pages of one site are.
#[derive(Debug)]
pub(super) struct PageFolders {
    /// The generator's folder, absolute.
    base: PathBuf,
    /// Folders that contain all pages, absolute; empty if the whole tree does.
    folders: Vec<PathBuf>,
    underscores: Underscores,
    /// Names with an underscore that the site's configuration adds to the generator's.
    kept: Vec<Box<str>>,
    /// What the site's configuration leaves out.
    excluded: GlobSet,
    /// What it lists in the patterns of the generator.
    listed: Vec<Listed>,
    /// What it mounts.
    mounted: Mounted,
    /// What its collections read.
    collections: Collections,
    /// Its languages without pages.
    turned_off: TurnedOff,
    /// Where links with such names lead below the generator's folder, absolute: the pages there are read through the link.
    linked: Vec<PathBuf>,
}

impl PageFolders {
    /// Those of the site at `base`, where the generator was detected.
    pub(super) fn of(files: &dyn Files, generator: Generator, base: &Path) -> Self {
        let pages = &generator.facts().pages;
        let mut mounted = Mounted::of(files, base, pages.mounts);
        let mut folders = std::mem::take(&mut mounted.folders);
        if !mounted.replace {
            folders.extend(self::folders(files, pages, base).unwrap_or_default());
        }
        // A folder that is not there decides nothing: a site may be laid out in a way that is not known here.
        folders.retain(|folder| files.is_folder(folder));
        let turned_off = TurnedOff::of(files, base, pages.languages);
        turned_off.take_from(&mut folders);
        let site = LeftOut::of(files, base, pages.choice);
        folders.extend(folders.clone().iter().filter_map(|folder| link_target(files, base, folder)));
        let kept: Vec<Box<str>> = site.kept().collect();
        let linked = kept.iter().filter_map(|name| link_target(files, base, &base.join(&**name))).collect();
        let deeper = folders.iter().flat_map(|folder| left_out::below(files, (base, folder), pages.choice));
        let excluded: Vec<String> = site.exclude.iter().cloned().chain(deeper).collect();
        let excluded = folder_globs(excluded.iter().map(String::as_str));
        let listed = Listed::of(files, base, pages.lists);
        Self {
            base: base.to_owned(),
            folders,
            underscores: pages.underscores,
            kept,
            excluded,
            listed,
            mounted,
            collections: Collections::of(files, base, pages.collections),
            turned_off,
            linked,
        }
    }

    /// Whether the folder, which is absolute, may contain pages.
    pub(super) fn holds(&self, folder: &Path) -> bool {
        if self.linked.iter().any(|linked| folder.starts_with(linked)) {
            return true;
        }
        let inside = self.folders.iter().filter_map(|known| files::below(folder, known));
        let below = match inside.min_by_key(|below| below.as_os_str().len()) {
            Some(below) => below,
            None if !self.folders.is_empty() => return false,
            None => match files::below(folder, &self.base) {
                Some(below) => below,
                None => return true,
            },
        };
        if self.excludes(folder) {
            return false;
        }
        let has_any = memchr::memchr(b'_', below.as_os_str().as_encoded_bytes()).is_some();
        let names = below.components().filter_map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        });
        let mut names = names.filter(|name| name.starts_with('_'));
        !has_any || names.all(|name| self.keeps(name))
    }

    /// Whether the site's configuration may leave out one file of a folder and not another.
    pub(super) fn asks_for_files(&self) -> bool {
        let asks = self.mounted.asks_for_files() || self.turned_off.asks_for_files();
        let asks = asks || matches!(self.underscores, Underscores::PassedOverIn(_));
        asks || !self.excluded.is_empty() || !self.listed.is_empty()
    }

    /// Whether the site's configuration leaves the file out, which is absolute, in a folder that may contain pages.
    pub(super) fn leaves_out(&self, file: &Path) -> bool {
        let base = std::slice::from_ref(&self.base);
        let folders = if self.folders.is_empty() { base } else { &self.folders };
        let is_linked = || self.linked.iter().any(|linked| file.starts_with(linked));
        let is_excluded = !self.excluded.is_empty()
            && files::below(file, &self.base).is_some_and(|below| self.excluded.is_match(below));
        (is_excluded && !is_linked())
            || self.mounted.leaves_out(file)
            || self.turned_off.leaves_out(file)
            || self.is_underscored(file)
            || self.collections.leave_out(file)
            || self.listed.iter().any(|list| list.contains(file, &self.base, folders))
    }

    fn is_underscored(&self, file: &Path) -> bool {
        let Underscores::PassedOverIn(folder) = self.underscores else { return false };
        let below = files::below(file, &self.base).and_then(|below| below.strip_prefix(folder).ok());
        below.is_some_and(|below| below.iter().any(|name| name.as_encoded_bytes().starts_with(b"_")))
    }

    /// Whether it leaves out a folder, or one above it.
    fn excludes(&self, folder: &Path) -> bool {
        !self.excluded.is_empty()
            && files::below(folder, &self.base).is_some_and(|below| {
                below.ancestors().any(|part| !part.as_os_str().is_empty() && self.excluded.is_match(part))
            })
    }

    /// Whether a file of that name is skipped, in whatever folder.
    pub(super) fn passes_over(&self, name: &[u8]) -> bool {
        matches!(self.underscores, Underscores::PassedOver(_)) && name.starts_with(b"_")
    }

    /// Whether a glob names all folders above a file that the generator leaves out for their underscore: `src/**` takes
    /// in the pages below `src`, and not the templates in `src/_includes`.
    pub(super) fn are_named(&self, folder: &Path, glob: &str) -> bool {
        let names = folder.iter().filter_map(|name| name.to_str());
        let mut left_out = names.filter(|name| name.starts_with('_') && !self.keeps(name));
        left_out.all(|name| glob.contains(name))
    }

    fn keeps(&self, name: &str) -> bool {
        match self.underscores {
            Underscores::Kept | Underscores::PassedOverIn(_) => true,
            Underscores::LeftOut(these) => !these.contains(&name),
            Underscores::PassedOver(but) => {
                but.contains(&name) || self.kept.iter().any(|kept| **kept == *name)
            }
        }
    }
}

/// Where a folder of pages lies that is a symbolic link to another below `base`: walks follow no links, the generator does.
fn link_target(files: &dyn Files, base: &Path, folder: &Path) -> Option<PathBuf> {
    let target = base.join(files.real(folder).ok()?.strip_prefix(files.real(base).ok()?).ok()?);
    (target != folder && target != base).then_some(target)
}

/// The folders of pages by default and by settings; `None` if a setting cannot be read without running it.
fn folders(files: &dyn Files, pages: &Pages, base: &Path) -> Option<Vec<PathBuf>> {
    let mut names: Vec<String> = pages.folders.iter().map(|&name| name.to_owned()).collect();
    for setting in pages.settings {
        let mut found = Vec::new();
        let mut replaces = false;
        for name in setting.files {
            if let Ok(text) = files.settings(&base.join(name)) {
                let values = written(&text, setting, is_yaml(name))?;
                replaces |= !values.is_empty() && (setting.replaces)(&text);
                found.extend(values);
            }
        }
        let is_there = |name: &String| files.is_folder(&files::absolute(base, Path::new(name)));
        if replaces && found.iter().any(is_there) {
            names.clear();
        }
        names.append(&mut found);
    }
    let folders: Vec<PathBuf> = names.iter().map(|name| files::absolute(base, Path::new(name))).collect();
    // A setting that names the whole site.
    if folders.iter().any(|folder| folder == base) { None } else { Some(folders) }
}
