//! `field-order`: fields in another order than the schema has them.

use std::ops::Range;

use crate::diagnostic::{Applicability, Edit, Fix};
use crate::document::{Document, Entry, Syntax};
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// Fields stand in another order than in the schema.
    ///
    /// ## Why
    /// No generator minds; people who edit many pages find a field faster where it always is. Off unless asked for.
    ///
    /// ## Fails
    /// ```yaml config
    /// rules: { field-order: warn }
    /// collections: { all: { files: ["**"], fields: { title: string, date: date } } }
    /// ```
    /// ```yaml
    /// date: 2022-04-27
    /// title: Spring
    /// ```
    /// ## Passes
    /// ```yaml config
    /// rules: { field-order: warn }
    /// collections: { all: { files: ["**"], fields: { title: string, date: date } } }
    /// ```
    /// ```yaml
    /// title: Spring
    /// mood: fine
    /// date: 2022-04-27
    /// ```
    "field-order" {
        default: None,
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let mut last: Option<(usize, &str)> = None;
    for entry in cx.document.entries() {
        let Some((name, place)) = known(cx, entry) else { continue };
        let Some((_, other)) = last.filter(|(before, _)| *before > place) else {
            last = Some((place, name));
            continue;
        };
        let found = sink.report(RULE.id, entry.key.span, format!("`{name}` stands after `{other}`"));
        found.field(name).help(format!("move it before `{other}`, as in the schema"));
        if let Some(edit) = ordered(cx) {
            found.fix(Fix::safe("put the fields in the order of the schema", [edit]));
        }
        return;
    }
}

/// The name of a field that the schema has, and its place there.
fn known<'e>(cx: &DocumentCx<'_>, entry: &'e Entry<'_>) -> Option<(&'e str, usize)> {
    let name = entry.key.text()?;
    Some((name, cx.schema.fields.iter().position(|field| &*field.name == name)?))
}

/// The fields in order, each with the comments above and beside it; fields that the schema does not have stay where
/// they are among the others. YAML only: a field of TOML that stands below a table would become a part of it.
fn ordered(cx: &DocumentCx<'_>) -> Option<Edit> {
    let document = cx.document;
    document.block.as_ref().filter(|block| block.syntax == Syntax::Yaml)?;
    let entries = document.entries();
    let chunks = chunks(document, entries)?;
    let text = &document.source.text;
    let slots: Vec<usize> = (0..entries.len()).filter(|&slot| known(cx, &entries[slot]).is_some()).collect();
    let mut filled = slots.clone();
    filled.sort_by_key(|&index| known(cx, &entries[index]).map(|(_, place)| place));
    let mut order: Vec<usize> = (0..entries.len()).collect();
    for (slot, index) in slots.into_iter().zip(filled) {
        order[slot] = index;
    }
    let whole = chunks.first()?.start..chunks.last()?.end;
    let moved: String = order.into_iter().map(|index| &text[chunks[index].clone()]).collect();
    Some(Edit::replace(Span::of(whole), moved))
}

/// The whole lines of each entry: its comments above, its key and its value. `None` where entries share lines.
fn chunks(document: &Document<'_>, entries: &[Entry<'_>]) -> Option<Vec<Range<usize>>> {
    let text = &document.source.text;
    let mut chunks: Vec<Range<usize>> = Vec::with_capacity(entries.len());
    for entry in entries {
        let key = entry.key.span.start as usize;
        let line = text[..key].rfind('\n').map_or(0, |at| at + 1);
        if !text[line..key].trim().is_empty() {
            return None;
        }
        let start = chunks.last().map_or(line, |chunk| chunk.end);
        let end = entry.key.span.end.max(entry.value.span.end) as usize;
        let is_ended = text[..end].ends_with('\n');
        let end = if is_ended { end } else { end + text[end..].find('\n')? + 1 };
        if start > line {
            return None;
        }
        chunks.push(start..end + indented_comments(&text[end..]));
    }
    // A comment right above the first field goes with it; one with an empty line below is about the page.
    let first = chunks.first_mut()?;
    let from = document.block.as_ref()?.content.start as usize;
    while let Some(above) = text.get(from..first.start).filter(|above| !above.is_empty()) {
        let line = above[..above.len() - 1].rfind('\n').map_or(0, |at| at + 1);
        if !above[line..].trim_start().starts_with('#') || above[line..].contains("ignore-file") {
            break;
        }
        first.start = from + line;
    }
    Some(chunks)
}

/// The bytes of the comment lines at the start of `text` that are indented, and so about what stands above them.
fn indented_comments(text: &str) -> usize {
    let is_one = |line: &&str| {
        line.starts_with([' ', '\t']) && line.trim_start().starts_with('#') && line.ends_with('\n')
    };
    text.split_inclusive('\n').take_while(is_one).map(str::len).sum()
}
