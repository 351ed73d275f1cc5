//! Docusaurus: docs, blog and pages, read by gray-matter and held against a schema.

mod category;
mod fields;
mod kinds;
mod values;

use std::path::Path;

use crate::diagnostic::Severity;
use crate::document::Syntax;
use crate::value::Held;
use crate::value::scalar::Reader;

use super::dates::day_of_name;
use super::languages::javascript;
use super::pages::is_not_of_folder;
use super::terms::TermPages;
use super::{
    Address, Block, Dates, Delimiters, Facts, Flags, Ignored, List, Moment, Names, Numbers, Order, Pages,
    Patterns, Quoted, Roster, Setting, Taken, Terms, Underscores, Zone, Zones,
};

/// Where pages are; the site itself is often in `website`, beside its docs.
const FOLDERS: &[&str] = &[
    "docs",
    "blog",
    "src/pages",
    "i18n",
    "versioned_docs",
    "website/docs",
    "website/blog",
    "website/src/pages",
    "website/i18n",
    "website/versioned_docs",
];

/// The files that say where docs and blogs are.
const SETTINGS: &[&str] =
    &["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs"];

/// The names of authors and tags. The site is often in `website`.
const ROSTERS: &[Roster] = &[
    authors("blog", "blog/authors.yml"),
    authors("website/blog", "website/blog/authors.yml"),
    tags("blog", "blog/tags.yml"),
    tags("website/blog", "website/blog/tags.yml"),
    tags("docs", "docs/tags.yml"),
];

const fn authors(pages: &'static str, file: &'static str) -> Roster {
    Roster {
        field: "authors",
        pages,
        file,
        inside: None,
        key: Some("key"),
        settings: SETTINGS,
        holds: |settings| !settings.contains("authorsMapPath"),
        fails: true,
        must_exist: true,
    }
}

const fn tags(pages: &'static str, file: &'static str) -> Roster {
    Roster {
        field: "tags",
        pages,
        file,
        inside: None,
        key: None,
        settings: SETTINGS,
        holds: |settings| !settings.contains("onInlineTags") && !settings.contains("tags.yml"),
        fails: false,
        must_exist: false,
    }
}

/// Docusaurus 3.
pub(super) const FACTS: Facts = Facts {
    delimiters: Delimiters::GrayMatter,
    markers: &[
        "docusaurus.config.js",
        "docusaurus.config.ts",
        "docusaurus.config.mjs",
        "docusaurus.config.cjs",
        "website/docusaurus.config.js",
        "website/docusaurus.config.ts",
    ],
    reader: Reader::JsYaml4,
    pages: Pages {
        folders: FOLDERS,
        settings: &[Setting { files: SETTINGS, key: "path", replaces: |_| false, without: None }],
        lists: &[List { files: SETTINGS, key: "exclude", patterns: Patterns::FolderGlobs, spares: &[] }],
        underscores: Underscores::PassedOver(&[]),
        publishes_empty: is_not_of_folder,
        ..Pages::EVERYWHERE
    },
    block: Block {
        unseen: "Docusaurus does not read it as front matter",
        unclosed: "Docusaurus reads the whole page as metadata",
        twice: "Docusaurus fails",
        runs_programs: true,
        ..Block::UNKNOWN
    },
    names: Names { plurals: &[("tag", "tags")], ..Names::FREE },
    terms: Terms {
        at_root: true,
        are_handed_on: true,
        have_labels: true,
        commas: |_| Some("Docusaurus fails"),
        nested: Some("Docusaurus fails"),
        empty: |_| Some("Docusaurus fails"),
        pages: TermPages::OneByWords,
        lone: |field, _| (field == "authors").then_some("Docusaurus fails"),
        ..Terms::UNREAD
    },
    checks_image: true,
    flags: Flags {
        read: &["draft", "unlisted"],
        ignored: &[Ignored {
            field: "published",
            says: false,
            severity: Severity::Warning,
            help: "write `draft: true`",
            may_be_taught: true,
        }],
        quoted: Quoted::Read,
        ..Flags::NONE
    },
    address: Address { last_part: "slug", may_be_whole: true, ..Address::OF_FILE },
    fields: fields::FIELDS,
    handed: category::FILES,
    dates: Dates {
        fields: &["date"],
        in_page: kinds::is_in_blog,
        take: date,
        of_path: day_of_path,
        order: Some(Order::MonthFirst),
        numbers: Numbers::HandedOn,
        zones: Zones::LostQuoted,
        published: Some("date"),
        updated: Some("last_update"),
        ..Dates::NONE
    },
    rosters: ROSTERS,
    ..Facts::named("docusaurus", "Docusaurus", include_str!("fields.yaml"))
};

/// What is not a date to JavaScript stops the build. Text is read with a `Z` after it, which overrides a zone.
fn date(value: &Held, _: Syntax) -> Taken {
    match value {
        Held::Date(iso) => Moment::of_iso(iso, Zone::East(0)).into(),
        Held::Text(text) => {
            let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            if !is_number && javascript::parse(text).is_none() {
                return Taken::Stops;
            }
            javascript::parse(&format!("{text}Z")).map_or(Taken::Invalid, Taken::At)
        }
        Held::Integer(_) | Held::Float(_) => Taken::HandedOn,
        _ => Taken::Stops,
    }
}

/// JavaScript's `new Date`, in UTC. A post may have its day in the names of folders, too, which is left alone.
fn day_of_path(path: &Path) -> Option<(String, Taken)> {
    let day = day_of_name(path, 1).filter(|_| kinds::is_in_blog(path))?;
    let taken = javascript::parse(&format!("{day}Z")).map_or(Taken::Invalid, Taken::At);
    Some((day.to_owned(), taken))
}
