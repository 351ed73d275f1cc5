//! VitePress: docs, read by gray-matter with js-yaml 3.

use crate::value::scalar::Reader;

use super::{Block, Dates, Delimiters, Facts, Pages, Root, Setting, Terms, Underscores};

/// The files that say where the pages are.
const SETTINGS: &[&str] =
    &[".vitepress/config.ts", ".vitepress/config.mts", ".vitepress/config.js", ".vitepress/config.mjs"];

/// VitePress 1.
pub(super) const FACTS: Facts = Facts {
    delimiters: Delimiters::GrayMatter,
    root: Root::Numbered,
    markers: &[".vitepress"],
    reader: Reader::JsYaml3,
    pages: Pages {
        folders: &[],
        settings: &[Setting { files: SETTINGS, key: "srcdir", replaces: true, without: None }],
        underscores: Underscores::Kept,
    },
    block: Block {
        unseen: "VitePress does not read it as front matter",
        unclosed: "VitePress reads the whole page as metadata",
        twice: "VitePress fails",
        runs_programs: true,
        ..Block::UNKNOWN
    },
    terms: Terms { are_handed_on: true, ..Terms::UNREAD },
    dates: Dates { are_objects: true, ..Dates::NONE },
    ..Facts::named("vitepress", "VitePress", include_str!("vitepress.yaml"))
};
