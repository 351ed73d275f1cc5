//! What a site's configuration says of pages whose date has not come, and of its time zone.

use std::path::Path;

use crate::files::Files;
use crate::generators::HUGO_SETTINGS;

use super::site::Origins;

/// No generator's configuration is larger, in bytes.
const LIMIT: u64 = 4 << 20;

/// The files that may have such settings.
const JEKYLL_SETTINGS: [&str; 2] = ["_config.yml", "_config.yaml"];

/// Whether such pages are published.
pub(super) fn publishes(origins: &Origins) -> bool {
    let key = origins.preset.dialect().generator.facts().dates.future_setting;
    let mut names = HUGO_SETTINGS.iter().chain(&JEKYLL_SETTINGS);
    origins.is_found
        && !key.is_empty()
        && names.any(|name| {
            value(&*origins.files, &origins.generator_folder.join(name), key).is_some_and(|it| &*it == "true")
        })
}

/// `timeZone` of Hugo.
pub(super) fn zone(files: &dyn Files, folder: &Path) -> Option<Box<str>> {
    HUGO_SETTINGS.iter().find_map(|name| value(files, &folder.join(name), "timezone"))
}

/// The value of a key at the root of a file, which is TOML where its lines have equals signs.
fn value(files: &dyn Files, path: &Path, key: &str) -> Option<Box<str>> {
    let text = files.text(path, LIMIT).ok()?;
    let is_json = path.extension().is_some_and(|extension| extension == "json");
    let mut lines = text.lines().take_while(|line| !line.starts_with('['));
    lines.find_map(|line| {
        // Only JSON is indented at its root.
        let line = if is_json { line.trim_start() } else { line };
        let (name, value) = line.split_once([':', '='])?;
        let is_it = name.trim_end().trim_matches(['"', '\'']).eq_ignore_ascii_case(key);
        let value = value.split(" #").next()?.trim().trim_end_matches(',').trim_matches(['"', '\'']);
        (is_it && !value.is_empty()).then(|| value.into())
    })
}
