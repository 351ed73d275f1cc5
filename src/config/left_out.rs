//! What a site leaves out of its pages or takes in: in Jekyll's `_config.yml`, in `.eleventyignore`, in the settings of Obsidian.

use std::path::Path;

use serde::Deserialize;

use crate::files::Files;
use crate::generators::Choice;

/// What a site chooses to have among its pages.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct LeftOut {
    /// Patterns of what has no pages.
    #[serde(deserialize_with = "texts")]
    pub(super) exclude: Vec<String>,
    #[serde(deserialize_with = "texts")]
    include: Vec<String>,
    #[serde(deserialize_with = "texts")]
    collections: Vec<String>,
    collections_dir: Option<String>,
}

impl LeftOut {
    /// What the site at `base` says.
    pub(super) fn of(files: &dyn Files, base: &Path, choice: Choice) -> Self {
        match choice {
            Choice::Nowhere => Self::default(),
            Choice::List(name) => Self { exclude: ignored(files, &base.join(name)), ..Self::default() },
            Choice::Folders(keys) => {
                let folder = |&(name, key): &(&str, &str)| {
                    let text = files.settings(&base.join(name)).ok()?;
                    let settings: serde_json::Value = serde_json::from_str(&text).ok()?;
                    let folder = settings.get(key)?.as_str()?.trim_matches('/');
                    (!folder.is_empty()).then(|| format!("./{}", globset::escape(folder)))
                };
                Self { exclude: keys.iter().filter_map(folder).collect(), ..Self::default() }
            }
            Choice::Settings(names) => {
                let text = names.iter().find_map(|name| files.settings(&base.join(name)).ok());
                text.and_then(|text| serde_yaml::from_str(&text).ok()).unwrap_or_default()
            }
        }
    }

    /// Folders with an underscore that contain pages anyway.
    pub(super) fn kept(&self) -> impl Iterator<Item = Box<str>> {
        let collections = self.collections.iter().map(|name| format!("_{name}").into());
        let included = self.include.iter().chain(&self.collections_dir);
        collections.chain(included.map(|name| name.trim_matches('/').into()))
    }
}

/// What a list in a folder of pages below that of the site leaves out, as patterns of the site.
pub(super) fn below(files: &dyn Files, (base, folder): (&Path, &Path), choice: Choice) -> Vec<String> {
    let (Choice::List(name), Ok(inside)) = (choice, folder.strip_prefix(base)) else { return Vec::new() };
    let Some(inside) = inside.to_str().filter(|inside| !inside.is_empty()) else { return Vec::new() };
    let inside = globset::escape(inside);
    ignored(files, &folder.join(name)).iter().map(|line| format!("./{inside}/{line}")).collect()
}

/// A list of texts, or the keys of a mapping; what is neither contains none.
fn texts<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    use serde_yaml::Value;
    let text = |value: Value| value.as_str().map(str::to_owned);
    Ok(match Value::deserialize(deserializer)? {
        Value::Sequence(items) => items.into_iter().filter_map(text).collect(),
        Value::Mapping(entries) => entries.into_iter().filter_map(|(key, _)| text(key)).collect(),
        _ => Vec::new(),
    })
}

/// The patterns of a list of what to ignore, a line each.
fn ignored(files: &dyn Files, list: &Path) -> Vec<String> {
    let text = files.settings(list).unwrap_or_default();
    let lines = text.lines().map(|line| line.trim().trim_start_matches("./"));
    lines.filter(|line| !line.is_empty() && !line.starts_with(['#', '!'])).map(str::to_owned).collect()
}
