//! Hexo: posts and pages in Markdown, read by hexo-front-matter.

mod fields;

use crate::diagnostic::Severity;
use crate::document::Syntax;
use crate::value::Held;
use crate::value::scalar::Reader;

use super::languages::javascript;
use super::pages::is_not_of_folder;
use super::settings::{first, timezone};
use super::{
    Address, Block, Dates, Delimiters, Empty, Facts, Flags, Ignored, InNames, Instead, Leniency, List,
    Moment, Names, Numbers, Order, Pages, Patterns, Rival, Root, Setting, Settings, Taken, Terms,
    Underscores, Zone, Zones,
};

/// The site's own configuration.
const SETTINGS: &[&str] = &["_config.yml", "_config.yaml"];

/// Hexo 8.
pub(super) const FACTS: Facts = Facts {
    delimiters: Delimiters::Hexo,
    root: Root::NumberedLists,
    reader: Reader::JsYaml4,
    leniency: Leniency::Tabs,
    pages: Pages {
        folders: &["source"],
        settings: &[Setting { files: SETTINGS, key: "source_dir", replaces: |_| true, without: None }],
        lists: &[
            List { files: SETTINGS, key: "skip_render", patterns: Patterns::Globs, spares: &[] },
            List { files: SETTINGS, key: "ignore", patterns: Patterns::WholeGlobs, spares: &[] },
            // Posts are asked about nothing but `skip_render`.
            List {
                files: SETTINGS,
                key: "exclude",
                patterns: Patterns::Globs,
                spares: &["_posts", "_drafts"],
            },
        ],
        underscores: Underscores::PassedOver(&["_posts", "_drafts"]),
        extensions: &["txt"],
        publishes_empty: is_not_of_folder,
        ..Pages::EVERYWHERE
    },
    block: Block {
        unseen: "Hexo finds no front matter and publishes it as text",
        unclosed: "Hexo publishes it as text",
        twice: "Hexo drops the page",
        empty: Empty::Text,
        opens_by_itself: true,
        shows_unreadable: |syntax| syntax == Syntax::Json,
        ..Block::UNKNOWN
    },
    names: Names {
        reserved: &[("content", "Hexo publishes it instead of the text of the page")],
        prototype: Some("Hexo drops the post"),
        ..Names::FREE
    },
    terms: Terms {
        at_root: true,
        drops: |_, _| true,
        are_chained: true,
        commas: |_| Some("Hexo makes it a single term"),
        nested: Some("Hexo makes it a single tag"),
        rivals: &[
            Rival { lost: "tag", read: "tags", right: "tags" },
            Rival { lost: "category", read: "categories", right: "categories" },
        ],
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
        ..Flags::NONE
    },
    address: Address { own: "permalink", number: "abbrlink", ..Address::OF_FILE },
    fields: fields::FIELDS,
    settings: |files, folder, _| Settings {
        timezone: first(files, folder, SETTINGS).as_deref().and_then(timezone),
        ..Settings::default()
    },
    dates: Dates {
        fields: &["date", "updated"],
        take: date,
        order: Some(Order::MonthFirst),
        numbers: Numbers::Millis,
        zones: Zones::LostPlain,
        in_names: InNames::Read,
        published: Some("date"),
        updated: Some("updated"),
        ..Dates::NONE
    },
    ..Facts::named("hexo", "Hexo", include_str!("fields.yaml"))
};

/// JavaScript's `new Date(value)`; a value that counts as false, and an invalid date, leave the file's own time.
fn date(value: &Held, _: Syntax) -> Taken {
    let moment = match value {
        // The zone is thrown away: what YAML made an instant in UTC is local time.
        Held::Date(iso) => Moment::of_iso(iso, Zone::East(0)).and_then(Moment::instant).map(Moment::of_site),
        Held::Boolean(false) | Held::Integer(0) => None,
        Held::Text(text) if text.is_empty() => None,
        value => javascript::date_of(value),
    };
    moment.map_or(Taken::Dropped(Instead::FileTime), Taken::At)
}
