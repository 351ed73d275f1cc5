//! What Jekyll's `_config.yml` and `Gemfile` say of a site.

use std::path::Path;

use serde::Deserialize;

use crate::files::Files;
use crate::generators::Settings;
use crate::generators::settings::{LIMIT, first, timezone};

use super::SETTINGS;

/// What they say. Without Jekyll's own files there is nothing to read.
pub(super) fn read(files: &dyn Files, folder: &Path, is_found: bool) -> Settings {
    if !is_found {
        return Settings::default();
    }
    let text = first(files, folder, SETTINGS);
    Settings {
        has_term_pages: has_archives(files, folder),
        timezone: text.as_deref().and_then(timezone),
        pattern: text.as_deref().and_then(pattern),
        ..Settings::default()
    }
}

/// Whether Jekyll writes a page for each tag and category.
fn has_archives(files: &dyn Files, folder: &Path) -> bool {
    let mut names = SETTINGS.iter().chain(&["Gemfile"]);
    names.any(|name| files.text(&folder.join(name), LIMIT).is_ok_and(|text| text.contains("jekyll-archives")))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Written {
    permalink: Option<Box<str>>,
    collections: serde_yaml::Value,
}

/// The pattern of the addresses of posts; that of their collection comes before that of the site.
fn pattern(text: &str) -> Option<Box<str>> {
    let written: Written = serde_yaml::from_str(text).ok()?;
    let of_posts = written.collections.get("posts").and_then(|posts| posts.get("permalink")?.as_str());
    of_posts.map(Into::into).or(written.permalink)
}
