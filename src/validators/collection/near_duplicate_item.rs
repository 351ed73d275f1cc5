//! `near-duplicate-item`: a tag or category that most other pages spell in another way.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::document::{Node, Value};
use crate::schema::{Field, FieldType, Kind, Origin};
use crate::validators::lists::{item_edit, wording};
use crate::validators::{Accused, Charge, Check, DocumentCx, Observations, Sink, Tally, declare_rule};
use crate::value::likeness;

use super::share;

declare_rule! {
    /// An item of a list, such as a tag, is spelt in another way in most other pages.
    ///
    /// ## Why
    /// `JavaScript` and `Javascript` become two tags with half of the pages each, or one page that the other
    /// overwrites. Items of one field are compared within one collection (or the site's pages that are in none)
    /// without regard to case, width and composition of the signs (Unicode NFKC), blanks, hyphens, underscores and
    /// dots inside, and the plural of a longer English word. A spelling is reported where the frequent one stands
    /// in at least 3 pages and in at least three times as many, and the rare one in at most 100.
    ///
    /// Looked at are `tags`, `categories`, `series` and `topics`, and lists of text that the configuration names;
    /// not those with `allow`, whose items `not-allowed` and `unknown-item` compare with the list.
    ///
    /// ## Fails
    /// Nine pages:
    /// ```yaml beside times=9
    /// tags: [JavaScript, web]
    /// ```
    /// And another:
    /// ```yaml
    /// tags: [Javascript]
    /// ```
    /// ## Passes
    /// Nine pages:
    /// ```yaml beside times=9
    /// tags: [JavaScript, web]
    /// ```
    /// And another:
    /// ```yaml
    /// tags: [Java, C, C++]
    /// ```
    /// ## Fix
    /// The fix writes the frequent spelling. It is not safe: the address of the tag's page changes, and the rare
    /// spelling may be the right one.
    "near-duplicate-item" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Collection { observe, conclude },
    }
}

/// Fields that hold terms under every generator.
const TERMS: [&str; 8] = ["tags", "tag", "categories", "category", "series", "topics", "topic", "labels"];

/// Fewer pages with the frequent spelling prove nothing.
const LEAST: usize = 3;
/// So many times more frequent it must be.
const TIMES: usize = 3;

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, _: &mut Sink<'_>) {
    for entry in cx.document.entries() {
        let Some(name) = entry.key.text() else { continue };
        // Looking a field up costs more than looking at its value.
        if entry.value.items().is_none() && !TERMS.contains(&name) {
            continue;
        }
        if !cx.schema.field(name).map_or_else(|| TERMS.contains(&name), holds_terms) {
            continue;
        }
        let items = match &entry.value.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(&entry.value),
        };
        if !items.is_empty() {
            let topic = observations.topic(RULE.id, cx.place.group, name);
            each(items, &mut |item, text| topic.count(text, &cx.document.source.path, item.span));
        }
    }
}

/// Whether the items of a field are terms that pages share.
fn holds_terms(field: &Field) -> bool {
    let Kind::List(list) = &field.kind else { return TERMS.contains(&&*field.name) && field.allow.is_none() };
    let is_text = matches!(list.items.kind.field_type(), FieldType::Any | FieldType::String);
    let is_named = TERMS.contains(&&*field.name) || (field.origin == Origin::Configured && is_text);
    is_named && list.items.allow.is_none()
}

/// Every text in a list, and in the lists in it; not what only became one text by mistake.
fn each<'n, 's>(items: &'n [Node<'s>], take: &mut impl FnMut(&'n Node<'s>, &'n str)) {
    for item in items {
        match (&item.value, wording::term(item)) {
            (Value::List(inner), _) => each(inner, take),
            (_, Some(text)) if !text.contains([',', ';', '\n', '{', '/']) => take(item, text),
            _ => {}
        }
    }
}

fn conclude(observations: &Observations, charges: &mut Vec<Charge>) {
    for (_, _, topic) in observations.of(RULE.id) {
        let mut by_letters: FxHashMap<String, Vec<(&str, &Tally)>> = FxHashMap::default();
        for (text, tally) in topic.ranked() {
            by_letters.entry(likeness::key(text)).or_default().push((text, tally));
        }
        for spellings in by_letters.values() {
            let Some(((usual, most), others)) = spellings.split_first() else { continue };
            for (_, rare) in others {
                if most.count < LEAST || most.count < TIMES * rare.count {
                    continue;
                }
                let (count, most) = (rare.count, most.count);
                charges.extend(rare.spots.iter().map(|spot| {
                    let usual = (*usual).to_owned();
                    Charge::page(spot, move |accused, sink| report(accused, sink, &usual, count, most))
                }));
            }
        }
    }
}

fn report(accused: &Accused<'_>, sink: &mut Sink<'_>, usual: &str, count: usize, most: usize) {
    let text = accused.node.text().unwrap_or_default().trim();
    let message = format!("`{text}` stands in {}, `{usual}` in {}", share::pages(count), share::number(most));
    let found = sink.report(RULE.id, accused.node.span, message);
    found.field(accused.field.clone()).help(format!("write `{usual}`"));
    let syntax = wording::syntax(accused.page.document);
    if let Some(edit) = item_edit::retyped(accused.node, usual, syntax) {
        found.fix(Fix::guess("write the usual spelling", [edit]));
    }
}
