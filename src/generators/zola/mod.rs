//! Zola: pages and sections, with a fixed list of fields.

pub(crate) mod dates;
pub(crate) mod fields;
mod settings;
mod values;

use crate::document::Syntax;
use crate::value::Held;
use crate::value::scalar::Reader;

use super::{
    Address, Block, Dates, Delimiters, Facts, Flags, List, Merges, Moment, Names, Pages, Patterns, Quoted,
    Root, Taken, TermPages, Terms, Zone,
};

/// The site's own configuration.
const SETTINGS: &[&str] = &["zola.toml", "config.toml"];

/// Zola 0.22.
pub(super) const FACTS: Facts = Facts {
    delimiters: Delimiters::Zola,
    root: Root::Typed,
    markers: &["zola.toml"],
    reader: Reader::SerdeYaml,
    reads_toml: true,
    skips_what_is_above: true,
    pages: Pages {
        folders: &["content"],
        lists: &[List {
            files: SETTINGS,
            key: "ignored_content",
            patterns: Patterns::WholeGlobs,
            spares: &[],
        }],
        ..Pages::EVERYWHERE
    },
    block: Block {
        unseen: "Zola finds no front matter and fails",
        unclosed: "Zola fails",
        twice: "Zola fails or keeps the last one",
        ends_anywhere: true,
        merges: Merges::Nothing,
        ..Block::UNKNOWN
    },
    names: Names {
        // Themes read `extra.updated`.
        lost_in_tables: &["date", "draft", "slug", "aliases"],
        ..Names::FREE
    },
    terms: Terms {
        table: Some("taxonomies"),
        empty: |_| Some("Zola fails"),
        pages: TermPages::One,
        ..Terms::UNREAD
    },
    flags: Flags { quoted: Quoted::Fails, ..Flags::NONE },
    address: Address { own: "path", aliases: "aliases", last_part: "slug", ..Address::OF_FILE },
    fields: values::FIELDS,
    dates: Dates {
        fields: &["date", "updated"],
        in_page: |page| !fields::is_section(page),
        take: date,
        published: Some("date"),
        updated: Some("updated"),
        ..Dates::NONE
    },
    settings: |files, folder, _| settings::read(files, folder),
    at_stranger: fields::stranger,
    ..Facts::named("zola", "Zola", include_str!("fields.yaml"))
};

/// A date in RFC 3339, with spaces for `T`, or as YAML 1.1 writes timestamps.
fn date(value: &Held, _: Syntax) -> Taken {
    let (Held::Text(text) | Held::Date(text)) = value else { return Taken::Stops };
    let iso = dates::read(text).filter(|iso| dates::is_instant(iso));
    iso.and_then(|iso| Moment::of_iso(&iso, Zone::East(0))).into()
}
