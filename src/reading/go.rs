//! How goccy/go-yaml and yaml.v2 read a tree, with keys converted to strings like Hugo does.

use rustc_hash::FxHashSet;

use crate::document::{Entry, Node, Scalar, Style, Value};
use crate::value::scalar::{Reader, Resolved, core_tag, resolve};

use super::Stopped;
use super::javascript::is_merge;
use super::merged::twin;
use crate::value::base64::decode;
use crate::value::{Entries, Held};

/// Each tag without a value nests what follows it one level deeper, and each level of the tree can have that many of them.
const MOST_OPEN_TAGS: usize = 4;

/// Reads a tree as Hugo's YAML reader of the time does.
pub(super) fn read(node: &Node<'_>, reader: Reader, is_root: bool) -> Result<Held, Stopped> {
    match &node.value {
        Value::Scalar(scalar) => {
            let tag = node.tag.as_deref();
            if reader == Reader::Goccy && is_open_tag(node) {
                return Ok(Held::Null);
            }
            if tag.and_then(core_tag) == Some("binary") {
                return Ok(binary(decode(&scalar.text), reader));
            }
            match resolve(scalar, tag, reader) {
                Resolved::Null if is_root && reader == Reader::Goccy => {
                    Err("expected a mapping, found null".into())
                }
                Resolved::Null => Ok(Held::Null),
                Resolved::Boolean(value) => Ok(Held::Boolean(value)),
                Resolved::Integer(number) => Ok(Held::Integer(number)),
                Resolved::Float(number) => Ok(Held::Float(number)),
                Resolved::Timestamp(_) | Resolved::Text => Ok(Held::text(&scalar.text)),
                Resolved::Refused(reason) => Err(reason.into()),
            }
        }
        Value::List(items) => {
            Ok(Held::List(items.iter().map(|item| read(item, reader, false)).collect::<Result<_, _>>()?))
        }
        Value::Map(entries) => map(entries, reader, is_root),
    }
}

/// goccy gives bytes, yaml.v2 the text they encode.
fn binary(bytes: Vec<u8>, reader: Reader) -> Held {
    if reader == Reader::YamlV2 {
        return Held::Text(String::from_utf8_lossy(&bytes).into_owned());
    }
    Held::List(bytes.into_iter().map(|byte| Held::Integer(byte.into())).collect())
}

/// Entries and merges take effect in the order they are in.
fn map(entries: &[Entry<'_>], reader: Reader, is_root: bool) -> Result<Held, Stopped> {
    let mut result = Entries::default();
    let mut written = FxHashSet::default();
    for (at, entry) in entries.iter().enumerate() {
        if is_merge(&entry.key) {
            if let Some(twin) = twin(&entry.value).filter(|_| is_root && reader == Reader::Goccy) {
                return Err(format!("duplicate key `{}`", twin.text().unwrap_or_default()).into());
            }
            merge(&mut result, &read(&entry.value, reader, false)?, reader)?;
            continue;
        }
        let (key, value) = match split_pair(entry).filter(|_| reader == Reader::Goccy) {
            Some((key, value)) => (Held::text(key), read(&value, reader, false)?),
            None => (Held::Text(name_of(&entry.key, reader, is_root)?), read(&entry.value, reader, false)?),
        };
        if reader == Reader::Goccy {
            if matches!(&key, Held::Text(key) if !written.insert(key.clone())) {
                return Err(format!("duplicate key `{}`", entry.key.text().unwrap_or_default()).into());
            }
            // A tag without a value takes the fields that follow as its value.
            if let Some(rest) =
                entries.get(at + 1..).filter(|rest| !rest.is_empty() && is_open_tag(&entry.value))
            {
                let open = rest.iter().filter(|entry| is_open_tag(&entry.value)).take(MOST_OPEN_TAGS);
                if open.count() == MOST_OPEN_TAGS {
                    return Err("it is nested too deeply".into());
                }
                result.set(key, map(rest, reader, false)?);
                break;
            }
        }
        result.set(key, value);
    }
    Ok(Held::Map(result.finish()))
}

/// Whether it is a tag that YAML does not define, and nothing behind it.
fn is_open_tag(node: &Node<'_>) -> bool {
    let is_absent = node.scalar().is_some_and(|scalar| scalar.style == Style::Absent);
    is_absent && node.tag.as_deref().is_some_and(|tag| core_tag(tag).is_none())
}

/// In braces goccy/go-yaml reads `a:1` as a key and its value.
fn split_pair<'s>(entry: &'s Entry<'_>) -> Option<(&'s str, Node<'s>)> {
    let key = entry.key.scalar().filter(|key| key.style == Style::Plain)?;
    let is_alone = entry.value.scalar().is_some_and(|value| value.style == Style::Absent);
    let (key, value) = key.text.split_once(':').filter(|_| is_alone)?;
    let scalar = Scalar { text: value.into(), style: Style::Plain };
    Some((key, Node::new(entry.key.span, Value::Scalar(scalar))))
}

fn merge(result: &mut Entries, source: &Held, reader: Reader) -> Result<(), Stopped> {
    match source {
        Held::Map(entries) => {
            for (key, value) in entries.clone() {
                result.set(key, value);
            }
            Ok(())
        }
        // In yaml.v2 the first of a list wins, in goccy the last.
        Held::List(sources) if reader == Reader::YamlV2 => {
            sources.iter().rev().try_for_each(|source| merge_map(result, source))
        }
        Held::List(sources) => sources.iter().try_for_each(|source| merge_map(result, source)),
        _ => Err("`<<` needs a mapping".into()),
    }
}

fn merge_map(result: &mut Entries, source: &Held) -> Result<(), Stopped> {
    let Held::Map(entries) = source else { return Err("`<<` needs mappings".into()) };
    for (key, value) in entries.clone() {
        result.set(key, value);
    }
    Ok(())
}

/// A key as text. At the root yaml.v2 keeps it as it is written.
fn name_of(key: &Node<'_>, reader: Reader, is_root: bool) -> Result<String, Stopped> {
    let is_absent = key.scalar().is_some_and(|key| key.style == Style::Absent) && key.tag.is_none();
    if is_absent && reader == Reader::Goccy {
        return Err("an entry has no key".into());
    }
    let held = read(key, reader, false)?;
    let keeps_text = is_root && reader == Reader::YamlV2 && held != Held::Null;
    if let Some(text) = key.text().filter(|_| keeps_text) {
        return Ok(text.to_owned());
    }
    match held {
        Held::Null if reader == Reader::Goccy && !is_root => Ok("null".to_owned()),
        Held::Null => Ok(String::new()),
        Held::Boolean(value) => Ok(value.to_string()),
        Held::Integer(number) => Ok(number.to_string()),
        Held::Float(number) => Ok(number.to_string()),
        Held::Text(text) => Ok(text),
        _ => Err("a list or mapping cannot be a key".into()),
    }
}
