//! Hugo: `cascade`, of the sections above the page and of the site's configuration.

use std::path::Path;

use globset::GlobBuilder;
use serde_json::{Map, Value as Json};

use crate::files::Files;
use crate::generators::HUGO_CASCADE;
use crate::loader::Dialect;

use super::{Inherited, Page, Rule, all, data};

/// `cascade` of the configuration.
pub(super) fn cascades(files: &dyn Files, folder: &Path, dialect: &Dialect) -> Vec<Rule> {
    let mut rules = Vec::new();
    for name in dialect.generator.facts().settings_files {
        let from = folder.join(name);
        let Some(config) = data::of_file(files, &from, dialect) else { continue };
        rules.extend(rules_of(lower(&config).get("cascade"), &from));
    }
    // A file of that name contains what the key of that name would.
    for name in HUGO_CASCADE {
        let from = folder.join(name);
        let Some(cascade) = data::of_file(files, &from, dialect) else { continue };
        rules.extend(rules_of(Some(&Json::Object(lower(&cascade))), &from));
    }
    rules
}

/// The nearest section counts first, and the configuration last.
pub(super) fn of_page(page: &Page<'_>, rules: &[Rule]) -> Vec<Inherited> {
    let mut inherited = Vec::new();
    for folder in page.folders().filter(|folder| folder.starts_with("content")) {
        for from in &*page.sections.of(page.files, page.folder.join(folder)) {
            let Some(section) = data::of_page(page.files, from, page.dialect) else { continue };
            let cascades = rules_of(section.get("cascade"), from);
            inherited.extend(held(page, &cascades));
        }
    }
    inherited.extend(held(page, rules));
    inherited
}

fn held(page: &Page<'_>, rules: &[Rule]) -> Vec<Inherited> {
    let holding = rules.iter().filter(|rule| holds(page, &rule.target));
    holding.flat_map(|rule| all(&rule.values, &rule.from)).collect()
}

/// One set of values, or several with a target each.
fn rules_of(cascade: Option<&Json>, from: &Path) -> Vec<Rule> {
    let sets = match cascade {
        Some(Json::Array(sets)) => sets.as_slice(),
        Some(set) => std::slice::from_ref(set),
        None => &[],
    };
    let mut rules = Vec::new();
    for set in sets.iter().filter_map(Json::as_object) {
        let mut values = lower(set);
        let mut target = Map::new();
        for key in ["target", "_target"] {
            if let Some(Json::Object(written)) = values.remove(key) {
                target = lower(&written);
            }
        }
        // What is in `params` counts as if it were beside it.
        if let Some(Json::Object(own)) = values.remove("params") {
            values.extend(lower(&own));
        }
        rules.push(Rule { target, values, from: from.to_owned() });
    }
    rules
}

/// Hugo does not look at the letter case of keys.
fn lower(values: &Map<String, Json>) -> Map<String, Json> {
    values.iter().map(|(key, value)| (key.to_lowercase(), value.clone())).collect()
}

/// A language or an environment may be any that the site is built for, so that it never rules a page out.
fn holds(page: &Page<'_>, target: &Map<String, Json>) -> bool {
    let path = page.slashed();
    let stem = page.below.file_stem().unwrap_or_default().to_string_lossy();
    let is_section = stem.split('.').next() == Some("_index");
    let kind = target.get("kind").and_then(Json::as_str);
    let is_kind = kind.is_none_or(|kind| is_section != kind.eq_ignore_ascii_case("page"));
    is_kind && target.get("path").and_then(Json::as_str).is_none_or(|pattern| matches(&path, pattern))
}

/// Whether a glob names the page: by its path below `content`, or below the folder of a language there.
fn matches(path: &str, pattern: &str) -> bool {
    let path = path.strip_prefix("content").unwrap_or(path).to_lowercase();
    let (folder, file) = path.rsplit_once('/').unwrap_or_default();
    let stem = file.split('.').next().unwrap_or_default();
    let logical =
        if matches!(stem, "index" | "_index") { folder.to_owned() } else { format!("{folder}/{stem}") };
    let without_language =
        logical.trim_start_matches('/').split_once('/').map(|(_, rest)| format!("/{rest}"));
    let pattern = pattern.to_lowercase();
    let Ok(glob) = GlobBuilder::new(&pattern).literal_separator(true).build() else { return false };
    let glob = glob.compile_matcher();
    glob.is_match(&logical) || without_language.is_some_and(|path| glob.is_match(path))
}
