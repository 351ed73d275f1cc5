//! Eleventy: templates with data, read by gray-matter.

mod fields;

use std::path::Path;

use crate::diagnostic::Severity;
use crate::document::Syntax;
use crate::value::Held;
use crate::value::scalar::Reader;

use super::dates::day_of_name;
use super::languages::luxon;
use super::pages::is_not_of_folder;
use super::{
    Address, Block, Choice, Dates, Delimiters, Facts, Flags, Generator, Handed, HandedPlace, Ignored,
    Inherits, Instead, List, Moment, Names, Pages, Patterns, Pin, Quoted, Setting, Taken, Terms, Underscores,
    Zone,
};

const HIDE: &str = "write `permalink: false` and `eleventyExcludeFromCollections: true`";

/// The files of a site's configuration.
const SETTINGS: &[&str] = &[
    ".eleventy.js",
    "eleventy.config.js",
    "eleventy.config.mjs",
    "eleventy.config.cjs",
    "eleventy.config.ts",
];

const FAILS: &str = "Eleventy fails";

/// The file that package managers take the version from.
const PINS: &[Pin] = &[Pin { file: "package.json", after: Some("\"@11ty/eleventy\"") }];

/// Eleventy 3.
pub(super) const FACTS: Facts = Facts {
    delimiters: Delimiters::GrayMatter,
    markers: &[
        ".eleventy.js",
        "eleventy.config.js",
        "eleventy.config.mjs",
        "eleventy.config.cjs",
        "eleventy.config.ts",
        ".eleventyignore",
    ],
    reader: Reader::JsYaml4,
    before: Some(((3, 0), Generator::EleventyOld)),
    pins: PINS,
    pages: Pages {
        underscores: Underscores::LeftOut(INCLUDED),
        settings: &[Setting { files: SETTINGS, key: "dir.input", replaces: |_| true, without: None }],
        lists: &[List { files: SETTINGS, key: "ignores.add", patterns: Patterns::SiteGlobs, spares: &[] }],
        choice: Choice::List(".eleventyignore"),
        publishes_empty: |path| is_not_of_folder(path) && !is_included(path),
        ..Pages::EVERYWHERE
    },
    block: Block {
        unseen: "Eleventy does not read it as front matter",
        unclosed: "Eleventy reads the whole page as metadata",
        twice: "Eleventy fails",
        ..Block::UNKNOWN
    },
    names: Names {
        reserved: &[("page", FAILS), ("content", FAILS), ("collections", FAILS)],
        prototype: Some("it modifies the generator's own objects"),
        plurals: &[("tag", "tags")],
        ..Names::FREE
    },
    terms: Terms {
        at_root: true,
        are_handed_on: true,
        splits_at_commas: true,
        empty: |null| null.then_some("Eleventy makes it a term `null`"),
        lone: |field, value| {
            (field == "tags" && !matches!(value, Held::Boolean(_))).then_some("Eleventy fails")
        },
        ..Terms::UNREAD
    },
    flags: Flags {
        // A site can implement drafts in its configuration.
        ignored: &[
            Ignored {
                field: "draft",
                says: true,
                severity: Severity::Warning,
                help: HIDE,
                may_be_taught: false,
            },
            Ignored {
                field: "published",
                says: false,
                severity: Severity::Warning,
                help: HIDE,
                may_be_taught: true,
            },
        ],
        quoted: Quoted::True,
        ..Flags::NONE
    },
    address: Address { own: "permalink", fails_twice: true, ..Address::OF_FILE },
    fills_templates: true,
    fields: fields::FIELDS,
    // A preprocessor, a plugin or a filter of collections that looks at drafts.
    excused_by: &[
        ("eleventyAllowMissingExtension", "allowMissingExtensions"),
        ("draft", "draft"),
        ("draft", "Draft"),
        ("published", "published"),
    ],
    inherits: Inherits::DataFiles,
    handed: &[Handed::whole(HandedPlace::Folder(|folder, name| {
        name.ends_with(".11tydata.json") || name.strip_suffix(".json").is_some_and(|stem| stem == folder)
    }))],
    dates: Dates {
        fields: &["date"],
        take: date,
        of_path: day_of_path,
        published: Some("date"),
        ..Dates::NONE
    },
    ..Facts::named("eleventy", "Eleventy", include_str!("fields.yaml"))
};

/// Eleventy before 3, which writes files without an extension and reads YAML with js-yaml 3.
pub(super) const FACTS_BEFORE_3: Facts = Facts {
    markers: &[],
    reader: Reader::JsYaml3,
    fields: fields::FIELDS_BEFORE_3,
    before: None,
    pins: &[],
    terms: Terms {
        commas: |field| (field == "tags").then_some("Eleventy makes it a single term"),
        splits_at_commas: false,
        ..FACTS.terms
    },
    ..FACTS
};

/// The usual names of the folders with templates and data, which Eleventy reads without publishing them.
const INCLUDED: &[&str] = &["_includes", "_layouts", "_data"];

/// Whether a file is in such a folder.
fn is_included(path: &Path) -> bool {
    path.iter().any(|part| INCLUDED.iter().any(|folder| part == *folder))
}

/// Words that represent a date.
const WORDS: [&str; 4] = ["last modified", "created", "git last modified", "git created"];

fn date(value: &Held, _: Syntax) -> Taken {
    match value {
        Held::Null | Held::Boolean(false) | Held::Integer(0) => Taken::Dropped(Instead::FileTime),
        Held::Text(text) if text.is_empty() => Taken::Dropped(Instead::FileTime),
        Held::Date(iso) => Moment::of_iso(iso, Zone::East(0)).into(),
        Held::Text(text) if WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)) => Taken::Special,
        Held::Text(text) => luxon::parse(text).into(),
        _ => Taken::Stops,
    }
}

/// Luxon's ISO 8601. The first day in the path counts, which may be that of a folder.
fn day_of_path(path: &Path) -> Option<(String, Taken)> {
    let day = day_of_name(path, 2)?;
    if path.parent().is_some_and(has_day) {
        return None;
    }
    Some((day.to_owned(), luxon::parse(day).map_or(Taken::Invalid, Taken::At)))
}

/// Whether `YYYY-MM-DD` is in the names of folders.
fn has_day(folder: &Path) -> bool {
    let is_day = |part: &[u8]| {
        part.iter()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() })
    };
    folder.as_os_str().as_encoded_bytes().windows("YYYY-MM-DD".len()).any(is_day)
}
