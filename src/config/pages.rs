//! The folders of a site that contain pages: the defaults of the generator, and its configuration.

use std::path::{Component, Path, PathBuf};

use crate::files::{self, Files};
use crate::generators::{Generator, Pages, Setting, Underscores};
use globset::GlobSet;

use super::left_out::{self, LeftOut};
use super::listed::Listed;
use super::mounted::Mounted;
use super::turned_off::TurnedOff;
use super::written::folder_globs;

/// No generator's configuration is larger, in bytes.
pub(super) const LIMIT: u64 = 4 << 20;

/// What characters end a value in TOML, YAML, JSON and JavaScript, as far as settings of one word go.
const ENDS: [char; 8] = ['\n', ',', '{', '}', '[', ']', '(', ')'];

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
            || self.listed.iter().any(|list| list.contains(file, &self.base, folders))
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
            Underscores::Kept => true,
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
            if let Ok(text) = files.text(&base.join(name), LIMIT) {
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

/// The values of a setting in a text; `None` if one is not a literal.
fn written(text: &str, setting: &Setting, is_yaml: bool) -> Option<Vec<String>> {
    let mut values = Vec::new();
    let (texts, name) = match setting.key.split_once('.') {
        Some((outer, inner)) => (objects(text, outer), inner),
        None => (vec![text], setting.key),
    };
    for (key, value) in texts.into_iter().flat_map(entries) {
        if key.eq_ignore_ascii_case(name) {
            values.push(literal(value, is_yaml)?.to_owned());
        }
    }
    let is_asked = |call: &str| text.matches(call).count() > values.len();
    if setting.without.is_some_and(is_asked) { None } else { Some(values) }
}

/// What is between the braces behind a key, in a program.
fn objects<'t>(text: &'t str, key: &str) -> Vec<&'t str> {
    let object = |(at, _): (usize, &str)| {
        let is_whole =
            !text.get(..at)?.ends_with(|sign: char| sign.is_alphanumeric() || "_.$".contains(sign));
        let behind = text.get(at + key.len()..)?.trim_start_matches(['"', '\'']).trim_start();
        let object = behind.strip_prefix(':').or_else(|| behind.strip_prefix('='))?.trim_start();
        object.strip_prefix('{')?.split('}').next().filter(|_| is_whole)
    };
    text.match_indices(key).filter_map(object).collect()
}

pub(super) fn is_yaml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "yml" || extension == "yaml")
}

/// Everything that looks like `key: value` or `key = value`, whatever the language.
pub(super) fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(ENDS).filter_map(|part| {
        let part = part.trim();
        let at = part.find([':', '='])?;
        let key = part.get(..at)?.trim().trim_start_matches("- ").trim_matches(['"', '\'']);
        Some((key, part.get(at + 1..)?.trim()))
    })
}

/// A quoted value, or the plain one of a YAML file.
pub(super) fn literal(value: &str, is_yaml: bool) -> Option<&str> {
    let value = value.split(" #").next().unwrap_or_default().trim();
    match value.chars().next() {
        Some(quote @ ('"' | '\'' | '`')) => value.get(1..)?.split_once(quote).map(|(text, _)| text),
        Some(_) if is_yaml => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_in_any_language() {
        let setting = |key| Setting { files: &[], key, replaces: |_| true, without: None };
        let one = |text: &str, key| written(text, &setting(key), key == "docs_dir");
        assert_eq!(one("contentDir = \"text\"\n", "contentdir"), Some(vec!["text".into()]));
        assert_eq!(one("docs_dir: pages # here\n", "docs_dir"), Some(vec!["pages".into()]));
        assert_eq!(one("{ srcDir: './src', x: 1 }", "srcdir"), Some(vec!["./src".into()]));
        assert_eq!(one("path: path.join(a, b)", "path"), None);
        assert_eq!(one("base: `${root}/a`", "base"), None);
        assert_eq!(one("title: A\n", "docs_dir"), Some(vec![]));
    }
}
