//! `field-order`: fields that are not in the configured order.

use crate::diagnostic::{Applicability, Edit, Fix};
use crate::document::{Document, Entry, Layout, Node, Style, Syntax, Value, by_lines, in_place};
use crate::schema::{Field, Origin};
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// Fields are not in the order of the configuration.
    ///
    /// ## Why
    /// Generators ignore the order, but people find a field faster if it is always in the same place. The rule is off
    /// by default.
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
    let mut is_below_tables = false;
    for entry in cx.document.entries() {
        // TOML tables always come after the other fields, whatever the configured order.
        if !is_below_tables && is_table(cx.document, entry) {
            is_below_tables = true;
            last = None;
        }
        let Some((name, place)) = known(cx, entry) else { continue };
        let Some((_, other)) = last.filter(|(before, _)| *before > place) else {
            last = Some((place, name));
            continue;
        };
        let found = sink.report(RULE.id, entry.key.span, format!("`{name}` must be before `{other}`"));
        found.field(name).help(format!("move `{name}` above `{other}`"));
        if let Some(edits) = ordered(cx).filter(|_| !is_below_tables) {
            found.fix(Fix::safe("put the fields in the configured order", edits));
        }
        return;
    }
}

/// The name of a configured field, and its position. Fields of a preset have no order: only fields that a user listed
/// do.
fn is_ordered(field: &Field, name: &str) -> bool {
    field.origin == Origin::Configured && &*field.name == name
}

fn known<'e>(cx: &DocumentCx<'_>, entry: &'e Entry<'_>) -> Option<(&'e str, usize)> {
    let name = entry.key.text()?;
    Some((name, cx.schema.fields.iter().position(|field| is_ordered(field, name))?))
}

/// Whether the entry is a table of TOML with a header of its own.
fn is_table(document: &Document<'_>, entry: &Entry<'_>) -> bool {
    let is_toml = document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Toml);
    is_toml
        && document
            .source
            .text
            .get(..entry.key.span.start as usize)
            .unwrap_or_default()
            .trim_end_matches([' ', '\t'])
            .ends_with('[')
}

/// The fields in order, each with its comments above and on its line. Fields that are not configured keep their
/// positions among the others, and so do TOML tables. `None` if a name is dotted (`a.b = 1`), or if an alias could move
/// above its anchor.
fn ordered(cx: &DocumentCx<'_>) -> Option<Vec<Edit>> {
    let document = cx.document;
    let syntax = document.block.as_ref()?.syntax;
    let entries: Vec<&Entry<'_>> =
        document.entries().iter().take_while(|entry| !is_table(document, entry)).collect();
    if entries.iter().any(|entry| has_alias(&entry.value)) {
        return None;
    }
    let parts: Vec<Span> =
        entries.iter().map(|entry| part(document, entry, syntax)).collect::<Option<_>>()?;
    let slots: Vec<usize> = (0..entries.len()).filter(|&slot| known(cx, entries[slot]).is_some()).collect();
    let mut filled = slots.clone();
    filled.sort_by_key(|&index| known(cx, entries[index]).map(|(_, place)| place));
    let mut order: Vec<usize> = (0..entries.len()).collect();
    for (slot, index) in slots.into_iter().zip(filled) {
        order[slot] = index;
    }
    match syntax {
        // A line may be the continuation of the one above.
        Syntax::Headers => None,
        Syntax::Json => Some(in_place(document, &parts, &order)),
        _ => by_lines(document, &parts, &order, Layout::Entries).map(|edit| vec![edit]),
    }
}

/// The bytes of an entry, from its key to its last quote.
fn part(document: &Document<'_>, entry: &Entry<'_>, syntax: Syntax) -> Option<Span> {
    let (key, value) = (entry.key.span, entry.value.span);
    let rest = document.source.text.get(key.end as usize..)?.trim_start_matches([' ', '\t']);
    if syntax == Syntax::Toml && !rest.starts_with('=') {
        return None;
    }
    let is_block = entry.value.scalar().is_some_and(|scalar| scalar.style == Style::Literal);
    let quotes = if is_block && syntax == Syntax::Toml { 3 } else { 0 };
    Some(Span::new(key.start, key.end.max(value.end) + quotes))
}

fn has_alias(node: &Node<'_>) -> bool {
    node.alias
        || match &node.value {
            Value::Scalar(_) => false,
            Value::List(items) => items.iter().any(has_alias),
            Value::Map(entries) => {
                entries.iter().any(|entry| has_alias(&entry.key) || has_alias(&entry.value))
            }
        }
}
