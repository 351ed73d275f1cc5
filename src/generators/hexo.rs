//! Hexo: posts and pages in Markdown, read by hexo-front-matter.

use crate::document::Syntax;
use crate::value::Held;
use crate::value::scalar::Reader;

use super::languages::javascript;
use super::{Dates, Facts, Instead, Leniency, Moment, Pages, Setting, Taken, Underscores, Zone};

/// Hexo 8.
pub(super) const FACTS: Facts = Facts {
    reader: Reader::JsYaml4,
    leniency: Leniency::Tabs,
    pages: Pages {
        folders: &["source"],
        settings: &[Setting {
            files: &["_config.yml", "_config.yaml"],
            key: "source_dir",
            replaces: true,
            without: None,
        }],
        underscores: Underscores::PassedOver(&["_posts", "_drafts"]),
    },
    dates: Dates { fields: &["date", "updated"], take: date, explains_zones: true, ..Dates::NONE },
    ..Facts::named("hexo", "Hexo")
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
