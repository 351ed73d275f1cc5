//! Categories and tags.

use serde_json::Value;

use super::judge::{Seen, printed};
use super::written::Written;

pub(super) fn faithful(seen: &Seen<'_>, key: &str, value: &Written, fields: &[(String, Written)]) -> bool {
    if let ("taxonomies", Written::Map(pairs)) = (key, value) {
        return pairs.iter().all(|(name, value)| {
            let held = seen.resolved(name).map(list).unwrap_or_default();
            meant(value).is_some_and(|meant| equal(meant, held))
        });
    }
    let plural = if key.to_lowercase().starts_with("tag") { "tags" } else { "categories" };
    let reads = match seen.tool {
        "hexo" | "jekyll" | "hugo" | "hugo-0.111" => true,
        "docusaurus" | "eleventy" => plural == "tags",
        _ => false,
    };
    if !reads {
        let Some(held) = seen.handed_on(key) else { return false };
        return meant(value).is_some_and(|meant| meant == list(held));
    }
    let held = seen.resolved(plural).unwrap_or(&Value::Null);
    if seen.tool == "hexo" && plural == "categories" {
        return chains(value).is_some_and(|chains| chains == hexo(held));
    }
    let same_group = |name: &str| name.to_lowercase()[..3] == plural[..3];
    let all: Option<Vec<Vec<String>>> =
        fields.iter().filter(|(name, _)| same_group(name)).map(|(_, value)| meant(value)).collect();
    let fold = |terms: Vec<String>| {
        if seen.is_hugo() { terms.iter().map(|t| t.to_lowercase()).collect() } else { terms }
    };
    all.is_some_and(|all| equal(fold(all.concat()), fold(list(held))))
}

fn equal(mut left: Vec<String>, mut right: Vec<String>) -> bool {
    left.sort();
    right.sort();
    left == right
}

/// The terms that a person reads; `None` if there is something that is not a term.
fn meant(value: &Written) -> Option<Vec<String>> {
    match value {
        Written::Nothing => Some(Vec::new()),
        Written::Plain(text) if text == "false" => Some(Vec::new()),
        Written::Plain(text) | Written::Quoted(text) => {
            let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
            let parts = inner.split([',', '\u{ff0c}', '\u{3001}']).map(str::trim);
            Some(parts.filter(|part| !part.is_empty()).map(str::to_owned).collect())
        }
        Written::List(items) => {
            items.iter().map(term).collect::<Option<Vec<_>>>().map(|items| items.concat())
        }
        Written::Map(_) => None,
    }
}

/// An item: one term with a name, or several where a full-width comma divides it.
fn term(item: &Written) -> Option<Vec<String>> {
    let text = item.text().filter(|text| !text.trim().is_empty())?;
    Some(text.split(['\u{ff0c}', '\u{3001}']).map(str::to_owned).collect())
}

/// Hexo's own form: every inner list is a chain of parents and children. A flat list of several means no chain.
fn chains(value: &Written) -> Option<Vec<(String, Option<String>)>> {
    let Written::List(items) = value else {
        return Some(meant(value)?.into_iter().map(|name| (name, None)).collect());
    };
    let mut links = Vec::new();
    for item in items {
        let inner =
            if let Written::List(inner) = item { inner.as_slice() } else { std::slice::from_ref(item) };
        let names: Vec<String> = inner.iter().map(term).collect::<Option<Vec<_>>>()?.concat();
        let parents = std::iter::once(None).chain(names.iter().cloned().map(Some));
        links.extend(names.iter().cloned().zip(parents));
    }
    Some(links)
}

fn hexo(held: &Value) -> Vec<(String, Option<String>)> {
    let link = |link: &Value| (printed(&link["name"]), link.get("parent").map(printed));
    held.as_array().map(|links| links.iter().map(link).collect()).unwrap_or_default()
}

fn list(held: &Value) -> Vec<String> {
    match held {
        Value::Null | Value::Bool(false) => Vec::new(),
        Value::String(text) if text.is_empty() => Vec::new(),
        Value::Array(items) => items.iter().map(printed).collect(),
        held => vec![printed(held)],
    }
}
