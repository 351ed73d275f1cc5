//! How Hugo reads front matter: lower-case keys, known fields as strings or lists, parsed date fields.

use rustc_hash::FxHashSet;

use crate::document::Syntax;
use crate::generators::{Generator, Moment, Taken, go_date, go_integer};

use super::Stopped;
use crate::value::{Entries, Held};

/// Fields that become text whatever they contain.
const TEXT_FIELDS: [&str; 8] =
    ["title", "linktitle", "description", "summary", "type", "layout", "markup", "translationkey"];

/// The keys of each of the four dates, the first that is there counts.
const DATES: [&[&str]; 4] = [
    &["date", "publishdate", "pubdate", "published", "lastmod", "modified"],
    &["publishdate", "pubdate", "published", "date"],
    &["lastmod", "modified", "date", "publishdate", "pubdate", "published"],
    &["expirydate", "unpublishdate"],
];

/// What Hugo reads of the root.
pub(super) fn fields(root: Held, syntax: Syntax, generator: Generator) -> Result<Held, Stopped> {
    let entries = match root {
        Held::Map(entries) => entries,
        Held::Null => Vec::new(),
        _ => return Err("the front matter is not a mapping".into()),
    };
    let mut fields = Entries::default();
    let mut own = Vec::new();
    for (key, value) in lowered(entries) {
        let Held::Text(key) = key else { continue };
        if generator.facts().names.spilled == Some(key.as_str()) {
            own = match value {
                Held::Map(own) => own,
                Held::Null => continue,
                _ => return Err(format!("`{key}` must be a mapping").into()),
            };
            continue;
        }
        let value = field(&key, lower_keys(value))?;
        fields.set(Held::Text(key), value);
    }
    let mut fields = fields.finish();
    // As a flag, `published` is the contrary of `draft`.
    let has_draft = fields.iter().any(|(key, _)| *key == Held::text("draft"));
    if !has_draft && fields.contains(&(Held::text("published"), Held::Boolean(false))) {
        fields.push((Held::text("draft"), Held::Boolean(true)));
    }
    read_dates(&mut fields, syntax, generator);
    let mut fields = Entries::from(fields);
    // What is in `params` goes beside the fields of the root, and before them, but for these.
    for (key, value) in lowered(own) {
        if !matches!(&key, Held::Text(key) if key == "draft" || key == "iscjklanguage") {
            fields.set(key, lower_keys(value));
        }
    }
    Ok(Held::Map(fields.finish()))
}

/// Keys in lower case. Of two that are the same then, the one that had capitals counts.
fn lowered(entries: Vec<(Held, Held)>) -> Vec<(Held, Held)> {
    let in_capitals = |key: &Held| match key {
        Held::Text(key) => Some(key.to_lowercase()).filter(|lower| lower != key),
        _ => None,
    };
    let twins: FxHashSet<String> = entries.iter().filter_map(|(key, _)| in_capitals(key)).collect();
    let is_lost = |key: &Held| matches!(key, Held::Text(key) if twins.contains(key));
    let mut lowered = Entries::default();
    for (key, value) in entries.into_iter().filter(|(key, _)| !is_lost(key)) {
        let key = if let Held::Text(key) = key { Held::Text(key.to_lowercase()) } else { key };
        lowered.set(key, value);
    }
    lowered.finish()
}

/// Each of the dates is read from the first of its keys that contains one; versions before 0.152 drop the others.
fn read_dates(fields: &mut Vec<(Held, Held)>, syntax: Syntax, generator: Generator) {
    let mut read: Vec<&str> = Vec::new();
    for keys in DATES {
        for key in keys {
            let place =
                fields.iter_mut().find(|(known, _)| matches!(known, Held::Text(known) if known == key));
            let Some((_, value)) = place else { continue };
            if read.contains(key) {
                break;
            }
            if let Some(date) = date_of(value, syntax, generator) {
                *value = date;
                read.push(key);
                break;
            }
        }
    }
    if generator.facts().dates.drops_unread {
        let is_dropped = |key: &str| DATES.concat().contains(&key) && !read.contains(&key);
        fields.retain(|(key, _)| !matches!(key, Held::Text(key) if is_dropped(key)));
    }
}

/// Keys of nested mappings are lower-cased as well.
fn lower_keys(value: Held) -> Held {
    let Held::Map(entries) = value else { return value };
    Held::Map(lowered(entries).into_iter().map(|(key, value)| (key, lower_keys(value))).collect())
}

/// A known field takes its type; anything else stays.
fn field(key: &str, value: Held) -> Result<Held, Stopped> {
    match key {
        "slug" => Ok(Held::Text(as_text(&value).trim_matches('-').to_owned())),
        key if TEXT_FIELDS.contains(&key) => Ok(Held::Text(as_text(&value))),
        "url" => {
            let url = as_text(&value);
            if url.starts_with("http://") || url.starts_with("https://") {
                return Err("`url` must be a path, not a full URL".into());
            }
            Ok(Held::Text(url))
        }
        "weight" => Ok(Held::Integer(as_integer(&value))),
        "draft" | "headless" | "iscjklanguage" => Ok(as_boolean(value)),
        "keywords" => Ok(as_list(value)),
        "aliases" => match as_list(value) {
            Held::List(items) if items.iter().any(is_absolute) => Err("an alias must be a path".into()),
            list => Ok(list),
        },
        _ => Ok(value),
    }
}

/// Numbers and booleans become text; lists, mappings and nothing become empty text.
fn as_text(value: &Held) -> String {
    match value {
        Held::Date(iso) => go_date(iso),
        Held::Text(text) | Held::Time(text) => text.clone(),
        Held::Boolean(value) => value.to_string(),
        Held::Integer(number) => number.to_string(),
        Held::Float(number) if number.is_infinite() => {
            (if *number > 0.0 { "+Inf" } else { "-Inf" }).to_owned()
        }
        Held::Float(number) => number.to_string(),
        _ => String::new(),
    }
}

/// Hugo cuts the fraction off, and what does not fit wraps around, or is the least integer.
#[expect(clippy::cast_possible_truncation, reason = "as Go does")]
fn as_integer(value: &Held) -> i128 {
    match value {
        Held::Integer(number) => i128::from(*number as i64),
        Held::Float(number) if !(-9.3e18..9.2e18).contains(number) => i64::MIN.into(),
        Held::Float(number) => *number as i128,
        Held::Boolean(value) => i128::from(*value),
        Held::Text(text) => go_integer(text).unwrap_or(0),
        _ => 0,
    }
}

/// Text is read as Go reads booleans.
fn as_boolean(value: Held) -> Held {
    Held::Boolean(match value {
        Held::Boolean(value) => value,
        Held::Integer(number) => number != 0,
        Held::Float(number) => number != 0.0,
        Held::Text(text) => matches!(text.as_str(), "1" | "t" | "T" | "TRUE" | "true" | "True"),
        _ => false,
    })
}

fn is_absolute(alias: &Held) -> bool {
    matches!(alias, Held::Text(text) if text.starts_with("http://") || text.starts_with("https://"))
}

/// Text becomes a list of its words.
fn as_list(value: Held) -> Held {
    match value {
        // One item that is not text, and none is left.
        Held::List(items) if items.iter().any(|item| matches!(item, Held::List(_) | Held::Map(_))) => {
            Held::List(Vec::new())
        }
        Held::List(items) => Held::List(items.iter().map(|item| Held::Text(as_text(item))).collect()),
        Held::Null => Held::List(Vec::new()),
        other => Held::List(as_text(&other).split_whitespace().map(Held::text).collect()),
    }
}

/// The date that Hugo reads from a field; `None` if it cannot. A site is in UTC.
fn date_of(value: &Held, syntax: Syntax, generator: Generator) -> Option<Held> {
    match (generator.facts().dates.take)(value, syntax) {
        Taken::At(moment) => Some(Held::Date(Moment { zone: moment.zone.or_utc(), ..moment }.to_string())),
        _ => None,
    }
}
