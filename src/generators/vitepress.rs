//! VitePress: docs, read by gray-matter with js-yaml 3.

use crate::value::scalar::Reader;

use super::{Facts, Pages, Setting, Underscores};

/// The files that say where the pages are.
const SETTINGS: &[&str] =
    &[".vitepress/config.ts", ".vitepress/config.mts", ".vitepress/config.js", ".vitepress/config.mjs"];

/// VitePress 1.
pub(super) const FACTS: Facts = Facts {
    reader: Reader::JsYaml3,
    pages: Pages {
        folders: &[],
        settings: &[Setting { files: SETTINGS, key: "srcdir", replaces: true, without: None }],
        underscores: Underscores::Kept,
    },
    ..Facts::named("vitepress", "VitePress")
};
