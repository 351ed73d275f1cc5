//! How js-yaml reads a tree: JavaScript values.

use rustc_hash::FxHashSet;

use crate::document::{Entry, Node, Style, Value};
use crate::value::scalar::{Reader, Resolved, core_tag, resolve};

use super::Stopped;
use crate::value::base64::decode;
use crate::value::{Entries, Held};

/// Reads a tree as js-yaml does.
pub(super) fn read(node: &Node<'_>, reader: Reader) -> Result<Held, Stopped> {
    let tag = node.tag.as_deref().filter(|&tag| tag != "!");
    match &node.value {
        Value::Scalar(scalar) => {
            if let Some(tag) = tag {
                known(tag, &["null", "bool", "int", "float", "str", "binary", "timestamp", "merge"])?;
                if core_tag(tag) == Some("binary") {
                    if !scalar.text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=\r\n".contains(&b)) {
                        return Err("the value is not Base64, as its tag says".into());
                    }
                    return Ok(binary(decode(&scalar.text), reader));
                }
            }
            match resolve(scalar, node.tag.as_deref(), reader) {
                Resolved::Null => Ok(Held::Null),
                Resolved::Boolean(value) => Ok(Held::Boolean(value)),
                Resolved::Integer(number) => Ok(Held::Integer(number)),
                Resolved::Float(number) => Ok(Held::Float(number)),
                Resolved::Timestamp(iso) => Ok(Held::Date(iso)),
                Resolved::Text => Ok(Held::text(&scalar.text)),
                Resolved::Refused(reason) => Err(reason.into()),
            }
        }
        Value::List(items) => {
            let items = items.iter().map(|item| read(item, reader)).collect::<Result<Vec<_>, _>>()?;
            match tag {
                Some(tag) => {
                    known(tag, &["seq", "omap", "pairs"])?;
                    Ok(if core_tag(tag) == Some("pairs") { pairs(items) } else { Held::List(items) })
                }
                None => Ok(Held::List(items)),
            }
        }
        Value::Map(entries) => {
            if let Some(tag) = tag {
                known(tag, &["map", "set"])?;
            }
            map(entries, reader)
        }
    }
}

/// Version 3 is bundled where bytes become a list of numbers.
fn binary(bytes: Vec<u8>, reader: Reader) -> Held {
    match reader {
        Reader::JsYaml3 => Held::List(bytes.into_iter().map(|byte| Held::Integer(byte.into())).collect()),
        _ => Held::Binary(bytes),
    }
}

fn known(tag: &str, names: &[&str]) -> Result<(), Stopped> {
    match core_tag(tag) {
        Some(name) if names.contains(&name) => Ok(()),
        _ => Err(format!("unknown tag `{tag}`").into()),
    }
}

fn pairs(items: Vec<Held>) -> Held {
    let pair = |item| match item {
        Held::Map(mut entries) if entries.len() == 1 => {
            let (key, value) = entries.remove(0);
            Held::List(vec![key, value])
        }
        other => other,
    };
    Held::List(items.into_iter().map(pair).collect())
}

fn map(entries: &[Entry<'_>], reader: Reader) -> Result<Held, Stopped> {
    let mut result = Entries::default();
    // Keys that came through a merge: a later entry may replace them.
    let mut merged: FxHashSet<String> = FxHashSet::default();
    for entry in entries {
        if is_merge(&entry.key) {
            let source = read(&entry.value, reader)?;
            let sources = if let Held::List(sources) = source { sources } else { vec![source] };
            for source in sources {
                merge(&mut result, &mut merged, source)?;
            }
            continue;
        }
        if entry.key.scalar().is_some_and(|key| key.style == Style::Absent) && entry.key.tag.is_none() {
            return Err("an entry has no key".into());
        }
        let key = name_of(&read(&entry.key, reader)?)?;
        let value = read(&entry.value, reader)?;
        let place = result.place(&Held::text(&key));
        let is_free = place.is_none() || merged.contains(&key);
        if !is_free {
            return Err(format!("duplicate key `{key}`").into());
        }
        merged.remove(&key);
        match place {
            Some(_) => result.set(Held::Text(key), value),
            // JavaScript takes this one for the prototype of the object.
            None if key == "__proto__" => {}
            None => result.add(Held::Text(key), value),
        }
    }
    Ok(Held::Map(result.finish()))
}

fn merge(result: &mut Entries, merged: &mut FxHashSet<String>, source: Held) -> Result<(), Stopped> {
    let entries = match source {
        Held::Map(entries) => entries,
        Held::List(items) => {
            items.into_iter().enumerate().map(|(at, item)| (Held::Text(at.to_string()), item)).collect()
        }
        Held::Date(_) | Held::Binary(_) => Vec::new(),
        _ => return Err("`<<` needs a mapping".into()),
    };
    for (key, value) in entries {
        if result.place(&key).is_none() {
            if let Held::Text(name) = &key {
                merged.insert(name.clone());
            }
            result.add(key, value);
        }
    }
    Ok(())
}

/// Whether a key is YAML's merge key: a plain `<<`.
pub(super) fn is_merge(key: &Node<'_>) -> bool {
    let is_tagged = || key.tag.as_deref().and_then(core_tag) == Some("merge");
    let is_plain = || key.tag.is_none() && key.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
    key.text() == Some("<<") && (is_plain() || is_tagged())
}

/// A key as JavaScript's `String()` writes it.
fn name_of(key: &Held) -> Result<String, Stopped> {
    Ok(match key {
        Held::List(items) => {
            let mut names = Vec::with_capacity(items.len());
            for item in items {
                names.push(match item {
                    Held::List(_) => return Err("a list inside a key is not allowed".into()),
                    Held::Null => String::new(),
                    item => name_of(item)?,
                });
            }
            names.join(",")
        }
        Held::Null => "null".to_owned(),
        Held::Boolean(value) => value.to_string(),
        Held::Integer(number) => number.to_string(),
        Held::Float(number) if number.is_nan() => "NaN".to_owned(),
        Held::Float(number) if number.is_infinite() => {
            if *number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned()
        }
        Held::Float(number) => number.to_string(),
        Held::Text(text) | Held::Time(text) => text.clone(),
        Held::Date(iso) => spoken_date(iso),
        Held::Binary(_) | Held::Set(_) | Held::Map(_) | Held::NotAMapping(_) => "[object Object]".to_owned(),
    })
}

/// `Wed Apr 27 2022 00:00:00 GMT+0000 (Coordinated Universal Time)`
fn spoken_date(iso: &str) -> String {
    chrono::DateTime::parse_from_rfc3339(iso).map_or_else(
        |_| iso.to_owned(),
        |date| date.format("%a %b %d %Y %H:%M:%S GMT+0000 (Coordinated Universal Time)").to_string(),
    )
}
