//! Astro: content collections, typed by the schema of the project.

use crate::value::scalar::Reader;

use super::{Facts, Pages, Setting, Underscores};

/// The files that say where collections are.
const COLLECTIONS: &[&str] = &[
    "src/content.config.ts",
    "src/content.config.js",
    "src/content.config.mts",
    "src/content.config.mjs",
    "src/content/config.ts",
    "src/content/config.js",
];

/// Astro 5.
pub(super) const FACTS: Facts = Facts {
    reader: Reader::JsYaml4,
    reads_toml: true,
    skips_what_is_above: true,
    pages: Pages {
        folders: &["src/content", "src/pages"],
        settings: &[Setting { files: COLLECTIONS, key: "base", replaces: false, without: Some("glob(") }],
        underscores: Underscores::Kept,
    },
    ..Facts::named("astro", "Astro")
};
