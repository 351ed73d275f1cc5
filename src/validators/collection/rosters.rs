//! References to names that the generator keeps in a file of the site.

use crate::document::{Node, Value};
use crate::files::absolute;
use crate::validators::{DocumentCx, KnownNames};
use crate::value::scalar;

/// A name that is not in its file.
pub(crate) struct Stray<'c, 's> {
    /// Where it is written.
    pub node: &'c Node<'s>,
    /// The file.
    pub known: &'c KnownNames,
}

/// The names of the page that their files do not have. A draft is not looked at: the generators leave it out before.
pub(crate) fn strays<'c, 's>(cx: &'c DocumentCx<'s>) -> Vec<Stray<'c, 's>> {
    let mut strays = Vec::new();
    let rosters = &cx.place.facts.rosters;
    if rosters.is_empty() || !cx.place.on_disk || is_draft(cx) {
        return strays;
    }
    let path = absolute(cx.place.files.home(), cx.place.path);
    for known in rosters.iter().filter(|known| path.starts_with(&known.pages)) {
        let Some(entry) = cx.entry(known.roster.field) else { continue };
        let items = entry.value.items().unwrap_or(std::slice::from_ref(&entry.value));
        for node in items.iter().filter_map(|item| name(item, known)) {
            let text = node.text().unwrap_or_default();
            let is_known = known.names.as_ref().is_some_and(|names| names.iter().any(|name| **name == *text));
            if !is_known {
                strays.push(Stray { node, known });
            }
        }
    }
    strays
}

fn is_draft(cx: &DocumentCx<'_>) -> bool {
    let draft = cx.entry("draft").and_then(|entry| entry.value.text());
    draft.is_some_and(scalar::is_true)
}

/// The part of an item that refers to a name.
fn name<'n, 's>(item: &'n Node<'s>, known: &KnownNames) -> Option<&'n Node<'s>> {
    let node = match &item.value {
        Value::Map(entries) => {
            let key = known.roster.key?;
            &entries.iter().find(|entry| entry.key.text() == Some(key))?.value
        }
        _ => item,
    };
    // What is not text has another fault.
    node.text().filter(|text| !text.trim().is_empty() && !node.is_null()).map(|_| node)
}
