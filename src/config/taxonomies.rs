//! The taxonomies that a site of Zola declares: a page may use no other.

use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;

use crate::loader::Generator;

use super::site::Origins;

/// What of `config.toml` is looked at.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Written {
    taxonomies: Vec<Taxonomy>,
    languages: std::collections::BTreeMap<String, Language>,
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

/// The names, those of all languages together; `None` for other generators, and where `config.toml` cannot be read.
pub(super) fn of(origins: &Origins) -> Option<Arc<[Box<str>]>> {
    let is_zola = origins.preset.dialect().generator == Generator::Zola;
    is_zola.then(|| declared(&origins.generator_folder)).flatten()
}

fn declared(folder: &Path) -> Option<Arc<[Box<str>]>> {
    let text = std::fs::read_to_string(folder.join("config.toml")).ok()?;
    let written: Written = toml::from_str(&text).ok()?;
    let languages = written.languages.into_values().flat_map(|language| language.taxonomies);
    Some(written.taxonomies.into_iter().chain(languages).map(|taxonomy| taxonomy.name).collect())
}
