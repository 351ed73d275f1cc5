//! The languages that a configuration of Hugo turns off: their files are not pages.

use std::path::{Path, PathBuf};

use serde_yaml::{Mapping, Value};

use crate::files::{self, Files};

use super::listed::{of, parsed, texts};

/// Where languages have files of their own: `languages.de.toml`.
const FOLDER: &str = "config/_default";

/// What is turned off.
#[derive(Debug, Default)]
pub(super) struct TurnedOff {
    /// The languages: Hugo compares names of files in lower case, and what is listed as it is written.
    names: Vec<String>,
    /// The folders that contain only their pages, absolute.
    folders: Vec<PathBuf>,
}

impl TurnedOff {
    /// What the configuration of the site at `base` says; `names` are its files.
    pub(super) fn of(files: &dyn Files, base: &Path, names: &[&str]) -> Self {
        if names.is_empty() {
            return Self::default();
        }
        let of_languages = own_files(files, base);
        let names = names.iter().copied().chain(of_languages.iter().map(String::as_str));
        let read = |name: &str| Some((name.to_owned(), files.settings(&base.join(name)).ok()?));
        let texts: Vec<(String, String)> = names.filter_map(read).collect();
        if !texts.iter().any(|(_, text)| text.to_ascii_lowercase().contains("disable")) {
            return Self::default();
        }
        let roots: Vec<Value> =
            texts.iter().filter_map(|(name, text)| rooted(name, parsed(name, text)?)).collect();
        let names = turned_off(&roots);
        let folders = if names.is_empty() { Vec::new() } else { folders(&roots, base, &names) };
        Self { names, folders }
    }

    /// Takes the folders of such languages from those of pages, if others are left.
    pub(super) fn take_from(&self, folders: &mut Vec<PathBuf>) {
        if folders.iter().any(|folder| !self.folders.contains(folder)) {
            folders.retain(|folder| !self.folders.contains(folder));
        }
    }

    /// Whether it may leave out one file of a folder and not another.
    pub(super) const fn asks_for_files(&self) -> bool {
        !self.names.is_empty()
    }

    /// Whether the file is of such a language by its name: `about.de.md`.
    pub(super) fn leaves_out(&self, file: &Path) -> bool {
        if self.names.is_empty() {
            return false;
        }
        let language = file.file_stem().and_then(|stem| Path::new(stem).extension()?.to_str());
        language.is_some_and(|language| self.names.contains(&language.to_lowercase()))
    }
}

fn own_files(files: &dyn Files, base: &Path) -> Vec<String> {
    let mut found = Vec::new();
    // A folder that is not there has none.
    let _ = files.each_name(&base.join(FOLDER), &mut |name| {
        let name =
            name.to_str().filter(|name| name.starts_with("languages.") && name.matches('.').count() == 2);
        found.extend(name.map(|name| format!("{FOLDER}/{name}")));
        true
    });
    found
}

/// The file as if it were a part of the main one: `config/_default/languages.toml` is what is below `languages`.
fn rooted(name: &str, root: Value) -> Option<Value> {
    let mut parts = Path::new(name).file_name()?.to_str()?.split('.');
    let below = |key: &str, value: Value| Value::from(Mapping::from_iter([(Value::from(key), value)]));
    Some(match (parts.next()?, parts.next(), parts.next()) {
        ("languages", Some(language), Some(_)) => below("languages", below(language, root)),
        (key @ ("languages" | "module"), _, _) => below(key, root),
        _ => root,
    })
}

fn languages(roots: &[Value]) -> impl Iterator<Item = (String, &Value)> {
    let all = roots.iter().filter_map(|root| of(root, "languages")?.as_mapping());
    all.flatten().filter_map(|(name, language)| Some((name.as_str()?.to_lowercase(), language)))
}

fn turned_off(roots: &[Value]) -> Vec<String> {
    let says_so = |language: &Value| of(language, "disabled").is_some_and(|it| it.as_bool() == Some(true));
    let own = languages(roots).filter(|(_, language)| says_so(language)).map(|(name, _)| name);
    let listed = roots.iter().filter_map(|root| of(root, "disableLanguages")).flat_map(texts);
    own.chain(listed).collect()
}

/// The folders of such languages, and of no other.
fn folders(roots: &[Value], base: &Path, names: &[String]) -> Vec<PathBuf> {
    let is_off = |name: &String| names.contains(name);
    let folder = |value: &Value| Some(files::absolute(base, Path::new(value.as_str()?)));
    let own = languages(roots)
        .filter_map(|(name, language)| Some((is_off(&name), folder(of(language, "contentDir")?)?)));
    let mounts = roots.iter().filter_map(|root| of(of(root, "module")?, "mounts")?.as_sequence()).flatten();
    let mounted = mounts.filter_map(|mount| {
        let of_matrix = || of(of(of(mount, "sites")?, "matrix")?, "languages");
        let languages = of(mount, "lang").or_else(of_matrix).map(texts).unwrap_or_default();
        let is_off = !languages.is_empty() && languages.iter().all(is_off);
        Some((is_off, folder(of(mount, "source")?)?))
    });
    let (off, on): (Vec<_>, Vec<_>) = own.chain(mounted).partition(|&(is_off, _)| is_off);
    let is_shared = |folder: &PathBuf| on.iter().any(|(_, other)| other == folder);
    off.into_iter().map(|(_, folder)| folder).filter(|folder| !is_shared(folder)).collect()
}
