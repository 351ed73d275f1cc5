//! A dash without a value at the end of a list, in the column of the keys: goccy/go-yaml takes the fields below for the
//! value of that item.

use crate::document::{Document, Entry, Node, Style, Value};
use crate::span::Span;
use crate::value::scalar::Reader;

/// The root with those fields in the items that take them; `None` if no item does.
pub(super) fn filled<'s>(document: &Document<'s>, reader: Reader) -> Option<Node<'s>> {
    let root = document.root.as_ref().filter(|_| has_dash(document, reader))?;
    let mut root = root.clone();
    fill(&mut root, &document.source.text).then_some(root)
}

/// The fields of the root that an item takes, with its dash.
pub fn taken_by_item(document: &Document<'_>, reader: Reader) -> Option<Span> {
    if !has_dash(document, reader) {
        return None;
    }
    let entries = document.entries();
    let (_, dash) = taking(entries, &document.source.text)?;
    Some(dash.cover(entries.last()?.value.span))
}

/// Whether a line is a dash, and nothing that could be its value.
fn has_dash(document: &Document<'_>, reader: Reader) -> bool {
    let content = document.block.as_ref().map_or("", |block| block.content.slice(&document.source.text));
    let is_dash = |line: &str| {
        line.trim_start_matches([' ', '-']).trim_start().split(' ').next().is_some_and(|rest| {
            line.trim_start().starts_with('-') && (rest.is_empty() || rest.starts_with(['#', '&']))
        })
    };
    reader == Reader::Goccy && content.lines().any(is_dash)
}

/// Moves those fields; whether there are any.
fn fill(node: &mut Node<'_>, text: &str) -> bool {
    let mut any = false;
    match &mut node.value {
        Value::Map(entries) => {
            if let Some((at, _)) = taking(entries, text) {
                let below = entries.split_off(at + 1);
                if let Some(Entry { value: Node { value: Value::List(items), .. }, .. }) = entries.get_mut(at)
                    && let Some(item) = items.last_mut()
                {
                    item.value = Value::Map(below);
                }
                any = true;
            }
            for entry in entries {
                any |= fill(&mut entry.value, text);
            }
        }
        Value::List(items) => {
            for item in items {
                any |= fill(item, text);
            }
        }
        Value::Scalar(_) => {}
    }
    any
}

/// The first entry whose list ends so, and the dash.
fn taking(entries: &[Entry<'_>], text: &str) -> Option<(usize, Span)> {
    entries.windows(2).enumerate().find_map(|(at, pair)| {
        let [entry, next] = pair else { return None };
        let item = entry.value.items().filter(|_| !entry.value.alias)?.last()?;
        let is_absent = item.scalar().is_some_and(|scalar| scalar.style == Style::Absent);
        if !is_absent || item.tag.is_some() {
            return None;
        }
        let above = text.get(..next.key.span.start as usize)?;
        let written = text.get(entry.key.span.end as usize..item.span.start as usize)?;
        let dash = entry.key.span.end + u32::try_from(written.rfind('-')?).ok()?;
        let column =
            |at: u32| Some(at as usize - text.get(..at as usize)?.rfind('\n').map_or(0, |end| end + 1));
        let is_below = above.ends_with(['\n', ' ']);
        (is_below && column(dash)? == column(next.key.span.start)?).then(|| (at, Span::new(dash, dash + 1)))
    })
}
