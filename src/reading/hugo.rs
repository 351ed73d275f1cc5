//! What Hugo makes of front matter: keys in lower case, known fields as text or lists, date fields read.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Utc};

use crate::document::Syntax;
use crate::loader::Generator;

use super::Stopped;
use super::held::{Held, set};

/// Fields that become text whatever they hold.
const TEXT_FIELDS: [&str; 8] =
    ["title", "linktitle", "description", "slug", "type", "layout", "markup", "translationkey"];

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
        let value = field(&key, lower_keys(value))?;
        set(&mut fields, Held::Text(key), value);
    }
    for keys in DATES {
        if let Some((_, value)) = first_of(&mut fields, keys) {
            if let Some(date) = date_of(value, syntax, generator) {
                *value = date;
            }
        }
    }
    Ok(Held::Map(fields))
}

/// The first key that holds something.
fn first_of<'f>(fields: &'f mut [(Held, Held)], keys: &[&str]) -> Option<&'f mut (Held, Held)> {
    let found = keys.iter().find_map(|key| {
        fields.iter().position(|(known, value)| {
            matches!(known, Held::Text(known) if known == key)
                && !matches!(value, Held::Null)
                && !matches!(value, Held::Text(text) if text.is_empty())
        })
    })?;
    fields.get_mut(found)
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
        Held::Text(text) => text.parse().unwrap_or(0),
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

/// Text becomes a list of one.
fn as_list(value: Held) -> Held {
    match value {
        Held::List(items) => Held::List(items.iter().map(|item| Held::Text(as_text(item))).collect()),
        Held::Null => Held::List(Vec::new()),
        other => Held::List(vec![Held::Text(as_text(&other))]),
    }
}

/// The date that Hugo reads from a field; `None` where it cannot.
fn date_of(value: &Held, syntax: Syntax, generator: Generator) -> Option<Held> {
    let instant = match value {
        Held::Integer(seconds) => {
            Utc.timestamp_opt(i64::try_from(*seconds).ok()?, 0).single()?.fixed_offset()
        }
        Held::Text(text) => match parse(text) {
            Some(instant) => instant,
            None if generator == Generator::HugoOld => zero()?,
            None => return None,
        },
        Held::Date(iso) if syntax == Syntax::Toml => parse(iso)?,
        _ => return None,
    };
    Some(Held::Date(instant.format("%Y-%m-%dT%H:%M:%S").to_string() + &fraction(&instant) + &zone(&instant)))
}

/// The zero date of Go.
fn zero() -> Option<DateTime<FixedOffset>> {
    Some(NaiveDate::from_ymd_opt(1, 1, 1)?.and_hms_opt(0, 0, 0)?.and_utc().fixed_offset())
}

fn fraction(instant: &DateTime<FixedOffset>) -> String {
    let millis = instant.timestamp_subsec_millis();
    if millis == 0 { String::new() } else { format!(".{millis:03}").trim_end_matches('0').to_owned() }
}

fn zone(instant: &DateTime<FixedOffset>) -> String {
    if instant.offset().local_minus_utc() == 0 { "Z".to_owned() } else { instant.format("%:z").to_string() }
}

/// The layouts Hugo tries, with and without zone.
fn parse(text: &str) -> Option<DateTime<FixedOffset>> {
    const ZONED: [&str; 7] = [
        "%Y-%m-%dT%H:%M:%S%.f%:z",
        "%Y-%m-%dT%H:%M:%S%.f%z",
        "%Y-%m-%d %H:%M:%S%.f%:z",
        "%Y-%m-%d %H:%M:%S%.f %z",
        "%a, %d %b %Y %H:%M:%S %z",
        "%d %b %y %H:%M %z",
        "%a %b %d %H:%M:%S %z %Y",
    ];
    const LOCAL: [&str; 8] = [
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%dT%H:%M:%S%.fZ",
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%d %H:%M:%S%.fZ",
        "%a, %d %b %Y %H:%M:%S GMT",
        "%a, %d %b %Y %H:%M:%S UTC",
        "%d %b %y %H:%M GMT",
        "%a %b %e %H:%M:%S %Y",
    ];
    const DAYS: [&str; 2] = ["%Y-%m-%d", "%d %b %Y"];
    let text = without_weekday(text);
    let text = text.as_ref();
    if !has_full_width(text) {
        return None;
    }
    ZONED
        .iter()
        .find_map(|layout| DateTime::parse_from_str(text, without_weekday_layout(layout)).ok())
        .or_else(|| {
            let local =
                |layout: &&str| NaiveDateTime::parse_from_str(text, without_weekday_layout(layout)).ok();
            LOCAL.iter().find_map(local).map(|local| local.and_utc().fixed_offset())
        })
        .or_else(|| {
            let day = |layout: &&str| NaiveDate::parse_from_str(text, layout).ok();
            Some(DAYS.iter().find_map(day)?.and_hms_opt(0, 0, 0)?.and_utc().fixed_offset())
        })
}

/// Go does not compare the weekday with the date, so it is left out.
fn without_weekday(text: &str) -> std::borrow::Cow<'_, str> {
    let is_word = text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    match text.split_once(' ') {
        Some((_, rest)) if is_word => rest.into(),
        _ => text.into(),
    }
}

fn without_weekday_layout(layout: &str) -> &str {
    layout.strip_prefix("%a, ").or_else(|| layout.strip_prefix("%a ")).unwrap_or(layout)
}

/// `2022-4-7` is no date to Go: parts have two digits, and second 60 does not exist.
fn has_full_width(text: &str) -> bool {
    let Some(date) = text.get(..10).filter(|_| text.as_bytes().get(4) == Some(&b'-')) else { return true };
    let is_wide = date
        .bytes()
        .enumerate()
        .all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
    let time_is_wide = text.get(11..19).is_none_or(|time| {
        time.bytes()
            .enumerate()
            .all(|(at, b)| if at == 2 || at == 5 { b == b':' } else { b.is_ascii_digit() })
    });
    is_wide && time_is_wide && text.get(17..19) != Some("60")
}
