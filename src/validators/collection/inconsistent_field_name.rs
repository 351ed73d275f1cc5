//! `inconsistent-field-name`: a field name that nearly all other pages spell differently.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Applicability, Edit, Fix, RuleId, Severity};
use crate::document::{Entry, Node, Style};
use crate::field_path::FieldPath;
use crate::schema::{Additional, Field, Kind, Origin};
use crate::validators::fields::meant;
use crate::validators::{Accused, Charge, Check, DocumentCx, Observations, Sink, Tally, declare_rule};

use super::usual_name::{Usual, is_other_number};
use super::{emptied, lonely, root_names, share};

declare_rule! {
    /// The name of a field is spelled differently in nearly all other pages.
    ///
    /// ## Why
    /// A template that reads `author` silently finds nothing on a page with `Author`. Names are compared ignoring case,
    /// hyphens and underscores, among the pages of one collection (or the pages of the site without a collection). A
    /// spelling is reported if at least 20 pages have the field, at most 5% and at most 100 of them in this spelling,
    /// and the page does not also have the other spelling. A name in at most ten pages is also reported if a name that
    /// differs in one letter, or in number, is in at least 40 times as many; so is one inside of a mapping (`extra`, `params`).
    /// A plural with several values, or one that the generator knows, is another field.
    /// Hugo ignores the case of names, so it is not compared there. A page with fewer than half of the fields that
    /// nearly all pages with the frequent name have is of another kind, and is left alone, unless the frequent name is one
    /// that the generator reads.
    ///
    /// ## Fails
    /// Forty pages:
    /// ```yaml beside times=40
    /// author: Ana Lopes
    /// ```
    /// And another:
    /// ```yaml
    /// Author: Ana Lopes
    /// ```
    /// Fifty pages:
    /// ```yaml beside times=50
    /// package_version: 1.5.0
    /// ```
    /// And another:
    /// ```yaml
    /// pacakge_version: 1.5.0
    /// ```
    /// Sixty pages:
    /// ```yaml beside times=60
    /// speaker: Ana Lopes
    /// ```
    /// And another:
    /// ```yaml
    /// speakers: Ana Lopes
    /// ```
    /// ## Passes
    /// Forty pages:
    /// ```yaml beside times=40
    /// author: Ana Lopes
    /// ```
    /// And another:
    /// ```yaml
    /// author: Ben Okri
    /// authors: [Ana Lopes, Ben Okri]
    /// ```
    /// Fifty pages:
    /// ```yaml beside times=50
    /// issue: 12
    /// ```
    /// And another, in which the field is switched off:
    /// ```yaml
    /// _issue: 12
    /// ```
    /// Sixty pages:
    /// ```yaml beside times=60
    /// speaker: Ana Lopes
    /// ```
    /// And another, with two of them:
    /// ```yaml
    /// speakers: [Ana Lopes, Ben Okri]
    /// ```
    /// ## Fix
    /// Writes the frequent name. This is unsafe, because a template may read both.
    "inconsistent-field-name" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Collection { observe, conclude },
    }
}

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, _: &mut Sink<'_>) {
    // Names in mappings are observed by `inconsistent-type`.
    root_names::observe(cx, observations);
}

fn conclude(observations: &Observations, charges: &mut Vec<Charge>) {
    for (is_caseless, topic) in root_names::all(observations) {
        let ranked = topic.ranked();
        let mut by_letters: FxHashMap<String, Vec<_>> = FxHashMap::default();
        for (name, tally) in &ranked {
            by_letters.entry(letters(name)).or_default().push((*name, *tally));
        }
        let mut spelt = FxHashSet::default();
        for spellings in by_letters.values() {
            let total = spellings.iter().map(|(_, tally)| tally.count).sum();
            let Some(((usual, most), others)) = spellings.split_first() else { continue };
            for (name, tally) in others.iter().filter(|(_, tally)| share::is_slip(tally.count, total)) {
                spelt.insert(*name);
                charge(tally, &Usual::of(&ranked, usual, most.count, is_caseless), charges);
            }
        }
        for (_, tally, (usual, most)) in slips(&ranked).filter(|(name, ..)| !spelt.contains(name)) {
            charge(tally, &Usual::of(&ranked, usual, most, is_caseless), charges);
        }
    }
    for topic in emptied::names(observations) {
        let ranked = topic.ranked();
        let all = ranked.first().map_or(0, |(_, tally)| tally.count);
        // Names that few of the mappings have are data.
        for (name, tally, (usual, most)) in slips(&ranked).filter(|(.., (_, most))| most * 2 >= all) {
            charges.extend(tally.spots.iter().map(|spot| {
                let (name, usual, count) = (name.to_owned(), usual.to_owned(), tally.count);
                Charge::page(spot, move |accused, sink| {
                    report_inside(accused, sink, (&name, count), (&usual, most));
                })
            }));
        }
    }
}

/// Names on few pages that differ in one letter from one on very many, with that name and how many pages have it.
fn slips<'t>(
    ranked: &'t [(&'t str, &'t Tally)],
) -> impl Iterator<Item = (&'t str, &'t Tally, (&'t str, usize))> {
    ranked.iter().filter(|(_, tally)| tally.count <= LONELY).filter_map(|&(name, tally)| {
        let usual = ranked.iter().take_while(|(_, most)| most.count >= BESIDE);
        let mut near = usual.filter(|(usual, most)| {
            most.count >= BESIDE * tally.count && lonely::is_slip(name, usual, most.count)
        });
        near.next().map(|&(usual, most)| (name, tally, (usual, most.count)))
    })
}

fn charge(tally: &Tally, usual: &Arc<Usual>, charges: &mut Vec<Charge>) {
    let count = tally.count;
    charges.extend(tally.spots.iter().map(|spot| {
        let usual = Arc::clone(usual);
        Charge::page(spot, move |accused, sink| report(accused, sink, &usual, count))
    }));
}

/// A name in more pages is not a typo.
const LONELY: usize = 10;
/// This many pages must have the other name, and this many times as many.
const BESIDE: usize = 40;

/// What two spellings of one name have in common.
fn letters(name: &str) -> String {
    name.chars()
        .filter(|sign| !matches!(sign, '-' | '_' | ' ' | '.' | ':'))
        .flat_map(char::to_lowercase)
        .collect()
}

fn report(accused: &Accused<'_>, sink: &mut Sink<'_>, usual: &Usual, count: usize) {
    let Some(name) = accused.node.text() else { return };
    let is_asked_for = |name| accused.page.schema.field(name).is_some_and(|it| it.origin != Origin::Assumed);
    let (schema, entries) = (accused.page.schema, accused.page.document.entries());
    let own = entries.iter().find(|entry| entry.key.span == accused.node.span);
    let is_of_theme = |it: &&Field| own.is_some_and(|own| meant::is_of_theme(accused.page, it, own));
    let meant = meant::field(schema, entries, name).filter(|it| !is_of_theme(it));
    let is_certain =
        meant.is_some_and(|it| it.origin != Origin::Assumed && it.name.eq_ignore_ascii_case(name));
    // `unknown-field` treats a name on several pages as the site's own, unless only its case is wrong.
    let is_said = sink.is_on(RuleId("unknown-field"))
        && (is_certain || (count < 3 && (schema.additional != Additional::Allow || meant.is_some())));
    let has = |entry: &Entry<'_>| entry.key.text().is_some_and(|own| usual.is(own, &usual.name));
    let is_another = |entry: &Entry<'_>| is_other_number(entry, &usual.name, accused.page);
    // `_issue` is `issue` switched off.
    let is_switched_off = name.starts_with('_') && !usual.name.starts_with('_');
    // What the generator reads has one name on pages of any kind.
    let is_read = || letters(name) == letters(&usual.name) && schema.field(&usual.name).is_some();
    if is_said
        || is_switched_off
        || is_asked_for(name)
        || entries.iter().any(has)
        || own.is_some_and(is_another)
        || !(usual.is_of_kind(entries) || is_read())
    {
        return;
    }
    // In the author's own case, if case is ignored.
    let fields = &schema.fields;
    let known = fields.iter().find(|field| usual.is_caseless && field.name.eq_ignore_ascii_case(&usual.name));
    let written = known.map_or(&*usual.name, |field| &*field.name);
    write(sink, (accused.node, accused.field.clone()), (name, count), (written, usual.count));
}

/// The same for a name in a mapping of which the configuration does not know the fields; the place is the key of the
/// mapping.
fn report_inside(
    accused: &Accused<'_>,
    sink: &mut Sink<'_>,
    (name, count): (&str, usize),
    usual: (&str, usize),
) {
    let page = accused.page;
    let Some(root) = accused.node.text() else { return };
    let is_known = page.schema.field(root).is_some_and(|field| match &field.kind {
        Kind::Map(inner) => !inner.fields.is_empty(),
        _ => false,
    });
    let entries = page.document.entry(root).and_then(|entry| entry.value.entries()).unwrap_or_default();
    let find = |name| entries.iter().find(|entry| entry.key.text() == Some(name));
    let is_meant =
        |entry: &&Entry<'_>| !is_known && find(usual.0).is_none() && !is_other_number(entry, usual.0, page);
    if let Some(entry) = find(name).filter(is_meant) {
        write(sink, (&entry.key, FieldPath::from(format!("{root}.{name}").as_str())), (name, count), usual);
    }
}

fn write(
    sink: &mut Sink<'_>,
    (key, field): (&Node<'_>, FieldPath),
    (name, count): (&str, usize),
    (usual, most): (&str, usize),
) {
    let message =
        format!("`{name}` is used on {}, but `{usual}` on {}", share::pages(count), share::number(most));
    let found = sink.report(RULE.id, key.span, message);
    found.field(field).help(format!("write `{usual}`"));
    let is_plain = key.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
    if is_plain && key.is_exact() {
        found.fix(Fix::guess("use the frequent name", [Edit::replace(key.span, usual)]));
    }
}
