//! Jekyll: `defaults` of `_config.yml`, by path and by type of the page.

use std::path::Path;

use globset::Glob;
use serde_json::{Map, Value as Json};

use crate::files::Files;
use crate::loader::Dialect;

use super::{Inherited, Page, Rule, all, data};

/// `defaults:` of the configuration.
pub(super) fn defaults(files: &dyn Files, folder: &Path, dialect: &Dialect) -> Vec<Rule> {
    let mut names = ["_config.yml", "_config.yaml", "_config.toml"].iter().map(|name| folder.join(name));
    let Some(from) = names.find(|path| files.is_file(path)) else { return Vec::new() };
    let config = data::of_file(files, &from, dialect).unwrap_or_default();
    let folder_of_collections = config.get("collections_dir").and_then(Json::as_str).unwrap_or_default();
    let Some(Json::Array(sets)) = config.get("defaults") else { return Vec::new() };
    let mut rules = Vec::new();
    for set in sets {
        let Some(Json::Object(values)) = set.get("values") else { continue };
        let mut target = set.get("scope").and_then(Json::as_object).cloned().unwrap_or_else(Map::new);
        target.insert("collections_dir".to_owned(), folder_of_collections.into());
        rules.push(Rule { target, values: values.clone(), from: from.clone() });
    }
    rules
}

/// Of two sets that apply to a page, the one whose path is longer counts.
pub(super) fn of_page(page: &Page<'_>, rules: &[Rule]) -> Vec<Inherited> {
    let mut holding: Vec<&Rule> = rules.iter().filter(|rule| holds(page, &rule.target)).collect();
    holding.reverse();
    holding.sort_by_key(|rule| std::cmp::Reverse(path_of(&rule.target).len()));
    holding.into_iter().flat_map(|rule| all(&rule.values, &rule.from)).collect()
}

fn path_of(target: &Map<String, Json>) -> &str {
    target.get("path").and_then(Json::as_str).unwrap_or_default().trim_matches('/')
}

fn holds(page: &Page<'_>, target: &Map<String, Json>) -> bool {
    let collections = target.get("collections_dir").and_then(Json::as_str).unwrap_or_default();
    let path = page.slashed();
    let path = below(&path, collections);
    let scope = below(path_of(target), collections);
    let is_inside = if scope.contains('*') {
        // A folder that matches applies to everything below it.
        Glob::new(scope).is_ok_and(|glob| {
            let glob = glob.compile_matcher();
            Path::new(path).ancestors().any(|part| !part.as_os_str().is_empty() && glob.is_match(part))
        })
    } else {
        path.starts_with(scope)
    };
    let kinds = kinds(path);
    let kind = target.get("type").and_then(Json::as_str);
    is_inside && kind.is_none_or(|kind| kinds.contains(&kind))
}

/// The path without the folder of the collections.
fn below<'p>(path: &'p str, collections: &str) -> &'p str {
    let rest = path.strip_prefix(collections).filter(|_| !collections.is_empty());
    rest.map_or(path, |rest| rest.trim_start_matches('/'))
}

/// The types that a page counts as: that of its collection, or `pages`.
fn kinds(path: &str) -> Vec<&str> {
    let folders = || path.rsplit_once('/').map_or("", |(folders, _)| folders).split('/');
    if folders().any(|folder| folder == "_drafts") {
        return vec!["drafts", "posts"];
    }
    if folders().any(|folder| folder == "_posts") {
        return vec!["posts"];
    }
    let collection = folders().next().and_then(|folder| folder.strip_prefix('_'));
    vec![collection.unwrap_or("pages")]
}
