//! What a generator's own configuration says of a site.

use std::path::Path;

use crate::files::Files;

/// The collections that a site declares, and whether their documents get pages.
pub type Collections = Box<[(Box<str>, bool)]>;

/// What a generator's own configuration says of a site, as far as anything asks.
#[derive(Debug, Default)]
pub struct Settings {
    /// The taxonomies that the site declares; `None` where that is not known.
    pub taxonomies: Option<Box<[Box<str>]>>,
    /// Whether a plugin writes a page for each term.
    pub has_term_pages: bool,
    /// The time zone of the site, as its configuration names it.
    pub timezone: Option<Box<str>>,
    /// The pattern of the addresses of posts.
    pub pattern: Option<Box<str>>,
    /// Its collections besides that of posts; `None` where they are not known.
    pub collections: Option<Collections>,
    /// Whether the schema of each collection takes nothing but a boolean in `draft`.
    pub wants_flag: bool,
}

/// The text of the first of these files that is there.
pub(super) fn first(files: &dyn Files, folder: &Path, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| files.settings(&folder.join(name)).ok())
}

/// `timezone` of a configuration in YAML.
pub(super) fn timezone(text: &str) -> Option<Box<str>> {
    let value = text.lines().find_map(|line| line.strip_prefix("timezone:"))?;
    let value = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then(|| value.into())
}

/// Whether the value of a setting says no; whatever else it is counts as yes.
pub fn is_off(value: &str) -> bool {
    ["false", "no", "off", "null", "~"].iter().any(|word| word.eq_ignore_ascii_case(value))
}

/// The value of a key at the root of a file, which is TOML where its lines have equals signs.
pub fn setting(files: &dyn Files, path: &Path, key: &str) -> Option<Box<str>> {
    let text = files.settings(path).ok()?;
    if path.extension().is_some_and(|extension| extension == "json") {
        let written: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).ok()?;
        let (_, value) = written.iter().find(|(name, _)| name.eq_ignore_ascii_case(key))?;
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        return (!value.is_empty()).then(|| value.into());
    }
    let mut lines = text.lines().take_while(|line| !line.starts_with('['));
    lines.find_map(|line| {
        let (name, value) = line.split_once([':', '='])?;
        let is_it = name.trim_end().trim_matches(['"', '\'']).eq_ignore_ascii_case(key);
        let value = value.split(" #").next()?.trim().trim_matches(['"', '\'']);
        (is_it && !value.is_empty()).then(|| value.into())
    })
}
