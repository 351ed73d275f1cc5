//! Hugo: pages and sections, whose known fields are cast to their types.

mod fields;
mod files;
mod handed;
mod settings;
mod tables;

pub(crate) use files::CASCADE;
use files::SETTINGS;

use chrono::Timelike as _;

use crate::document::Syntax;
use crate::value::Held;
use crate::value::scalar::Reader;

use super::languages::go;
use super::pages::is_not_of_folder;
use super::{
    Address, Block, Case, Dates, Delimiters, Facts, Generator, Inherits, Instead, List, Merges, Moment,
    Names, Pages, Patterns, Pin, Root, Setting, Taken, TermPages, Terms, Unwritten, Zone,
};

/// The files that installers and hosts take the version from.
const PINS: &[Pin] = &[
    Pin { file: ".hugo-version", after: None },
    Pin { file: ".hvm", after: None },
    Pin { file: "netlify.toml", after: Some("HUGO_VERSION") },
    Pin { file: "vercel.json", after: Some("HUGO_VERSION") },
    Pin { file: ".tool-versions", after: Some("hugo ") },
    Pin { file: ".tool-versions", after: Some("hugo-extended ") },
    Pin { file: "package.json", after: Some("hugo-extended") },
    Pin { file: ".gitlab-ci.yml", after: Some("HUGO_VERSION") },
    Pin { file: ".github/workflows/*", after: Some("HUGO_VERSION") },
    Pin { file: ".github/workflows/*", after: Some("hugo-version") },
];

/// Hugo 0.152 and later, which reads YAML by goccy/go-yaml.
pub(super) const FACTS: Facts = Facts {
    markers: files::MARKERS,
    delimiters: Delimiters::Hugo { before_0_152: false },
    root: Root::Cast,
    reader: Reader::Goccy,
    reads_toml: true,
    skips_what_is_above: true,
    pages: Pages {
        folders: &["content"],
        settings: &[Setting {
            files: SETTINGS,
            key: "contentdir",
            replaces: files::is_for_all_languages,
            without: None,
        }],
        lists: &[List { files: SETTINGS, key: "ignoreFiles", patterns: Patterns::Regexes, spares: &[] }],
        mounts: files::MOUNTS,
        languages: files::LANGUAGES,
        publishes_empty: is_not_of_folder,
        ..Pages::EVERYWHERE
    },
    before: Some(((0, 152), Generator::HugoOld)),
    rounds_json: true,
    pins: PINS,
    block: Block { merges: Merges::Distinct, ..BLOCK },
    names: Names {
        reserved: &[("_build", "Hugo 0.160 and later fails")],
        reserved_since: Some((0, 160)),
        spilled: Some("params"),
        ..NAMES
    },
    terms: TERMS,
    address: ADDRESS,
    fields: fields::FIELDS,
    // Where dates come from besides fields, in the configuration.
    excused_by: &[("date", ":filename"), ("date", ":fileModTime"), ("date", ":git")],
    settings_files: SETTINGS,
    settings: settings::read,
    inherits: Inherits::Cascade,
    handed: handed::FILES,
    cascades: Some(handed::cascades),
    dates: DATES,
    ..Facts::named("hugo", "Hugo", include_str!("fields.yaml"))
};

/// Hugo before 0.152, which reads YAML by yaml.v2, and takes what it cannot read for year 1.
pub(super) const FACTS_BEFORE_0_152: Facts = Facts {
    markers: &[],
    before: None,
    pins: &[],
    delimiters: Delimiters::Hugo { before_0_152: true },
    reader: Reader::YamlV2,
    block: Block { twice: "Hugo keeps the last one", ..BLOCK },
    names: NAMES,
    dates: Dates {
        take: |value, syntax| match date(value, syntax) {
            // The contrary of `draft`, which is what `published` was to that version, too.
            Taken::Stops if is_flag(value) => Taken::Special,
            Taken::Stops => Taken::Dropped(Instead::YearOne),
            taken => taken,
        },
        drops_unread: true,
        ..DATES
    },
    ..FACTS
};

const BLOCK: Block = Block {
    unseen: "Hugo does not read it as front matter",
    unclosed: "Hugo fails",
    twice: "Hugo fails",
    stops_at_signs: true,
    ..Block::UNKNOWN
};

const NAMES: Names = Names {
    case: Case::Ignored,
    plurals: &[("tag", "tags"), ("category", "categories")],
    are_declared: true,
    // A table of Hugo's is free to have others of the same name.
    lost_in_tables: &["date", "draft"],
    ..Names::FREE
};

/// A page of which others know at most the address.
const NEVER: &[&str] = &["never", "link", "false"];

const ADDRESS: Address = Address {
    own: "url",
    aliases: "aliases",
    alias_is_relative: true,
    is_path: true,
    unwritten: &[
        Unwritten { field: "headless", below: None, words: &["true", "True", "TRUE"] },
        Unwritten { field: "build", below: Some("render"), words: NEVER },
        Unwritten { field: "_build", below: Some("render"), words: NEVER },
    ],
    ..Address::OF_FILE
};

const TERMS: Terms = Terms {
    at_root: true,
    pages: TermPages::One,
    commas: |_| Some("Hugo makes it a single term"),
    nested: Some("Hugo drops it"),
    drops: |_, _| true,
    lone: |field, value| match (field, value) {
        // No one asks for a term `false`, but `true` may be the name of one.
        ("tags" | "categories", Held::Boolean(false)) => Some("Hugo makes the word a term"),
        _ => None,
    },
    ..Terms::UNREAD
};

const DATES: Dates = Dates {
    fields: &[
        "date",
        "publishdate",
        "pubdate",
        "published",
        "lastmod",
        "modified",
        "expirydate",
        "unpublishdate",
    ],
    rivals: &[
        &["publishdate", "pubdate", "published"],
        &["lastmod", "modified"],
        &["expirydate", "unpublishdate"],
    ],
    ignores_case: true,
    site_is_utc: true,
    hidden_until: &["publishdate", "pubdate", "published", "date"],
    future_setting: "buildfuture",
    take: date,
    published: Some("date"),
    updated: Some("lastmod"),
    ..Dates::NONE
};

fn is_flag(value: &Held) -> bool {
    match value {
        Held::Boolean(_) => true,
        Held::Text(text) => text == "true" || text == "false",
        _ => false,
    }
}

/// A moment in one of the layouts that Go tries, or a number of seconds.
fn date(value: &Held, syntax: Syntax) -> Taken {
    match value {
        Held::Null => Taken::Dropped(Instead::YearOne),
        Held::Text(text) if text.is_empty() => Taken::Dropped(Instead::YearOne),
        Held::Text(text) => go::parse(text).into(),
        Held::Date(iso) if syntax == Syntax::Toml => Moment::of_iso(iso, Zone::Site).map(in_seconds).into(),
        // JSON has no integers, and Hugo takes no other numbers.
        Held::Integer(_) if syntax == Syntax::Json => Taken::Stops,
        Held::Integer(seconds) => {
            let seconds = i64::try_from(*seconds).ok();
            let instant = seconds.and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
            instant.map(|instant| Moment::utc(instant.naive_utc())).into()
        }
        _ => Taken::Stops,
    }
}

/// Hugo prints a time of TOML that has an offset and reads it again, in a layout without a fraction.
fn in_seconds(moment: Moment) -> Moment {
    match moment.zone {
        Zone::Site | Zone::East(0) => moment,
        Zone::East(_) => Moment { local: moment.local.with_nanosecond(0).unwrap_or(moment.local), ..moment },
    }
}
