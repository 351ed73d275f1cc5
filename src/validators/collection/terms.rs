//! The terms of all pages: what the rules about their spelling observe.

use crate::diagnostic::RuleId;
use crate::document::{Node, Value};
use crate::schema::{Field, FieldType, Kind, Origin};
use crate::validators::lists::{vocabulary, wording};
use crate::validators::{DocumentCx, Observations, SiteFacts, Topic};

pub(crate) use crate::generators::TermPages;

/// The keys of the observations, by what the site does with spellings of the same URL.
const KEPT: [(TermPages, RuleId); 5] = [
    (TermPages::Apart, RuleId("terms")),
    (TermPages::One, RuleId("terms of one address are one")),
    (TermPages::OneByCase, RuleId("terms of one spelling are one")),
    (TermPages::OneByWords, RuleId("terms of the same words are one")),
    (TermPages::Overwritten, RuleId("terms of one address collide")),
];

/// The key of items with commas, which are terms to none of the rules about spelling.
const JOINED: RuleId = RuleId("terms with commas");

/// Counts the terms of a page.
pub(crate) fn observe(cx: &DocumentCx<'_>, observations: &mut Observations) {
    let pages = vocabulary::pages(cx);
    let Some((_, id)) = KEPT.iter().find(|(of, _)| *of == pages) else { return };
    if let Some(table) = cx.dialect.generator.facts().terms.table {
        for entry in cx.document.entry(table).and_then(|table| table.value.entries()).unwrap_or_default() {
            if let (Some(name), Value::List(items)) = (entry.key.text(), &entry.value.value) {
                count(cx, observations, (*id, name), items);
            }
        }
        return;
    }
    for (entry, field) in cx.entries() {
        let Some(name) = entry.key.text() else { continue };
        if entry.value.items().is_none() && !vocabulary::is_of_terms(cx, name) {
            continue;
        }
        let holds = match field {
            Some(field) => are_of(cx.place.facts, field),
            None => vocabulary::is_of_terms(cx, name),
        };
        if !holds {
            continue;
        }
        let items = match &entry.value.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(&entry.value),
        };
        if !items.is_empty() {
            count(cx, observations, (*id, name), items);
        }
    }
}

fn count(
    cx: &DocumentCx<'_>,
    observations: &mut Observations,
    (id, name): (RuleId, &str),
    items: &[Node<'_>],
) {
    let (group, path) = (cx.place.group, &cx.document.source.path);
    let topic = observations.topic(id, group, name);
    let mut has_joined = false;
    each(items, &mut |item, text| {
        if has_comma(text) {
            has_joined = true;
        } else {
            topic.count(text, path, item.span);
        }
    });
    if has_joined {
        let joined = observations.topic(JOINED, group, name);
        each(items, &mut |item, text| {
            if has_comma(text) {
                joined.count(text, path, item.span);
            }
        });
    }
}

fn has_comma(text: &str) -> bool {
    text.contains([',', '，', '、'])
}

/// What was counted: the terms of one field in one group of pages.
pub(crate) fn all(observations: &Observations) -> impl Iterator<Item = (TermPages, &Topic)> {
    KEPT.iter().flat_map(|(pages, id)| observations.of(*id).into_iter().map(|(_, _, topic)| (*pages, topic)))
}

/// The items with commas, each with the terms of the same field in the same group of pages.
pub(crate) fn joined(observations: &Observations) -> impl Iterator<Item = (&Topic, &Topic)> {
    observations.of(JOINED).into_iter().flat_map(move |(group, name, joined)| {
        KEPT.iter().filter_map(move |(_, id)| Some((joined, observations.known(*id, group, name)?)))
    })
}

/// Whether the items of a field are terms that pages share.
pub(crate) fn are_of(facts: &SiteFacts, field: &Field) -> bool {
    let is_named = vocabulary::are_terms(facts, &field.name);
    let Kind::List(list) = &field.kind else { return is_named && field.allow.is_none() };
    let is_text = matches!(list.items.kind.field_type(), FieldType::Any | FieldType::String);
    (is_named || (field.origin == Origin::Configured && is_text)) && list.items.allow.is_none()
}

/// Every string in a list, and in the lists in it, except strings that are items merged by mistake.
fn each<'n, 's>(items: &'n [Node<'s>], take: &mut impl FnMut(&'n Node<'s>, &'n str)) {
    for item in items {
        match (&item.value, wording::term(item)) {
            (Value::List(inner), _) => each(inner, take),
            (_, Some(text)) if !text.bytes().any(|byte| b";\n{/".contains(&byte)) => take(item, text),
            _ => {}
        }
    }
}
