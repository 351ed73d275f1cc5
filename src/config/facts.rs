//! The settings of the generator's own configuration that rules use.

use std::path::Path;

use serde::Deserialize;

use crate::files::Files;
use crate::inherited::Defaults;
use crate::loader::Generator;
use crate::validators::SiteFacts;

use super::hugo;
use super::site::Origins;
use super::{future, rosters};

/// No generator's configuration is larger, in bytes.
const LIMIT: u64 = 4 << 20;

/// What can be read of it; nothing if it cannot be read.
pub(super) fn of(origins: &Origins) -> SiteFacts {
    let (files, folder) = (&*origins.files, &origins.generator_folder);
    let dialect = origins.preset.dialect();
    let defaults =
        if origins.is_found { Defaults::read(files, folder, &dialect) } else { Defaults::default() };
    let facts = match dialect.generator {
        Generator::Zola => SiteFacts { taxonomies: taxonomies(files, folder), ..SiteFacts::default() },
        // Without the generator's own files there is nothing to read.
        Generator::Hugo | Generator::HugoOld if origins.is_found => SiteFacts {
            taxonomies: hugo::taxonomies(files, folder),
            timezone: future::zone(files, folder),
            ..SiteFacts::default()
        },
        Generator::Jekyll if origins.is_found => {
            let has_term_pages = has_archives(files, folder);
            let (pattern, timezone) = (pattern(files, folder), timezone(files, folder));
            SiteFacts { has_term_pages, timezone, pattern, ..SiteFacts::default() }
        }
        Generator::Hexo => SiteFacts { timezone: timezone(files, folder), ..SiteFacts::default() },
        _ => SiteFacts::default(),
    };
    SiteFacts {
        defaults,
        rosters: rosters::of(origins),
        publishes_future: future::publishes(origins),
        excuses: excuses(origins),
        ..facts
    }
}

/// The fields that excuse others and that the site's configuration sets for all pages.
fn excuses(origins: &Origins) -> Vec<&'static str> {
    let facts = origins.preset.dialect().generator.facts();
    let text =
        |name: &&str| origins.files.text(&origins.generator_folder.join(name), LIMIT).unwrap_or_default();
    let is_set = |(_, word): &(&str, &str)| facts.markers.iter().any(|name| text(name).contains(word));
    facts
        .excused_by
        .iter()
        .copied()
        .filter(|_| origins.is_found)
        .filter(is_set)
        .map(|(field, _)| field)
        .collect()
}

/// Whether Jekyll writes a page for each tag and category.
fn has_archives(files: &dyn Files, folder: &Path) -> bool {
    let names = ["_config.yml", "_config.yaml", "Gemfile"];
    names
        .iter()
        .any(|name| files.text(&folder.join(name), LIMIT).is_ok_and(|text| text.contains("jekyll-archives")))
}

/// What of Jekyll's `_config.yml` is checked.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Jekyll {
    permalink: Option<Box<str>>,
    collections: serde_yaml::Value,
}

/// The pattern of the addresses of posts; that of their collection comes before that of the site.
fn pattern(files: &dyn Files, folder: &Path) -> Option<Box<str>> {
    let mut names = ["_config.yml", "_config.yaml"].iter();
    let text = names.find_map(|name| files.text(&folder.join(name), LIMIT).ok())?;
    let written: Jekyll = serde_yaml::from_str(&text).ok()?;
    let of_posts = written.collections.get("posts").and_then(|posts| posts.get("permalink")?.as_str());
    of_posts.map(Into::into).or(written.permalink)
}

/// What of Zola's `zola.toml` or `config.toml` is checked.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Zola {
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

/// The names, those of all languages together.
fn taxonomies(files: &dyn Files, folder: &Path) -> Option<Box<[Box<str>]>> {
    let mut names = ["zola.toml", "config.toml"].iter();
    let text = names.find_map(|name| files.text(&folder.join(name), LIMIT).ok())?;
    let written: Zola = toml::from_str(&text).ok()?;
    let languages = written.languages.into_values().flat_map(|language| language.taxonomies);
    Some(written.taxonomies.into_iter().chain(languages).map(|taxonomy| taxonomy.name).collect())
}

/// The `timezone` of the `_config.yml` of Hexo and Jekyll.
fn timezone(files: &dyn Files, folder: &Path) -> Option<Box<str>> {
    let mut names = ["_config.yml", "_config.yaml"].iter();
    let text = names.find_map(|name| files.text(&folder.join(name), LIMIT).ok())?;
    let value = text.lines().find_map(|line| line.strip_prefix("timezone:"))?;
    let value = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then(|| value.into())
}
