//! Detects the generator of a folder by the files that only that generator has.

use std::path::{Path, PathBuf};

use crate::files::Files;
use crate::generators::Generator;

use super::listing::Listing;
use super::pinned;

/// As much of a generator's own configuration as is checked, in bytes.
const LIMIT: u64 = 64 << 10;

/// A generator that was detected.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The folder that the marker speaks for, absolute.
    pub(super) folder: PathBuf,
    /// The name of the preset.
    pub(super) preset: &'static str,
    /// The version that the site pins.
    pub(super) version: Option<Box<str>>,
    /// What gave it away: "`_config.yml` has the key `permalink`".
    pub(super) reason: Box<str>,
    /// Whether a generator further up is a better guess: a vault is often opened inside of a site.
    pub(super) is_weak: bool,
}

/// Files and folders whose very name tells the generator, with the name of its preset.
fn markers() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of = |it: Generator| it.facts().markers.iter().map(move |marker| (*marker, it.name()));
    Generator::ALL.into_iter().flat_map(of)
}

/// Keys of `_config.yml` that only Hexo knows.
const HEXO_KEYS: &[&str] = &[
    "source_dir",
    "public_dir",
    "tag_dir",
    "archive_dir",
    "category_dir",
    "code_dir",
    "i18n_dir",
    "skip_render",
    "new_post_name",
    "default_layout",
    "titlecase",
    "external_link",
    "filename_case",
    "render_drafts",
    "post_asset_folder",
    "relative_link",
    "default_category",
    "index_generator",
    "permalink_defaults",
    "pretty_urls",
];

/// Keys of `_config.yml` that only Jekyll knows.
const JEKYLL_KEYS: &[&str] = &[
    "baseurl",
    "markdown",
    "kramdown",
    "remote_theme",
    "collections",
    "defaults",
    "plugins",
    "gems",
    "highlighter",
    "paginate",
    "paginate_path",
    "sass",
    "incremental",
    "show_drafts",
    "safe",
    "lsi",
    "exclude",
    "include",
    "destination",
    "github_username",
    "minimal_mistakes_skin",
];

/// Keys at the root of `config.toml` that only Zola, or only Hugo, knows; Hugo's in lower case, as it does not care.
const ZOLA_KEYS: &[&str] =
    &["base_url", "compile_sass", "build_search_index", "generate_feeds", "generate_feed"];
const HUGO_KEYS: &[&str] = &["baseurl", "languagecode", "defaultcontentlanguage", "paginate", "buildfuture"];

/// Files that are looked into, or that count together with others.
const OTHERS: [&str; 14] = [
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "_config.yml",
    "_config.yaml",
    "package.json",
    "Gemfile",
    "_posts",
    "_layouts",
    "_includes",
    ".obsidian",
    "publish.css",
    "publish.js",
];

/// The names in a folder that recognition depends on.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    markers().map(|(name, _)| first_part(name)).chain(OTHERS)
}

fn first_part(name: &'static str) -> &'static str {
    name.split('/').next().unwrap_or(name)
}

/// The generator that `folder` (absolute) belongs to by its own files; `listing` tells which of [`names`] it contains.
pub(super) fn detect(files: &dyn Files, folder: &Path, listing: &Listing) -> Option<Found> {
    let found = |preset, reason: String, is_weak| {
        let generator = Generator::from_name(preset).unwrap_or_default();
        let pinned = pinned::version(files, folder, generator);
        let reason = match &pinned {
            Some((version, file)) => format!("{reason}, and `{file}` pins {version}"),
            None => reason,
        };
        let version = pinned.map(|(version, _)| version);
        Some(Found { folder: folder.to_owned(), preset, version, reason: reason.into(), is_weak })
    };
    let is_there = |name: &'static str| {
        let first = first_part(name);
        listing.has(first) && (first == name || files.exists(&folder.join(name)))
    };
    if let Some((name, preset)) = markers().find(|(name, _)| is_there(name)) {
        return found(preset, format!("there is `{name}`"), false);
    }
    let head = |name: &str| if listing.has(name) { head(files, &folder.join(name)) } else { None };
    if let Some((preset, reason)) = by_hugo_or_zola(head).or_else(|| by_jekyll_or_hexo(head, listing)) {
        return found(preset, reason, false);
    }
    // Obsidian Publish takes its styles from the root of the vault; the settings are often not committed.
    let of_obsidian = [".obsidian", "publish.css", "publish.js"].into_iter().find(|name| listing.has(name));
    if let Some(name) = of_obsidian {
        return found("obsidian", format!("there is `{name}`"), true);
    }
    None
}

fn by_hugo_or_zola(head: impl Fn(&str) -> Option<String>) -> Option<(&'static str, String)> {
    for name in ["config.toml", "config.yaml", "config.yml", "config.json"] {
        let Some(text) = head(name) else { continue };
        // Before the first table: `[params]` and `[extra]` contain custom fields.
        for line in text.lines().take_while(|line| !line.starts_with('[')) {
            let Some(key) = key_of(line, name) else { continue };
            if name == "config.toml" && ZOLA_KEYS.contains(&key) {
                return Some(("zola", format!("`{name}` has the key `{key}`")));
            }
            if HUGO_KEYS.contains(&key.to_lowercase().as_str()) {
                return Some(("hugo", format!("`{name}` has the key `{key}`")));
            }
        }
    }
    None
}

/// The key of a line at the root of a TOML, YAML or JSON file.
fn key_of<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    let (key, _) = match Path::new(name).extension()?.to_str()? {
        "toml" => line.split_once('=')?,
        "json" => line.trim_start().strip_prefix('"')?.split_once('"')?,
        _ => line.split_once(':')?,
    };
    let key = if name.to_ascii_lowercase().ends_with(".toml") { key.trim() } else { key.trim_end() };
    Some(key.trim_matches(['"', '\'']))
}

fn by_jekyll_or_hexo(
    head: impl Fn(&str) -> Option<String>,
    listing: &Listing,
) -> Option<(&'static str, String)> {
    let package = head("package.json").filter(|text| text.contains("\"hexo\""));
    let has_hexo = package.is_some();
    let config = ["_config.yml", "_config.yaml"].into_iter().find_map(|name| Some((name, head(name)?)));
    if let Some((name, text)) = &config {
        let keys = || text.lines().filter_map(|line| key_of(line, name));
        let mut hexo = keys().filter(|key| HEXO_KEYS.contains(key));
        let mut jekyll = keys().filter(|key| JEKYLL_KEYS.contains(key));
        let (first_hexo, first_jekyll) = (hexo.next(), jekyll.next());
        let because = |key: &str| format!("`{name}` has the key `{key}`");
        match (first_hexo, first_jekyll) {
            (Some(key), None) => return Some(("hexo", because(key))),
            (Some(key), Some(_)) if has_hexo || hexo.count() > jekyll.count() => {
                return Some(("hexo", because(key)));
            }
            (_, Some(key)) if !has_hexo => return Some(("jekyll", because(key))),
            _ => {}
        }
    }
    if has_hexo {
        return Some(("hexo", "`package.json` depends on `hexo`".to_owned()));
    }
    let gems = head("Gemfile").unwrap_or_default();
    let has_jekyll = gems.lines().any(|line| line.trim_start().starts_with("gem") && is_jekyll_gem(line));
    if has_jekyll && (config.is_some() || listing.has("_posts")) {
        return Some(("jekyll", "`Gemfile` requires `jekyll`".to_owned()));
    }
    let (name, text) = config?;
    if text.contains("jekyll") {
        return Some(("jekyll", format!("`{name}` mentions `jekyll`")));
    }
    let layout = ["_posts", "_layouts", "_includes"].into_iter().find(|part| listing.has(part))?;
    Some(("jekyll", format!("there are `{name}` and `{layout}`")))
}

fn is_jekyll_gem(line: &str) -> bool {
    line.contains("\"jekyll") || line.contains("'jekyll") || line.contains("github-pages")
}

/// The head of a small text file; `None` if there is none.
fn head(files: &dyn Files, path: &Path) -> Option<String> {
    let bytes = files.own(path, LIMIT).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
