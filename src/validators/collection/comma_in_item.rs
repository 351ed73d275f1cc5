//! `comma-in-item`: an item that is several terms of the site, with commas between them.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Applicability, Fix, RuleId, Severity};
use crate::document::Style;
use crate::validators::lists::{item_edit, wording};
use crate::validators::{Accused, Charge, Check, DocumentCx, Observations, Sink, declare_rule};
use crate::value::likeness;

use super::{share, terms};

declare_rule! {
    /// An item of a list is several terms, separated by commas.
    ///
    /// ## Why
    /// `tags: ['MySQL, Vitess']` is a list of one tag, `MySQL, Vitess`, which has a page of its own: the quotes should be around
    /// each tag. No generator splits the items of a list.
    ///
    /// Terms may contain a comma (`Portland, Oregon`). So an item is reported if it is on at most 3 pages, and at least two of its
    /// parts are terms of other pages, each at least as often as the item, and one of them on at least 3.
    ///
    /// ## Fails
    /// Three pages:
    /// ```yaml beside times=3
    /// tags: [MySQL, Vitess]
    /// ```
    /// And another:
    /// ```yaml
    /// tags: ['MySQL, Vitess']
    /// ```
    /// ## Passes
    /// Three pages:
    /// ```yaml beside times=3
    /// tags: [MySQL, Vitess]
    /// ```
    /// And another:
    /// ```yaml
    /// tags: ['Portland, Oregon', 'MySQL, explained']
    /// ```
    /// ## Fix
    /// Splits the item. This is unsafe, because the comma may belong to the term.
    "comma-in-item" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Collection { observe, conclude },
    }
}

/// What is on more pages is a term.
const MOST: usize = 3;
/// A page with more items is a list of something else.
const MOST_ITEMS: usize = 100;
/// One of the parts must be on so many pages.
const LEAST: usize = 3;

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, sink: &mut Sink<'_>) {
    let is_seen = |rule| sink.is_on(RuleId(rule));
    if !is_seen("near-duplicate-item") && !is_seen("misspelt-item") {
        terms::observe(cx, observations);
    }
}

fn conclude(observations: &Observations, charges: &mut Vec<Charge>) {
    for (joined, topic) in terms::joined(observations) {
        let mut counts: FxHashMap<String, (&str, usize)> = FxHashMap::default();
        for (text, tally) in topic.ranked() {
            counts.entry(likeness::key(text)).or_insert((text, 0)).1 += tally.count;
        }
        for (text, tally) in joined.ranked().into_iter().filter(|(_, tally)| tally.count <= MOST) {
            let Some(parts) = wording::terms(text) else { continue };
            let known: Vec<(&str, usize)> = parts
                .iter()
                .filter_map(|part| counts.get(&likeness::key(part)).copied())
                .filter(|(_, count)| *count >= tally.count)
                .collect();
            let Some(&usual) = known.iter().max_by_key(|(_, count)| *count) else { continue };
            let are_several = known.iter().any(|(term, _)| *term != usual.0);
            if are_several && usual.1 >= LEAST {
                charges.extend(tally.spots.iter().map(|spot| {
                    let (usual, most) = (usual.0.to_owned(), usual.1);
                    Charge::page(spot, move |accused, sink| report(accused, sink, &usual, most))
                }));
            }
        }
    }
}

fn report(accused: &Accused<'_>, sink: &mut Sink<'_>, usual: &str, most: usize) {
    let document = accused.page.document;
    // What is not in a list, `comma-separated-list` reports.
    if document.entries().iter().any(|entry| entry.value.span == accused.node.span) {
        return;
    }
    let text = accused.node.text().unwrap_or_default().trim();
    let Some(parts) = wording::terms(text) else { return };
    let items = document.entries().iter().flat_map(|entry| entry.value.items().unwrap_or_default());
    if items.clone().count() > MOST_ITEMS {
        return;
    }
    // Who writes a part beside it means both.
    let is_part = |item: &str| parts.iter().any(|part| likeness::key(part) == likeness::key(item));
    let has_part = items.filter_map(wording::term).any(is_part);
    let is_prose = parts.iter().any(|part| part.starts_with("and ") || part.starts_with("or "));
    // What `obsidian-invalid-tag` and `fullwidth-punctuation` report.
    let has_grammar = accused.page.dialect.generator.facts().terms.have_grammar;
    let is_plain = accused.node.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
    if has_part || is_prose || has_grammar || (is_plain && text.contains('，')) {
        return;
    }
    let syntax = wording::syntax(document);
    let written: Vec<String> = parts.iter().map(|part| item_edit::flow_item(part, syntax)).collect();
    let message = format!("`{text}` is a single item, but `{usual}` is used on {}", share::pages(most));
    let found = sink.report(RULE.id, accused.node.span, message);
    found.field(accused.field.clone());
    found.help(format!("write {} items: `{}`", parts.len(), written.join("`, `")));
    if let Some(edit) = item_edit::split(&document.source.text, accused.node, &written) {
        found.fix(Fix::guess("split the item", [edit]));
    }
}
