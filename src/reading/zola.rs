//! How Zola reads front matter: known fields with their types; everything else is silently dropped.

use rustc_hash::FxHashSet;

use crate::document::{Entry, Native, Node, Scalar, Style, Value};
use crate::value::scalar::{Reader, Resolved, core_tag, resolve};

use super::Stopped;
use crate::generators::zola::dates::{self, is_instant};
use crate::value::{Entries, Held};

/// Reads the root as the front matter of a page.
pub(super) fn read(root: &Node<'_>) -> Result<Held, Stopped> {
    let Value::Map(entries) = &root.value else { return Err("the front matter is not a mapping".into()) };
    let mut fields = Entries::default();
    let mut seen = FxHashSet::default();
    for entry in entries {
        let Some(key) = entry.key.text() else { return Err("a list or mapping cannot be a key".into()) };
        let Some(value) = known(key, &entry.value)? else { continue };
        if !seen.insert(key) {
            return Err(format!("duplicate field `{key}`").into());
        }
        if let Some(value) = value {
            fields.set(Held::text(key), value);
        }
    }
    Ok(Held::Map(fields.finish()))
}

/// Checks a field that Zola knows. The outer `None`: it does not know it; the inner: there is nothing to show.
#[expect(clippy::option_option, reason = "unknown, known and empty, known and shown are three things")]
fn known(key: &str, node: &Node<'_>) -> Result<Option<Option<Held>>, Stopped> {
    let wrong = |what: &str| Stopped(format!("`{key}` must be {what}"));
    Ok(Some(match key {
        "title" | "description" => text_or_nothing(node).ok_or_else(|| wrong("text"))?.map(Held::Text),
        "slug" | "path" | "template" => {
            let text = text_or_nothing(node).ok_or_else(|| wrong("text"))?;
            if text.as_deref() == Some("") && key != "template" {
                return Err(wrong("a string that is not empty"));
            }
            None
        }
        "date" | "updated" => date(key, node)?,
        "draft" | "render" | "in_search_index" => match typed(node) {
            Resolved::Boolean(true) if key == "draft" => Some(Held::Boolean(true)),
            Resolved::Boolean(_) => None,
            _ => return Err(wrong("`true` or `false`")),
        },
        "weight" => match typed(node) {
            Resolved::Integer(0..) => None,
            Resolved::Null if is_plain_null(node) => None,
            _ => return Err(wrong("an integer of at least 0")),
        },
        "taxonomies" => {
            Some(taxonomies(node).ok_or_else(|| wrong("a mapping of lists of strings"))??).filter(has_entries)
        }
        "authors" => {
            Some(Held::List(texts(node).ok_or_else(|| wrong("a list of strings"))?)).filter(has_entries)
        }
        "aliases" => {
            texts(node).ok_or_else(|| wrong("a list of strings"))?;
            None
        }
        "extra" => match &node.value {
            Value::Map(entries) => Some(map(entries)?).filter(has_entries),
            _ if is_absent(node) => None,
            _ => return Err(wrong("a mapping")),
        },
        _ => return Ok(None),
    }))
}

fn has_entries(value: &Held) -> bool {
    match value {
        Held::Map(entries) => !entries.is_empty(),
        Held::List(items) => !items.is_empty(),
        _ => true,
    }
}

fn typed(node: &Node<'_>) -> Resolved {
    node.scalar().map_or(Resolved::Text, |scalar| resolve(scalar, node.tag.as_deref(), Reader::SerdeYaml))
}

/// String or null: the outer `None` is a list, a mapping, or in TOML anything that is not text.
#[expect(clippy::option_option, reason = "wrong, empty and text are three things")]
fn text_or_nothing(node: &Node<'_>) -> Option<Option<String>> {
    let scalar = node.scalar()?;
    if is_plain_null(node) {
        return Some(None);
    }
    text(scalar).map(Some)
}

/// A scalar where text is wanted: YAML takes any, TOML only text.
fn text(scalar: &Scalar<'_>) -> Option<String> {
    match scalar.style {
        Style::Native(_) => None,
        _ => Some(scalar.text.to_string()),
    }
}

fn is_plain_null(node: &Node<'_>) -> bool {
    let is_plain = node.scalar().is_some_and(|scalar| matches!(scalar.style, Style::Plain | Style::Absent));
    is_plain && node.tag.is_none() && typed(node) == Resolved::Null
}

/// A value that is not written is an empty list.
fn is_absent(node: &Node<'_>) -> bool {
    node.scalar().is_some_and(|scalar| scalar.style == Style::Absent) && node.tag.is_none()
}

fn texts(node: &Node<'_>) -> Option<Vec<Held>> {
    if is_absent(node) {
        return Some(Vec::new());
    }
    node.items()?.iter().map(|item| item.scalar().and_then(text).map(Held::Text)).collect()
}

fn taxonomies(node: &Node<'_>) -> Option<Result<Held, Stopped>> {
    if is_absent(node) {
        return Some(Ok(Held::empty()));
    }
    let mut result = Entries::default();
    for entry in node.entries()? {
        let terms = texts(&entry.value)?;
        if terms.iter().any(|term| matches!(term, Held::Text(term) if term.trim().is_empty())) {
            return Some(Err("a term of a taxonomy must not be empty".into()));
        }
        result.set(Held::text(entry.key.text()?), Held::List(terms));
    }
    Some(Ok(Held::Map(result.finish())))
}

/// Values that Zola only passes on; of equal keys the last wins, `<<` is a key like any other.
pub(super) fn value(node: &Node<'_>) -> Result<Held, Stopped> {
    if let Some(tag) = node.tag.as_deref().filter(|tag| *tag != "!" && core_tag(tag).is_none()) {
        return Err(format!("unknown tag `{tag}`").into());
    }
    match &node.value {
        Value::List(items) => Ok(Held::List(items.iter().map(value).collect::<Result<_, _>>()?)),
        Value::Map(entries) => map(entries),
        Value::Scalar(scalar) => Ok(match typed(node) {
            Resolved::Boolean(value) => Held::Boolean(value),
            Resolved::Integer(number) => Held::Integer(number),
            Resolved::Float(number) if number.is_finite() => Held::Float(number),
            Resolved::Null | Resolved::Float(_) => Held::Null,
            Resolved::Timestamp(iso) => Held::Text(iso),
            Resolved::Text => Held::text(&scalar.text),
            Resolved::Refused(reason) => return Err(reason.into()),
        }),
    }
}

fn map(entries: &[Entry<'_>]) -> Result<Held, Stopped> {
    let mut result = Entries::default();
    for entry in entries {
        let Some(key) = entry.key.text() else { return Err("a list or mapping cannot be a key".into()) };
        result.set(Held::text(key), value(&entry.value)?);
    }
    Ok(Held::Map(result.finish()))
}

/// A date in RFC 3339, with spaces for `T`, or as YAML 1.1 writes timestamps.
fn date(key: &str, node: &Node<'_>) -> Result<Option<Held>, Stopped> {
    let Some(scalar) = node.scalar() else { return Err(Stopped(format!("`{key}` must be a date"))) };
    let is_text = !matches!(scalar.style, Style::Native(Native::Boolean | Native::Integer | Native::Float));
    let is_guess = matches!(scalar.style, Style::Plain | Style::Absent) && typed(node) != Resolved::Text;
    let iso = if is_text && !is_guess { dates::read(&scalar.text) } else { None };
    match iso.filter(|iso| key == "updated" || is_instant(iso)) {
        Some(iso) => Ok(Some(Held::Text(iso))),
        None => Err(Stopped(format!("`{}` in `{key}` is not a date that Zola can read", scalar.text))),
    }
}
