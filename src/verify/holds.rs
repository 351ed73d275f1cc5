//! Parses a fixed page again and checks that a fix has changed only its own field.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Entry, Fault, Node, Value};
use crate::generators::Case;
use crate::loader::{self, Dialect};
use crate::validators::type_of;

use super::suppressed::comments_hold;

/// Whether the fixed bytes still are a page that says what it said, the fixed fields aside.
pub fn holds(path: &Arc<Path>, old: &[u8], new: &[u8], fixed: &[&Diagnostic], dialect: &Dialect) -> bool {
    holds_for_head(path, (old, new), true, fixed, dialect)
}

/// The same for the head of a page; `complete` says that it is the whole page. A fix after which the front matter does
/// not end within the head is not valid.
pub(super) fn holds_for_head(
    path: &Arc<Path>,
    (old, new): (&[u8], &[u8]),
    complete: bool,
    fixed: &[&Diagnostic],
    dialect: &Dialect,
) -> bool {
    let (new_source, new_split) = loader::head_of(path, new, complete, dialect);
    if new_split.need_more {
        return false;
    }
    let (old_source, old_split) = loader::head_of(path, old, complete, dialect);
    let before = loader::parse(&old_source, old_split, dialect);
    let after = loader::parse(&new_source, new_split, dialect);
    body(&before, old) == body(&after, new)
        && (after.root.is_some() || before.root.is_none())
        && (breaks(&before) || !breaks(&after))
        && (before.root.is_none() || collisions(&after, dialect) <= collisions(&before, dialect))
        && untouched_fields_hold(&before, &after, fixed, dialect)
        && comments_hold(&before, &after, fixed)
}

/// How many keys repeat another of their mapping, as the generator compares them: two fixes that are harmless alone may
/// give two fields the same name.
fn collisions(document: &Document<'_>, dialect: &Dialect) -> usize {
    let folds = dialect.generator.facts().names.case == Case::Ignored;
    document.root.as_ref().map_or(0, |root| collisions_in(root, folds))
}

fn collisions_in(node: &Node<'_>, folds: bool) -> usize {
    match &node.value {
        Value::Scalar(_) => 0,
        Value::List(items) => items.iter().map(|item| collisions_in(item, folds)).sum(),
        Value::Map(entries) => {
            let mut seen = FxHashSet::default();
            let own = entries.iter().filter_map(|entry| entry.key.text()).filter(|key| {
                // `<<` may be there several times.
                *key != "<<" && !seen.insert(if folds { key.to_lowercase() } else { (*key).to_owned() })
            });
            own.count() + entries.iter().map(|entry| collisions_in(&entry.value, folds)).sum::<usize>()
        }
    }
}

/// The bytes after the line of the closing delimiter, or of the one that was meant: a fix has no business there.
fn body<'b>(document: &Document<'_>, bytes: &'b [u8]) -> &'b [u8] {
    let missed = document.faults.iter().find_map(|fault| match fault {
        Fault::MissedClose { span, .. } => Some(span.end),
        _ => None,
    });
    let end = || {
        document.block.as_ref().map_or(0, |block| block.close.map_or(block.content.end, |close| close.end))
    };
    let from = missed.unwrap_or_else(end);
    let rest = bytes.get(from as usize..).unwrap_or_default();
    let line = rest.iter().position(|&byte| byte == b'\n' || byte == b'\r').unwrap_or(rest.len());
    let rest = rest.get(line..).unwrap_or_default();
    rest.strip_prefix(b"\r\n")
        .or_else(|| rest.strip_prefix(b"\n"))
        .or_else(|| rest.strip_prefix(b"\r"))
        .unwrap_or(rest)
}

fn breaks(document: &Document<'_>) -> bool {
    document.faults.iter().any(|fault| {
        matches!(
            fault,
            Fault::Syntax { .. }
                | Fault::NotAMapping { .. }
                | Fault::Unclosed { .. }
                | Fault::MissedClose { .. }
                | Fault::TrailingDocument(_)
                | Fault::TooComplex { .. }
        )
    })
}

fn untouched_fields_hold(
    before: &Document<'_>,
    after: &Document<'_>,
    fixed: &[&Diagnostic],
    dialect: &Dialect,
) -> bool {
    // A block that did not parse has no values to keep.
    if before.root.is_none() {
        return true;
    }
    let touched: FxHashSet<&str> = fixed
        .iter()
        .filter_map(|found| found.field.as_ref())
        .map(|field| field.as_str().split(['.', '[']).next().unwrap_or_default())
        .collect();
    let kept = |entry: &&Entry<'_>| entry.key.text().is_none_or(|key| !touched.contains(key));
    // By name, so that the cost of a field does not grow with the number of fields.
    let mut named: FxHashMap<Option<&str>, Vec<&Entry<'_>>> = FxHashMap::default();
    for other in after.entries() {
        named.entry(other.key.text()).or_default().push(other);
    }
    let mut met: FxHashMap<Option<&str>, usize> = FxHashMap::default();
    before.entries().iter().filter(kept).all(|entry| {
        let name = entry.key.text();
        let Some(twins) = named.get(&name) else { return false };
        let is_kept = |other: &&&Entry<'_>| {
            same(&entry.key, &other.key, dialect) && same(&entry.value, &other.value, dialect)
        };
        // Any twin: a key may be there twice. Most likely it is the one that is as far down as this one was.
        let nth = met.entry(name).or_default();
        *nth += 1;
        twins.get(*nth - 1).filter(is_kept).or_else(|| twins.iter().find(is_kept)).is_some()
    })
}

/// Whether two nodes have the same value for the reader at hand, however they are written.
fn same(a: &Node<'_>, b: &Node<'_>, dialect: &Dialect) -> bool {
    match (&a.value, &b.value) {
        (Value::Scalar(left), Value::Scalar(right)) => {
            left.text == right.text && type_of(a, dialect) == type_of(b, dialect)
        }
        (Value::List(left), Value::List(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(a, b)| same(a, b, dialect))
        }
        (Value::Map(left), Value::Map(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(a, b)| same(&a.key, &b.key, dialect) && same(&a.value, &b.value, dialect))
        }
        _ => false,
    }
}
