//! Eleventy: templates with data, read by gray-matter.

mod fields;

use crate::diagnostic::Severity;
use crate::document::Syntax;
use crate::value::Held;
use crate::value::scalar::Reader;

use super::languages::luxon;
use super::pages::is_not_of_folder;
use super::{
    Address, Block, Dates, Delimiters, Facts, Flags, Ignored, Instead, Moment, Names, Pages, Quoted, Taken,
    Terms, Zone,
};

const HIDE: &str = "write `permalink: false` and `eleventyExcludeFromCollections: true`";

const FAILS: &str = "Eleventy fails";

/// Eleventy 3.
pub(super) const FACTS: Facts = Facts {
    delimiters: Delimiters::GrayMatter,
    markers: &[
        ".eleventy.js",
        "eleventy.config.js",
        "eleventy.config.mjs",
        "eleventy.config.cjs",
        "eleventy.config.ts",
    ],
    reader: Reader::JsYaml4,
    pages: Pages { publishes_empty: is_not_of_folder, ..Pages::EVERYWHERE },
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
        commas: Some("Eleventy keeps the spaces in the terms"),
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
    address: Address { own: "permalink", ..Address::OF_FILE },
    fills_templates: true,
    fields: fields::FIELDS,
    dates: Dates { fields: &["date"], take: date, published: Some("date"), ..Dates::NONE },
    ..Facts::named("eleventy", "Eleventy", include_str!("fields.yaml"))
};

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
