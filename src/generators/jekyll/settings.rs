//! What Jekyll's `_config.yml` and `Gemfile` say of a site.

use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::files::Files;
use crate::generators::settings::{first, is_off, timezone};
use crate::generators::{Collections, Settings};

use super::SETTINGS;

/// What they say. Without Jekyll's own files there is nothing to read.
pub(super) fn read(files: &dyn Files, folder: &Path, is_found: bool) -> Settings {
    if !is_found {
        return Settings::default();
    }
    let text = first(files, folder, SETTINGS);
    let written: Option<Written> = text.as_deref().and_then(|text| serde_yaml::from_str(text).ok());
    Settings {
        has_term_pages: has_archives(files, folder),
        timezone: text.as_deref().and_then(timezone),
        collections: written.as_ref().map(collections),
        pattern: written.and_then(pattern),
        ..Settings::default()
    }
}

/// Whether Jekyll writes a page for each tag and category.
fn has_archives(files: &dyn Files, folder: &Path) -> bool {
    let mut names = SETTINGS.iter().chain(&["Gemfile"]);
    names.any(|name| files.settings(&folder.join(name)).is_ok_and(|text| text.contains("jekyll-archives")))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Written {
    permalink: Option<Box<str>>,
    collections: Value,
}

/// The pattern of the addresses of posts; that of their collection comes before that of the site.
fn pattern(written: Written) -> Option<Box<str>> {
    let of_posts = written.collections.get("posts").and_then(|posts| posts.get("permalink")?.as_str());
    of_posts.map(Into::into).or(written.permalink)
}

/// The collections, and whether their documents get pages; a list only names them.
fn collections(written: &Written) -> Collections {
    let is_written = |settings: &Value| match settings.get("output") {
        Some(Value::String(word)) => !is_off(word),
        Some(Value::Bool(flag)) => *flag,
        other => other.is_some_and(|value| !value.is_null()),
    };
    match &written.collections {
        Value::Object(all) => {
            all.iter().map(|(name, settings)| (name.as_str().into(), is_written(settings))).collect()
        }
        Value::Array(names) => {
            names.iter().filter_map(Value::as_str).map(|name| (name.into(), false)).collect()
        }
        _ => Box::default(),
    }
}
