//! Metalsmith: files that a chain of plugins works on, read by gray-matter with js-yaml 3.

use crate::document::Syntax;
use crate::value::Held;
use crate::value::scalar::Reader;

use super::effect::Effect;
use super::{Block, Dates, Delimiters, Facts, Known, Names, Pages, Root, Setting, Terms};

const OVERWRITES: &str = "Metalsmith overwrites it";

/// Metalsmith 2.7.
pub(super) const FACTS: Facts = Facts {
    markers: &["metalsmith.json", "metalsmith.js", "metalsmith.mjs", "metalsmith.cjs"],
    delimiters: Delimiters::GrayMatter,
    root: Root::Numbered,
    reader: Reader::JsYaml3,
    pages: Pages {
        folders: &["src"],
        settings: &[Setting {
            files: &["metalsmith.json"],
            key: "source",
            replaces: |_| true,
            without: None,
        }],
        ..Pages::EVERYWHERE
    },
    block: Block {
        unseen: "Metalsmith does not read it as front matter",
        unclosed: "Metalsmith reads the whole page as metadata",
        twice: "Metalsmith fails",
        runs_programs: true,
        ..Block::UNKNOWN
    },
    names: Names {
        reserved: &[("contents", OVERWRITES), ("mode", OVERWRITES), ("stats", OVERWRITES)],
        prototype: Some("Metalsmith drops the field"),
        ..Names::FREE
    },
    fields: &[
        Known::new("contents", overwritten),
        Known::new("mode", overwritten),
        Known::new("stats", overwritten),
    ],
    terms: Terms { are_handed_on: true, ..Terms::UNREAD },
    dates: Dates { are_objects: true, ..Dates::NONE },
    ..Facts::named("metalsmith", "Metalsmith", include_str!("fields.yaml"))
};

/// The file itself is put in the place of the value.
const fn overwritten(_: &Held, _: Syntax) -> Effect {
    Effect::dropped("it in a field of another name")
}
