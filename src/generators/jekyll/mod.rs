//! Jekyll: posts, pages and collections, read by `safe_yaml`.

mod address;
mod fields;
mod handed;
mod settings;

use crate::diagnostic::Severity;
use crate::document::Syntax;
use crate::value::Held;
use crate::value::scalar::Reader;

use super::languages::ruby;
use super::{
    Address, Block, Choice, Dates, Delimiters, Facts, Flags, Ignored, InNames, Inherits, Merges, Moment,
    Order, Pages, Quoted, Rival, Taken, TermPages, Terms, Underscores, Zone,
};

/// The site's own configuration.
const SETTINGS: &[&str] = &["_config.yml", "_config.yaml"];

/// Jekyll 4.
pub(super) const FACTS: Facts = Facts {
    delimiters: Delimiters::Jekyll,
    reader: Reader::SafeYaml,
    pages: Pages {
        underscores: Underscores::PassedOver(&["_posts", "_drafts"]),
        choice: Choice::Settings(SETTINGS),
        publishes_empty: |path| {
            let is_dated = path
                .file_name()
                .is_some_and(|name| name.as_encoded_bytes().first().is_some_and(u8::is_ascii_digit));
            is_dated && path.components().any(|part| part.as_os_str() == "_posts")
        },
        ..Pages::EVERYWHERE
    },
    block: Block {
        unseen: "Jekyll finds no front matter",
        unclosed: "Jekyll publishes it as text",
        twice: "Jekyll keeps the last one",
        merges: Merges::Anchored,
        ..Block::UNKNOWN
    },
    terms: Terms {
        at_root: true,
        pages: TermPages::Overwritten,
        commas: |field| match field {
            "tag" | "category" => Some("Jekyll makes it a single term"),
            _ => Some("Jekyll splits it at spaces and keeps the separators"),
        },
        nested: Some("Jekyll shows the list as a term"),
        empty: |_| Some("Jekyll makes it an empty term"),
        // It drops what is null from the tags of a post, but not from its categories.
        drops: |field, null| null && field == "tags",
        lone: |field, value| match field {
            "categories" => Some("Jekyll drops all the metadata of the post"),
            "tags" if *value != Held::Boolean(false) => Some("Jekyll drops it"),
            // A day without a time is printed as it is written.
            "tag" if matches!(value, Held::Date(iso) if iso.contains(['T', 't', ' '])) => {
                Some("Jekyll makes it a date")
            }
            _ => None,
        },
        rivals: &[Rival { lost: "tags", read: "tag", right: "tags" }],
        ..Terms::UNREAD
    },
    flags: Flags {
        read: &["published"],
        ignored: &[Ignored {
            field: "draft",
            says: true,
            severity: Severity::Error,
            help: "write `published: false`, or move the page to `_drafts/`",
            may_be_taught: false,
        }],
        drafts: Some("_drafts"),
        quoted: Quoted::True,
    },
    address: Address {
        own: "permalink",
        programs: "_plugins",
        aliases: "redirect_from",
        may_be_file: true,
        stop: address::stop,
        stopping: address::STOPPING,
        may_stop: address::may_stop,
        ..Address::OF_FILE
    },
    fields: fields::FIELDS,
    settings_files: SETTINGS,
    settings: settings::read,
    inherits: Inherits::Defaults,
    handed: handed::FILES,
    dates: Dates {
        fields: &["date"],
        take: date,
        hidden_until: &["date"],
        future_setting: "future",
        order: Some(Order::DayFirst),
        in_names: InNames::Required,
        published: Some("date"),
        ..Dates::NONE
    },
    ..Facts::named("jekyll", "Jekyll", include_str!("fields.yaml"))
};

/// Ruby's `Time.parse` of whatever the value is as text.
fn date(value: &Held, _: Syntax) -> Taken {
    match value {
        Held::Date(iso) => Moment::of_iso(iso, Zone::Site).into(),
        Held::Text(text) => ruby::parse(text),
        Held::Integer(number) => ruby::parse(&number.to_string()),
        Held::Float(number) => ruby::parse(&number.to_string()),
        Held::List(items) => {
            let texts = items.iter().filter_map(|item| match item {
                Held::Text(text) | Held::Date(text) => Some(text.as_str()),
                _ => None,
            });
            ruby::parse(&texts.collect::<Vec<_>>().join(", "))
        }
        _ => Taken::Stops,
    }
}

/// What becomes of the day in a file's name, where the page has no date of its own.
pub(crate) fn date_of_name(written: &str) -> Taken {
    ruby::parse(written)
}
