//! The taxonomies of Zola's own configuration.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::files::Files;
use crate::generators::Settings;
use crate::generators::settings::first;

/// What `zola.toml` or `config.toml` says.
pub(super) fn read(files: &dyn Files, folder: &Path) -> Settings {
    Settings { taxonomies: taxonomies(files, folder), ..Settings::default() }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Written {
    taxonomies: Vec<Taxonomy>,
    languages: BTreeMap<String, Language>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Language {
    taxonomies: Vec<Taxonomy>,
}

#[derive(Deserialize)]
struct Taxonomy {
    name: Box<str>,
}

/// The names, those of all languages together.
fn taxonomies(files: &dyn Files, folder: &Path) -> Option<Box<[Box<str>]>> {
    let text = first(files, folder, super::SETTINGS)?;
    let written: Written = toml::from_str(&text).ok()?;
    let languages = written.languages.into_values().flat_map(|language| language.taxonomies);
    Some(written.taxonomies.into_iter().chain(languages).map(|taxonomy| taxonomy.name).collect())
}
