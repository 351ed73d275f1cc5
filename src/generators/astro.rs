//! Astro: content collections, typed by the schema of the project.

mod schema;

use crate::value::Held;
use crate::value::scalar::Reader;

use super::effect::text_or_fails;
use super::languages::javascript;
use super::settings::first;
use super::{
    Address, Block, Dates, Delimiters, Facts, Feature, Known, Moment, Numbers, Order, Pages, Root, Setting,
    Settings, Taken, Terms, Underscores, Zone,
};

/// The programs that say where collections are, and which fields their pages have.
pub(crate) const COLLECTIONS: &[&str] = &[
    "src/content.config.ts",
    "src/content.config.js",
    "src/content.config.mts",
    "src/content.config.mjs",
    "src/content/config.ts",
    "src/content/config.js",
    "src/content/config.mts",
    "src/content/config.mjs",
];

/// Its own configuration, which names integrations.
pub(crate) const CONFIGURATIONS: &[&str] = &[
    "astro.config.mjs",
    "astro.config.ts",
    "astro.config.js",
    "astro.config.mts",
    "astro.config.cjs",
    "astro.config.cts",
];

/// Astro 5.
pub(super) const FACTS: Facts = Facts {
    delimiters: Delimiters::Astro,
    root: Root::Lists,
    markers: CONFIGURATIONS,
    reader: Reader::JsYaml4,
    reads_toml: true,
    toml_in_javascript: true,
    skips_what_is_above: true,
    pages: Pages {
        folders: &["src/content", "src/pages"],
        settings: &[Setting { files: COLLECTIONS, key: "base", replaces: |_| false, without: Some("glob(") }],
        underscores: Underscores::PassedOverIn("src/pages"),
        collections: COLLECTIONS,
        ..Pages::EVERYWHERE
    },
    block: Block {
        unseen: "Astro finds no front matter and shows it as text",
        unclosed: "Astro finds no front matter",
        twice: "Astro fails",
        ..Block::UNKNOWN
    },
    terms: Terms { are_handed_on: true, ..Terms::UNREAD },
    // As the documentation has it: `title: z.string()`.
    fields: &[Known::of_text("title", text_or_fails)],
    types_are_of_site: true,
    settings: |files, folder, is_found| {
        let program = is_found.then(|| first(files, folder, COLLECTIONS)).flatten();
        Settings { wants_flag: program.is_some_and(|text| schema::wants_flag(&text)), ..Settings::default() }
    },
    address: Address { last_part: "slug", ..Address::OF_FILE },
    // `z.coerce.date()`, as the documentation has it: `new Date(value)`, where nothing is 1 January 1970.
    dates: Dates {
        fields: &["date", "pubDate", "updatedDate"],
        take: |value, _| match value {
            Held::Null => javascript::of_millis(0.0).into(),
            Held::Date(iso) => Moment::of_iso(iso, Zone::East(0)).into(),
            // Only a schema of the project has dates in a mapping.
            Held::Map(_) => Taken::HandedOn,
            value => javascript::date_of(value).into(),
        },
        order: Some(Order::MonthFirst),
        numbers: Numbers::Millis,
        ..Dates::NONE
    },
    features: &[Feature::new("starlight", CONFIGURATIONS, |text| text.contains("@astrojs/starlight"))],
    ..Facts::named("astro", "Astro", include_str!("astro.yaml"))
};
