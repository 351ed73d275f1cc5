//! VitePress: docs, read by gray-matter with js-yaml 3.

use crate::document::Syntax;
use crate::value::Held;
use crate::value::scalar::Reader;

use super::effect::{Effect, FLAG, printed};
use super::pages::is_not_of_folder;
use super::{Block, Dates, Delimiters, Facts, Known, List, Pages, Patterns, Root, Setting, Terms};

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
        settings: &[Setting { files: SETTINGS, key: "srcdir", replaces: |_| true, without: None }],
        lists: &[List { files: SETTINGS, key: "srcExclude", patterns: Patterns::FolderGlobs, spares: &[] }],
        publishes_empty: is_not_of_folder,
        ..Pages::EVERYWHERE
    },
    block: Block {
        unseen: "VitePress does not read it as front matter",
        unclosed: "VitePress reads the whole page as metadata",
        twice: "VitePress fails",
        runs_programs: true,
        ..Block::UNKNOWN
    },
    terms: Terms { are_handed_on: true, ..Terms::UNREAD },
    fields: FIELDS,
    dates: Dates { are_objects: true, ..Dates::NONE },
    ..Facts::named("vitepress", "VitePress", include_str!("vitepress.yaml"))
};

/// What the default theme reads.
const FIELDS: &[Known] = &[
    Known::of_text("title", printed),
    Known::new("titleTemplate", printed),
    Known::of_text("description", printed),
    Known::new("head", head),
    Known::new("navbar", flag),
    Known::new("sidebar", sidebar),
    Known::new("editLink", flag),
    Known::new("footer", footer),
    Known::new("lastUpdated", dated_flag),
    Known::new("aside", aside),
    Known::new("outline", outline),
];

/// Elements, each in a list of its own with its name and its attributes, which are text. A name alone is only harmless where
/// it is not that of `meta`, and a string in place of an element is harmless.
fn head(value: &Held, _: Syntax) -> Effect {
    let is_element = |item: &Held| match item {
        Held::List(parts) => match parts.get(1) {
            Some(attributes) => *attributes != Held::Null,
            None => parts.first() != Some(&Held::text("meta")),
        },
        Held::Text(_) => true,
        _ => false,
    };
    match value {
        Held::List(items) if !items.iter().all(is_element) => Effect::fails(ELEMENT),
        Held::List(items) if !items.iter().all(has_text) => {
            Effect::fails("the attribute in quotes: `- [meta, { name: width, content: \"1200\" }]`")
        }
        Held::List(_) => Effect::TAKEN,
        _ => Effect::fails(ELEMENT),
    }
}

const ELEMENT: &str = "each element as a list: `- [meta, { name: robots, content: noindex }]`";

/// Whether the attributes of an element are text, or written without their values. The description is taken out before.
fn has_text(element: &Held) -> bool {
    const BARE: &str = "allowfullscreen async autofocus autoplay checked controls default defer disabled \
        disablepictureinpicture disableremoteplayback formnovalidate hidden inert ismap itemscope loop multiple muted nomodule \
        novalidate open playsinline readonly required reversed scoped seamless selected";
    let Held::List(parts) = element else { return true };
    let attributes = parts.get(1).and_then(Held::entries).unwrap_or_default();
    let is = |key: &Held, name: &str| *key == Held::text(name);
    let is_described = parts.first().is_some_and(|tag| is(tag, "meta"))
        && attributes.iter().any(|(key, value)| is(key, "name") && is(value, "description"));
    is_described
        || attributes.iter().all(|(key, value)| {
            matches!(value, Held::Text(_) | Held::Date(_)) || BARE.split(' ').any(|bare| is(key, bare))
        })
}

/// Whatever is not `false` is as good as nothing; `auto` is what older versions called that.
fn flag(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null | Held::Boolean(_) => Effect::TAKEN,
        Held::Text(text) if text == "auto" => Effect::TAKEN,
        _ => Effect::becomes("true", FLAG),
    }
}

/// Links are for the footer of another theme.
fn footer(value: &Held, syntax: Syntax) -> Effect {
    if matches!(value, Held::List(_) | Held::Map(_)) { Effect::TAKEN } else { flag(value, syntax) }
}

/// A mapping is for a plugin that makes the sidebar.
fn sidebar(value: &Held, syntax: Syntax) -> Effect {
    if matches!(value, Held::Map(_)) { Effect::TAKEN } else { flag(value, syntax) }
}

fn dated_flag(value: &Held, syntax: Syntax) -> Effect {
    if matches!(value, Held::Date(_)) { Effect::TAKEN } else { flag(value, syntax) }
}

fn aside(value: &Held, syntax: Syntax) -> Effect {
    match value {
        Held::Text(text) if text == "left" => Effect::TAKEN,
        Held::Text(_) => Effect::becomes("true", "`true`, `false` or `left`"),
        _ => flag(value, syntax),
    }
}

/// The headings of a level or of a range of levels.
fn outline(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Integer(1..=6) => Effect::TAKEN,
        Held::Integer(_) | Held::Float(_) | Held::Date(_) => {
            Effect::dropped("a level from 1 to 6, or `deep`")
        }
        _ => Effect::TAKEN,
    }
}
