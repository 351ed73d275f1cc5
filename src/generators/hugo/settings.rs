//! The taxonomies and the time zone of Hugo's own configuration.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::files::Files;
use crate::generators::Settings;
use crate::generators::settings::setting;

use super::files::SETTINGS;

/// What it says. Without Hugo's own files there is nothing to read.
pub(super) fn read(files: &dyn Files, folder: &Path, is_found: bool) -> Settings {
    if !is_found {
        return Settings::default();
    }
    let timezone = SETTINGS.iter().find_map(|name| setting(files, &folder.join(name), "timezone"));
    Settings { taxonomies: taxonomies(files, folder), timezone, ..Settings::default() }
}

/// The names, as pages write them; `None` if none are declared, so that Hugo's own apply.
fn taxonomies(files: &dyn Files, folder: &Path) -> Option<Box<[Box<str>]>> {
    let written = |name: &str| decode::<Written>(name, &files.settings(&folder.join(name)).ok()?);
    let own = || {
        let names = ["config/_default/taxonomies.toml", "config/_default/taxonomies.yaml"];
        names.iter().find_map(|name| decode::<Names>(name, &files.settings(&folder.join(name)).ok()?))
    };
    let names = SETTINGS.iter().find_map(|name| written(name)?.taxonomies).or_else(own)?;
    Some(names.into_values().map(Into::into).collect())
}

type Names = BTreeMap<String, String>;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Written {
    #[serde(alias = "Taxonomies")]
    taxonomies: Option<Names>,
}

/// A settings file by its extension; JSON is YAML.
fn decode<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Option<T> {
    if Path::new(name).extension().is_some_and(|extension| extension == "toml") {
        toml::from_str(text).ok()
    } else {
        serde_yaml::from_str(text).ok()
    }
}
