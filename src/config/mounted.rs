//! The folders that a configuration of Hugo mounts below `content`, and the files of them that it leaves out.

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use serde_yaml::Value;

use crate::files::{self, Files};

use super::listed::{of, parsed, texts};
use super::literals::{entries, is_yaml, literal};

/// What is mounted.
#[derive(Debug, Default)]
pub(super) struct Mounted {
    /// The folders, absolute.
    pub(super) folders: Vec<PathBuf>,
    /// Whether they take the place of the usual one: Hugo adds that only if nothing is mounted there.
    pub(super) replace: bool,
    filters: Vec<Filter>,
}

/// Which files of a mounted folder are pages.
#[derive(Debug)]
struct Filter {
    folder: PathBuf,
    but: GlobSet,
    only: Option<GlobSet>,
}

impl Mounted {
    /// What the configuration of the site at `base` mounts; `names` are its files.
    pub(super) fn of(files: &dyn Files, base: &Path, names: &[&str]) -> Self {
        let mut all = Self::default();
        for name in names {
            let Ok(text) = files.settings(&base.join(name)) else { continue };
            if !text.contains("ounts") {
                continue;
            }
            all.folders.extend(written(&text, base, is_yaml(name)));
            let root = parsed(name, &text).unwrap_or_default();
            let is_module = Path::new(name).file_stem().is_some_and(|stem| stem == "module");
            let module = if is_module { Some(&root) } else { of(&root, "module") };
            let mounts = module.and_then(|module| of(module, "mounts")).and_then(Value::as_sequence);
            for mount in mounts.into_iter().flatten() {
                let text = |key| of(mount, key).and_then(Value::as_str);
                let (Some(source), Some(target)) = (text("source"), text("target")) else { continue };
                let folder = files::absolute(base, Path::new(source));
                if is_content(target) && files.is_folder(&folder) {
                    all.replace = true;
                    all.filters.extend(filter(mount, folder));
                }
            }
        }
        all
    }

    /// Whether it may leave out one file of a folder and not another.
    pub(super) const fn asks_for_files(&self) -> bool {
        !self.filters.is_empty()
    }

    /// Whether the file, which is absolute, is left out.
    pub(super) fn leaves_out(&self, file: &Path) -> bool {
        self.filters.iter().any(|filter| {
            file.strip_prefix(&filter.folder).is_ok_and(|below| {
                filter.but.is_match(below) || filter.only.as_ref().is_some_and(|only| !only.is_match(below))
            })
        })
    }
}

/// What a mount says of files: before 0.153 in two lists, later in one where `!` leaves out.
fn filter(mount: &Value, folder: PathBuf) -> Option<Filter> {
    let list = |key| of(mount, key).map(texts).unwrap_or_default();
    let (no, yes): (Vec<String>, Vec<String>) = list("files").into_iter().partition(|it| it.starts_with('!'));
    let but: Vec<String> = no
        .iter()
        .map(|it| it.trim_start_matches('!').trim().to_owned())
        .chain(list("excludeFiles"))
        .collect();
    let only: Vec<String> = yes.into_iter().chain(list("includeFiles")).collect();
    let is_free = but.is_empty() && only.is_empty();
    let only = (!only.is_empty()).then(|| globs(&only));
    (!is_free).then(|| Filter { folder, but: globs(&but), only })
}

fn globs(patterns: &[String]) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        if let Ok(glob) = GlobBuilder::new(pattern.trim_start_matches('/')).literal_separator(true).build() {
            set.add(glob);
        }
    }
    set.build().unwrap_or_default()
}

/// The folders, also those of modules that are imported.
fn written(text: &str, base: &Path, is_yaml: bool) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    let (mut source, mut target) = (None, None);
    for (key, value) in entries(text) {
        match key {
            "source" => source = literal(value, is_yaml),
            "target" => target = literal(value, is_yaml),
            _ => continue,
        }
        if let (Some(from), Some(to)) = (source, target) {
            if is_content(to) {
                folders.push(files::absolute(base, Path::new(from)));
            }
            (source, target) = (None, None);
        }
    }
    folders
}

fn is_content(target: &str) -> bool {
    target.trim_start_matches('/').starts_with("content")
}
