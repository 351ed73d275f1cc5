//! What Hugo makes of front matter: keys in lower case, known fields as text or lists, date fields read.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Utc};

use crate::document::Syntax;
use crate::loader::Generator;

use super::Stopped;
use crate::value::{Held, set};

/// Fields that become text whatever they hold.
const TEXT_FIELDS: [&str; 9] =
    ["title", "linktitle", "description", "summary", "slug", "type", "layout", "markup", "translationkey"];

/// The keys of each of the four dates, the first that is there counts.
const DATES: [&[&str]; 4] = [
    &["date", "publishdate", "pubdate", "published", "lastmod", "modified"],
    &["publishdate", "pubdate", "published", "date"],
    &["lastmod", "modified", "date", "publishdate", "pubdate", "published"],
    &["expirydate", "unpublishdate"],
];

/// What Hugo holds of the root.
pub(super) fn fields(root: Held, syntax: Syntax, generator: Generator) -> Result<Held, Stopped> {
    let entries = match root {
        Held::Map(entries) => entries,
        Held::Null => Vec::new(),
        _ => return Err("the front matter is no mapping".into()),
    };
    let mut fields = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let Held::Text(key) = key else { continue };
        let key = key.to_lowercase();
        if key == "params" && generator == Generator::Hugo {
            // What is in `params` counts as if it were at the root.
            let own = match value {
                Held::Map(own) => own,
                Held::Null => continue,
                _ => return Err("`params` must be a mapping".into()),
            };
            for (key, value) in own {
                let key = if let Held::Text(key) = key { Held::Text(key.to_lowercase()) } else { key };
                set(&mut fields, key, lower_keys(value));
            }
            continue;
        }
        let value = field(&key, lower_keys(value))?;
        set(&mut fields, Held::Text(key), value);
    }
    read_dates(&mut fields, syntax, generator);
    Ok(Held::Map(fields))
}

/// Each of the dates is read from the first of its keys that holds one; before 0.152 the others are dropped.
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
            if let Some(date) = date_of(value, syntax) {
                *value = date;
                read.push(key);
                break;
            }
        }
    }
    if generator == Generator::HugoOld {
        let is_dropped = |key: &str| DATES.concat().contains(&key) && !read.contains(&key);
        fields.retain(|(key, _)| !matches!(key, Held::Text(key) if is_dropped(key)));
    }
}

/// Keys of nested mappings are lower-cased as well.
fn lower_keys(value: Held) -> Held {
    let Held::Map(entries) = value else { return value };
    let mut lowered = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let key = if let Held::Text(key) = key { Held::Text(key.to_lowercase()) } else { key };
        set(&mut lowered, key, lower_keys(value));
    }
    Held::Map(lowered)
}

/// A known field takes its type; anything else stays.
fn field(key: &str, value: Held) -> Result<Held, Stopped> {
    match key {
        key if TEXT_FIELDS.contains(&key) => Ok(Held::Text(as_text(&value))),
        "url" => {
            let url = as_text(&value);
            if url.starts_with("http://") || url.starts_with("https://") {
                return Err("Hugo wants a path in `url`, not an address".into());
            }
            Ok(Held::Text(url))
        }
        "weight" => Ok(Held::Integer(as_integer(&value))),
        "draft" | "headless" | "iscjklanguage" => Ok(as_boolean(value)),
        "keywords" | "aliases" => Ok(as_list(value)),
        _ => Ok(value),
    }
}

/// Numbers and booleans become text; lists, mappings and nothing become empty text.
fn as_text(value: &Held) -> String {
    match value {
        Held::Text(text) | Held::Date(text) | Held::Time(text) => text.clone(),
        Held::Boolean(value) => value.to_string(),
        Held::Integer(number) => number.to_string(),
        Held::Float(number) => number.to_string(),
        _ => String::new(),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "Hugo cuts the fraction off")]
fn as_integer(value: &Held) -> i128 {
    match value {
        Held::Integer(number) => *number,
        Held::Float(number) => *number as i128,
        Held::Boolean(value) => i128::from(*value),
        Held::Text(text) => super::go::integer(text).unwrap_or(0),
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

/// Text becomes a list of its words.
fn as_list(value: Held) -> Held {
    match value {
        Held::List(items) => Held::List(items.iter().map(|item| Held::Text(as_text(item))).collect()),
        Held::Null => Held::List(Vec::new()),
        other => Held::List(as_text(&other).split_whitespace().map(Held::text).collect()),
    }
}

/// The date that Hugo reads from a field; `None` where it cannot.
fn date_of(value: &Held, syntax: Syntax) -> Option<Held> {
    let instant = match value {
        Held::Integer(seconds) => {
            Utc.timestamp_opt(i64::try_from(*seconds).ok()?, 0).single()?.fixed_offset()
        }
        Held::Text(text) => parse(text)?,
        Held::Date(iso) if syntax == Syntax::Toml => parse(iso)?,
        _ => return None,
    };
    Some(Held::Date(instant.format("%Y-%m-%dT%H:%M:%S").to_string() + &fraction(&instant) + &zone(&instant)))
}

fn fraction(instant: &DateTime<FixedOffset>) -> String {
    let millis = instant.timestamp_subsec_millis();
    if millis == 0 { String::new() } else { format!(".{millis:03}").trim_end_matches('0').to_owned() }
}

fn zone(instant: &DateTime<FixedOffset>) -> String {
    if instant.offset().local_minus_utc() == 0 { "Z".to_owned() } else { instant.format("%:z").to_string() }
}

/// The layouts Hugo tries. Go does not compare a weekday with the date, so weekdays are cut off first.
fn parse(text: &str) -> Option<DateTime<FixedOffset>> {
    if let Some(rest) = after_weekday(text) {
        return zoned(rest, &["%d %b %Y %H:%M:%S %z", "%b %d %H:%M:%S %z %Y"]).or_else(|| {
            local(
                rest,
                &[
                    "%d %b %Y %H:%M:%S GMT",
                    "%d %b %Y %H:%M:%S UTC",
                    "%b %e %H:%M:%S %Y",
                    "%b %e %H:%M:%S UTC %Y",
                ],
            )
        });
    }
    if text.get(2..3) == Some(" ") {
        return zoned(text, &["%d %b %y %H:%M %z"])
            .or_else(|| local(text, &["%d %b %y %H:%M GMT", "%d %b %y %H:%M UTC"]))
            .or_else(|| day(text, "%d %b %Y"));
    }
    if !has_full_width(text) {
        return None;
    }
    zoned(
        text,
        &[
            "%Y-%m-%dT%H:%M:%S%.f%:z",
            "%Y-%m-%dT%H:%M:%S%.f%z",
            "%Y-%m-%d %H:%M:%S%.f%:z",
            "%Y-%m-%d %H:%M:%S%.f %z",
        ],
    )
    .or_else(|| {
        local(
            text,
            &[
                "%Y-%m-%dT%H:%M:%S%.f",
                "%Y-%m-%dT%H:%M:%S%.fZ",
                "%Y-%m-%d %H:%M:%S%.f",
                "%Y-%m-%d %H:%M:%S%.fZ",
            ],
        )
    })
    .or_else(|| day(text, "%Y-%m-%d"))
}

fn zoned(text: &str, layouts: &[&str]) -> Option<DateTime<FixedOffset>> {
    layouts.iter().find_map(|layout| DateTime::parse_from_str(text, layout).ok())
}

fn local(text: &str, layouts: &[&str]) -> Option<DateTime<FixedOffset>> {
    let parsed = layouts.iter().find_map(|layout| NaiveDateTime::parse_from_str(text, layout).ok())?;
    Some(parsed.and_utc().fixed_offset())
}

fn day(text: &str, layout: &str) -> Option<DateTime<FixedOffset>> {
    let parsed = NaiveDate::parse_from_str(text, layout).ok()?;
    Some(parsed.and_hms_opt(0, 0, 0)?.and_utc().fixed_offset())
}

/// What follows `Wed, ` or `Wed `.
fn after_weekday(text: &str) -> Option<&str> {
    let (word, rest) = text.split_once(' ')?;
    let word = word.strip_suffix(',').unwrap_or(word);
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].contains(&word).then_some(rest)
}

/// `2022-4-7` is no date to Go: parts have two digits, and second 60 does not exist.
fn has_full_width(text: &str) -> bool {
    let is_like = |text: &str, form: &str| {
        text.bytes()
            .zip(form.bytes())
            .all(|(b, form)| if form == b'0' { b.is_ascii_digit() } else { b == form })
    };
    text.len() >= 10
        && is_like(text, "0000-00-00")
        && (text.len() == 10 || (text.len() >= 19 && is_like(&text[11.min(text.len())..], "00:00:00")))
        && text.get(17..19) != Some("60")
}
