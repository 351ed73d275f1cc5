//! MkDocs with Material: docs and a blog, read by PyYAML.

mod blog;
mod plugins;

use std::ffi::OsStr;
use std::path::Path;

use crate::document::{Node, Syntax};
use crate::value::Held;
use crate::value::scalar::Reader;

pub(crate) use plugins::has_plugin;

use super::effect::{Effect, printed};
use super::pages::is_not_of_folder;
use super::{
    Block, Dates, Delimiters, Empty, Facts, Feature, Handed, HandedPlace, Inherits, Known, List, Mistake,
    Pages, Patterns, Root, Roster, Setting, Terms,
};

/// The site's own configuration.
pub(crate) const SETTINGS: &[&str] = &["mkdocs.yml", "mkdocs.yaml"];

/// MkDocs 1.6 and Material.
pub(super) const FACTS: Facts = Facts {
    delimiters: Delimiters::Mkdocs,
    root: Root::Unseen,
    markers: &["mkdocs.yml", "mkdocs.yaml"],
    reader: Reader::PyYaml,
    pages: Pages {
        folders: &["docs"],
        settings: &[Setting { files: SETTINGS, key: "docs_dir", replaces: |_| true, without: None }],
        lists: &[List { files: SETTINGS, key: "exclude_docs", patterns: Patterns::Gitignore, spares: &[] }],
        publishes_empty: is_not_of_folder,
        ..Pages::EVERYWHERE
    },
    block: Block {
        unseen: "MkDocs finds no front matter and shows it as text",
        unclosed: "MkDocs publishes it as text",
        twice: "MkDocs keeps the last one",
        empty: Empty::Text,
        reads_key_lines: true,
        shows_unreadable: |_| true,
        ..Block::UNKNOWN
    },
    fields: &[
        Known::of_text("title", printed),
        Known { in_page: is_post, ..Known::new("date", date_of_post) },
        Known::new("template", template),
    ],
    dates: Dates { may_have_remarks: true, wants_native: Some("Material for MkDocs"), ..Dates::NONE },
    terms: Terms { are_handed_on: true, ..Terms::UNREAD },
    inherits: Inherits::FolderFiles,
    handed: &[Handed {
        asked: Some((SETTINGS, |settings| has_plugin(settings, "meta"))),
        mistakes: not_a_mapping,
        ..Handed::whole(HandedPlace::Folder(|_, name| name == ".meta.yml"))
    }],
    features: &[
        Feature { globs: blog::globs, ..Feature::new("material-blog", SETTINGS, blog::is_in) },
        Feature { is_assumed: true, ..Feature::new("blog", SETTINGS, blog::may_be_usual) },
        Feature::new("material-tags", SETTINGS, |settings| has_plugin(settings, "tags")),
        Feature::new("material", SETTINGS, plugins::is_of_material),
    ],
    rosters: &[Roster {
        field: "authors",
        pages: "docs/blog/posts",
        file: "docs/blog/.authors.yml",
        inside: Some("authors"),
        key: None,
        settings: SETTINGS,
        holds: |settings| {
            let is_elsewhere =
                ["authors_file", "authors:", "docs_dir"].iter().any(|key| settings.contains(key));
            blog::is_usual(settings) && !is_elsewhere
        },
        fails: true,
        must_exist: true,
    }],
    ..Facts::named("mkdocs", "MkDocs", include_str!("mkdocs.yaml"))
};

/// The plugin stops the build at a file without fields, if a page is below it.
fn not_a_mapping(root: &Node<'_>) -> Vec<Mistake> {
    if root.entries().is_some() {
        return Vec::new();
    }
    let said = "the file is not a mapping".to_owned();
    vec![Mistake { span: root.span, field: None, said, fails: true, help: "write `key: value` lines" }]
}

/// Whether the page is a post of Material's blog, in its usual place.
fn is_post(page: &Path) -> bool {
    let folders: Vec<&OsStr> = page.iter().collect();
    folders.windows(2).any(|pair| pair == ["blog", "posts"])
}

/// The name is looked up as it is.
fn template(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Text(name) if !name.is_empty() => Effect::TAKEN,
        _ => Effect::fails("the name of a template, such as `main.html`"),
    }
}

/// A mapping of dates needs the first one, and contains nothing else.
fn date_of_post(value: &Held, _: Syntax) -> Effect {
    let is_first = |(key, _): &(Held, Held)| *key == Held::text("created");
    match value.entries() {
        Some(dates) if !dates.iter().any(is_first) => {
            Effect::fails("a date, or `created: 2022-04-27` in the mapping")
        }
        Some(dates) if dates.iter().any(|(_, date)| !matches!(date, Held::Date(_))) => {
            Effect::fails("a date such as `2022-04-27` in each field of the mapping")
        }
        _ => Effect::TAKEN,
    }
}
