//! Parses a fixed page again and checks that a fix has changed only its own field.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::IgnoredAny;

use crate::diagnostic::{Diagnostic, Fix};
use crate::document::{Document, Entry, Fault, Node, Syntax, Value};
use crate::generators::Case;
use crate::loader::{self, Dialect};
use crate::reading::{self, Outlook};
use crate::span::Span;
use crate::suppression::may_be_in;
use crate::validators::type_of;

use super::suppressed::comments_hold;

/// Whether the fixed bytes still are a page that says what it said, the fixed fields aside.
pub fn holds(path: &Arc<Path>, old: &[u8], new: &[u8], fixed: &[&Diagnostic], dialect: &Dialect) -> bool {
    let (source, split) = loader::head_of(path, old, true, dialect);
    holds_for((&loader::parse(&source, split, dialect), old), (new, true), fixed, dialect)
}

/// The same for a page, or a head of it, that has been parsed; `complete` says that the fixed bytes are the whole page. A
/// fix after which the front matter does not end within them is not valid.
pub(super) fn holds_for(
    (before, old): (&Document<'_>, &[u8]),
    (new, complete): (&[u8], bool),
    fixed: &[&Diagnostic],
    dialect: &Dialect,
) -> bool {
    let (source, split) = loader::head_of(&before.source.path, new, complete, dialect);
    if split.need_more {
        return false;
    }
    let outlook = Outlook::of(&split);
    let after = loader::parse(&source, split, dialect);
    let stopped = || {
        let (_, split) = loader::head_of(&before.source.path, old, complete, dialect);
        reading::stops(before, &Outlook::of(&split), dialect)
    };
    body(before, old) == body(&after, new)
        && (after.root.is_some() || before.root.is_none())
        && (breaks(before) || !breaks(&after))
        && (before.root.is_none() || !collides_more(&after, before, dialect))
        && untouched_fields_hold(before, &after, fixed, dialect)
        && comments_hold(before, &after, fixed)
        && comments_stay(before, fixed)
        && (libyaml_reads(&after, dialect) != Some(false) || libyaml_reads(before, dialect) != Some(true))
        // A page that does not parse may be read in part, and is corrected anyway.
        && (breaks(before) || !reading::stops(&after, &outlook, dialect) || stopped())
}

/// Whether what the fixes write in the place of comments still has their words, if only in a value. Suppression comments go when
/// they are not needed.
fn comments_stay(document: &Document<'_>, fixed: &[&Diagnostic]) -> bool {
    let is_kept = |fix: &Fix, comment: Span| {
        let words = document.text(comment).trim_matches(|sign: char| sign == '#' || sign.is_whitespace());
        may_be_in(words) || fix.edits.iter().any(|edit| edit.text.contains(words))
    };
    fixed.iter().filter_map(|found| found.fix.as_ref()).all(|fix| {
        fix.edits.iter().all(|edit| {
            let first = document.comments.partition_point(|comment| comment.start < edit.span.start);
            let comments = document.comments.iter().skip(first);
            comments.take_while(|comment| comment.end <= edit.span.end).all(|&comment| is_kept(fix, comment))
        })
    })
}

/// Whether more keys repeat another of their mapping, as the generator compares them: two fixes that are harmless alone
/// may give two fields the same name.
fn collides_more(after: &Document<'_>, before: &Document<'_>, dialect: &Dialect) -> bool {
    let folds = dialect.generator.facts().names.case == Case::Ignored;
    let collisions = |page: &Document<'_>| page.root.as_ref().map_or(0, |root| collisions_in(root, folds));
    let left = collisions(after);
    left > 0 && left > collisions(before)
}

fn collisions_in(node: &Node<'_>, folds: bool) -> usize {
    match &node.value {
        Value::Scalar(_) => 0,
        Value::List(items) => items.iter().map(|item| collisions_in(item, folds)).sum(),
        Value::Map(entries) => {
            let own = if entries.len() <= FEW { pairs(entries, folds) } else { repeats(entries, folds) };
            own + entries.iter().map(|entry| collisions_in(&entry.value, folds)).sum::<usize>()
        }
    }
}

/// Keys that are compared in pairs, which takes no memory; more of them go through a set.
const FEW: usize = 24;

/// The keys of a mapping; `<<` may be there several times.
fn keys<'e>(entries: &'e [Entry<'_>]) -> impl Iterator<Item = &'e str> {
    entries.iter().filter_map(|entry| entry.key.text()).filter(|key| *key != "<<")
}

fn pairs(entries: &[Entry<'_>], folds: bool) -> usize {
    let is_same_folded = |one: &str, other: &str| {
        one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
    };
    let is_same = |one: &str, other: &str| one == other || (folds && is_same_folded(one, other));
    keys(entries).enumerate().filter(|&(at, key)| keys(entries).take(at).any(|one| is_same(one, key))).count()
}

fn repeats(entries: &[Entry<'_>], folds: bool) -> usize {
    let mut seen = FxHashSet::default();
    let fold = |key: &str| if folds { key.to_lowercase() } else { key.to_owned() };
    keys(entries).filter(|key| !seen.insert(fold(key))).count()
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

/// Whether libyaml parses the block, if it is YAML. Many tools read pages with it, whatever the page's own generator uses, and it
/// shares no code with the loader: a fix that is harmless in itself may change what the text around it means.
fn libyaml_reads(document: &Document<'_>, dialect: &Dialect) -> Option<bool> {
    let block = document.block.as_ref().filter(|block| block.syntax == Syntax::Yaml)?;
    if document.is_plain {
        return Some(true);
    }
    let content = document.text(block.content);
    let strict = loader::bent(content, dialect.leniency());
    Some(serde_yaml::from_str::<IgnoredAny>(strict.as_deref().unwrap_or(content)).is_ok())
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
    let is_same = |one: &Entry<'_>, other: &Entry<'_>| {
        same(&one.key, &other.key, dialect) && same(&one.value, &other.value, dialect)
    };
    // As a rule, each is where it was.
    let (old, new) = (before.entries(), after.entries());
    if old.len() == new.len() && old.iter().zip(new).all(|(old, new)| !kept(&old) || is_same(old, new)) {
        return true;
    }
    // By name, so that the cost of a field does not grow with the number of fields.
    let mut named: FxHashMap<Option<&str>, Vec<&Entry<'_>>> = FxHashMap::default();
    for other in after.entries() {
        named.entry(other.key.text()).or_default().push(other);
    }
    let mut met: FxHashMap<Option<&str>, usize> = FxHashMap::default();
    before.entries().iter().filter(kept).all(|entry| {
        let name = entry.key.text();
        let Some(twins) = named.get(&name) else { return false };
        let is_kept = |other: &&&Entry<'_>| is_same(entry, other);
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
            let are_alike = || left.style == right.style && a.tag == b.tag;
            left.text == right.text && (are_alike() || type_of(a, dialect) == type_of(b, dialect))
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
