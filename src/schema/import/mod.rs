//! The schema that a project already has, written for another tool: read as fields of collections.

mod astro;
mod choice;
mod content_config;
mod decap;
mod front_matter;
mod json_schema;
mod obsidian;
mod pages;
mod parts;
mod tina;
mod zod;
mod zod_schema;
mod zod_types;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use crate::files::Files;
use crate::generators::astro::{COLLECTIONS, CONFIGURATIONS};
use crate::value::json_words;

use super::Field;

/// Where a schema of another tool comes from.
#[derive(Debug, PartialEq, Eq)]
pub struct SchemaSource {
    /// The file, from the folder of the project on.
    pub path: Box<str>,
    /// Whether a page that does not fit stops the build; an editor only refuses to save it.
    pub is_binding: bool,
}

/// Pages that the schema of another tool is about.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The collection there.
    pub name: Box<str>,
    /// Its pages, from the folder of the project on.
    pub globs: Vec<Box<str>>,
    /// What they contain.
    pub fields: Vec<Field>,
    /// Where that is said.
    pub source: Arc<SchemaSource>,
    /// What cannot be said here: left out, never guessed.
    pub unsaid: Vec<String>,
}

/// What a reader has at hand.
#[derive(Clone, Copy, Debug)]
struct Place<'p> {
    files: &'p dyn Files,
    /// The folder of the project, absolute.
    folder: &'p Path,
    /// The path of the schema below it.
    path: &'static str,
}

type Reader = fn(Place<'_>) -> Result<Vec<Imported>, String>;

/// Where tools keep their schemas, from the folder of the project on.
const KNOWN: [(&str, Reader); 14] = [
    (".astro/collections", astro::read),
    (".obsidian/types.json", obsidian::read),
    ("admin/config.yml", decap::read),
    ("docs/admin/config.yml", decap::read),
    ("public/admin/config.yml", decap::read),
    ("source/admin/config.yml", decap::read),
    ("src/admin/config.yml", decap::read),
    ("static/admin/config.yml", decap::read),
    (".pages.yml", pages::read),
    (".pages.yaml", pages::read),
    ("frontmatter.json", front_matter::read),
    (".frontmatter/config.json", front_matter::read),
    ("tina/__generated__/_schema.json", tina::read),
    (".tina/__generated__/_schema.json", tina::read),
];

/// Where they are kept, and the programs that are read where none was written.
fn known() -> impl Iterator<Item = (&'static str, Reader)> {
    let programs = COLLECTIONS.iter().map(|path| (*path, content_config::read as Reader));
    KNOWN.into_iter().chain(programs)
}

/// The first parts of the paths where schemas are kept.
pub fn names() -> impl Iterator<Item = &'static str> {
    KNOWN.iter().map(|(path, _)| first_part(path)).chain(CONFIGURATIONS.iter().copied())
}

/// The collections that the schemas in a folder speak of, and the paths of those that cannot be used, each with a
/// sentence that says why. `has` tells which of [`names`] the folder contains.
pub fn in_folder(
    files: &dyn Files,
    folder: &Path,
    has: impl Fn(&str) -> bool,
) -> (Vec<Imported>, Vec<(&'static str, String)>) {
    let (mut collections, mut broken) = (Vec::new(), Vec::new());
    let is_there = |path: &&str| files.is_file(&folder.join(path));
    let program = CONFIGURATIONS
        .iter()
        .any(|name| has(name))
        .then(|| COLLECTIONS.iter().copied().find(is_there))
        .flatten();
    let written = KNOWN.into_iter().filter(|(path, _)| has(first_part(path)));
    for (path, read) in written.chain(program.map(|path| (path, content_config::read as Reader))) {
        if !is_of_folder_above(files, folder, path)
            && !is_left_over(files, folder, path)
            && files.exists(&folder.join(path))
        {
            match read(Place { files, folder, path }) {
                Ok(mut found) => collections.append(&mut found),
                Err(reason) => broken.push((path, reason)),
            }
        }
    }
    (collections, broken)
}

/// The same for one file that somebody names, with the folder of its project; `None` if its name tells no tool.
pub fn from_file(files: &dyn Files, file: &Path) -> Option<(PathBuf, Result<Vec<Imported>, String>)> {
    let (path, read) = known().filter(|(path, _)| file.ends_with(path)).max_by_key(|(path, _)| path.len())?;
    let folder = file.ancestors().nth(path.split('/').count())?;
    Some((folder.to_owned(), read(Place { files, folder, path })))
}

/// Whether the folder is where the site above keeps its admin page (`static`), and not a project.
fn is_of_folder_above(files: &dyn Files, folder: &Path, path: &str) -> bool {
    const ADMIN: &str = "admin/config.yml";
    let own = || folder.file_name().and_then(|name| name.to_str()).map(|name| format!("{name}/{ADMIN}"));
    path == ADMIN
        && own().is_some_and(|own| KNOWN.iter().any(|(known, _)| *known == own))
        && !files.exists(&folder.join(".git"))
}

/// Whether the schema was made of a configuration that is no longer there.
fn is_left_over(files: &dyn Files, folder: &Path, path: &str) -> bool {
    let Some((tool, _)) = path.split_once("/__generated__/") else { return false };
    let mut is_made = false;
    let _ = files.each_name(&folder.join(tool), &mut |name| {
        let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str());
        is_made = matches!(stem, Some("config" | "schema"));
        !is_made
    });
    !is_made
}

fn first_part(path: &'static str) -> &'static str {
    path.split('/').next().unwrap_or(path)
}

impl Place<'_> {
    fn source(&self, is_binding: bool) -> Arc<SchemaSource> {
        Arc::new(SchemaSource { path: self.path.into(), is_binding })
    }

    /// The YAML file, as JSON has it.
    fn yaml(&self) -> Result<Value, String> {
        let text = self.text(self.path)?;
        serde_yaml::from_str(&text).map_err(|error| format!("it is not valid YAML: {error}"))
    }

    /// A JSON file, with comments where the tool allows them.
    fn json(&self, path: &str) -> Result<Value, String> {
        let text = self.text(path)?;
        serde_json::from_str(&text).map_err(|error| format!("it is not valid JSON: {}", json_words(&error)))
    }

    fn text(&self, path: &str) -> Result<String, String> {
        let text = self.files.settings(&self.folder.join(path));
        text.map(|text| text.trim_start_matches('\u{feff}').to_owned())
            .map_err(|error| format!("it cannot be read: {error}"))
    }
}
