//! How PyYAML's safe loader reads a tree: Python values.

use crate::document::{Entry, Node, Value};
use crate::value::scalar::{Reader, Resolved, core_tag, resolve};

use super::Stopped;
use super::javascript::is_merge;
use crate::value::base64::decode;
use crate::value::{Entries, Held};

/// Reads a tree as PyYAML does.
pub(super) fn read(node: &Node<'_>) -> Result<Held, Stopped> {
    let tag = node.tag.as_deref().filter(|&tag| tag != "!");
    let name = tag.and_then(core_tag);
    if let Some(tag) = tag.filter(|_| name.is_none()) {
        return Err(unknown(tag));
    }
    if is_merge(node) {
        return Err("`<<` cannot be a value".into());
    }
    match (&node.value, name) {
        (Value::Scalar(scalar), Some("binary")) => Ok(Held::Binary(decode(&scalar.text))),
        (Value::Scalar(scalar), None | Some("null" | "bool" | "int" | "float" | "str" | "timestamp")) => {
            match resolve(scalar, node.tag.as_deref(), Reader::PyYaml) {
                Resolved::Null => Ok(Held::Null),
                Resolved::Boolean(value) => Ok(Held::Boolean(value)),
                Resolved::Integer(number) => Ok(Held::Integer(number)),
                Resolved::Float(number) => Ok(Held::Float(number)),
                Resolved::Timestamp(iso) => Ok(Held::Date(iso)),
                Resolved::Text => Ok(Held::text(&scalar.text)),
                Resolved::Refused(reason) => Err(reason.into()),
            }
        }
        (Value::List(items), None | Some("seq")) => Ok(Held::List(list(items)?)),
        (Value::List(items), Some("omap" | "pairs")) => pairs(items),
        (Value::Map(entries), None | Some("map")) => Ok(Held::Map(map(entries)?)),
        (Value::Map(entries), Some("set")) => {
            Ok(Held::Set(map(entries)?.into_iter().map(|(key, _)| key).collect()))
        }
        _ => Err(unknown(tag.unwrap_or_default())),
    }
}

fn unknown(tag: &str) -> Stopped {
    format!("unknown tag `{tag}`").into()
}

fn list(items: &[Node<'_>]) -> Result<Vec<Held>, Stopped> {
    items.iter().map(read).collect()
}

/// `!!omap` and `!!pairs`: a list of pairs.
fn pairs(items: &[Node<'_>]) -> Result<Held, Stopped> {
    let mut pairs = Vec::with_capacity(items.len());
    for item in items {
        match &item.value {
            Value::Map(entries) if entries.len() == 1 => {
                pairs.push(Held::List(vec![read(&entries[0].key)?, read(&entries[0].value)?]));
            }
            _ => return Err("an item of `!!pairs` is not a pair".into()),
        }
    }
    Ok(Held::List(pairs))
}

/// Merged entries are first, so that the mapping's own win; of equal keys the last wins.
fn map(entries: &[Entry<'_>]) -> Result<Vec<(Held, Held)>, Stopped> {
    let mut result = Entries::default();
    for entry in entries.iter().filter(|entry| is_merge(&entry.key)) {
        match &entry.value.value {
            Value::Map(source) => merge(&mut result, source)?,
            Value::List(sources) => {
                for source in sources.iter().rev() {
                    let Value::Map(source) = &source.value else { return Err("`<<` needs mappings".into()) };
                    merge(&mut result, source)?;
                }
            }
            Value::Scalar(_) => return Err("`<<` needs a mapping".into()),
        }
    }
    for entry in entries.iter().filter(|entry| !is_merge(&entry.key)) {
        let key = if entry.key.text() == Some("=") { Held::text("=") } else { read(&entry.key)? };
        if matches!(key, Held::List(_) | Held::Map(_) | Held::Set(_)) {
            return Err("a list or mapping cannot be a key".into());
        }
        result.set(key, read(&entry.value)?);
    }
    Ok(result.finish())
}

fn merge(result: &mut Entries, source: &[Entry<'_>]) -> Result<(), Stopped> {
    for (key, value) in map(source)? {
        result.set(key, value);
    }
    Ok(())
}
