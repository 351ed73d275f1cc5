//! `inconsistent-field-name`: a field whose name is written otherwise in nearly all other pages.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Applicability, Edit, Fix, RuleId, Severity};
use crate::document::Style;
use crate::loader::Generator;
use crate::schema::{Additional, Origin};
use crate::validators::fields::meant;
use crate::validators::{Accused, Charge, Check, DocumentCx, Observations, Sink, declare_rule};

use super::share;

declare_rule! {
    /// A field has a name that nearly all other pages write in another way.
    ///
    /// ## Why
    /// A template that reads `author` finds nothing in a page that has `Author`, and says nothing about it.
    /// Names are compared without regard to case, hyphens and underscores, among the pages of one collection (or
    /// those of the site that are in none). A spelling is reported where at least 20 pages have the field, at most
    /// 5 % and at most 100 of them in this spelling, and the page does not have the other spelling as well.
    /// Hugo does not look at the case of names, so its pages are left alone.
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
    /// ## Fix
    /// The fix writes the frequent name. It is not safe: a template may well read both.
    "inconsistent-field-name" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Collection { observe, conclude },
    }
}

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, _: &mut Sink<'_>) {
    if matches!(cx.dialect.generator, Generator::Hugo | Generator::HugoOld) {
        return;
    }
    let entries = cx.document.entries();
    if entries.is_empty() {
        return;
    }
    let topic = observations.topic(RULE.id, cx.place.group, "");
    for entry in entries {
        if let Some(name) = entry.key.text() {
            topic.count(name, &cx.document.source.path, entry.key.span);
        }
    }
}

fn conclude(observations: &Observations, charges: &mut Vec<Charge>) {
    for (_, _, topic) in observations.of(RULE.id) {
        let mut by_letters: FxHashMap<String, Vec<_>> = FxHashMap::default();
        for (name, tally) in topic.ranked() {
            by_letters.entry(letters(name)).or_default().push((name, tally));
        }
        for spellings in by_letters.values() {
            let total = spellings.iter().map(|(_, tally)| tally.count).sum();
            let Some(((usual, most), others)) = spellings.split_first() else { continue };
            for (_, tally) in others.iter().filter(|(_, tally)| share::is_slip(tally.count, total)) {
                let (count, most, usual) = (tally.count, most.count, (*usual).to_owned());
                charges.extend(tally.spots.iter().map(|spot| {
                    let usual = usual.clone();
                    Charge::page(spot, move |accused, sink| report(accused, sink, &usual, count, most))
                }));
            }
        }
    }
}

/// What two spellings of one name have in common.
fn letters(name: &str) -> String {
    name.chars().filter(|sign| !matches!(sign, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

fn report(accused: &Accused<'_>, sink: &mut Sink<'_>, usual: &str, count: usize, most: usize) {
    let Some(name) = accused.node.text() else { return };
    let is_asked_for = |name| accused.page.schema.field(name).is_some_and(|it| it.origin != Origin::Assumed);
    let (schema, entries) = (accused.page.schema, accused.page.document.entries());
    let is_said = sink.is_on(RuleId("unknown-field"))
        && (schema.additional != Additional::Allow || meant::field(schema, entries, name).is_some());
    if is_said || is_asked_for(name) || accused.page.document.entry(usual).is_some() {
        return;
    }
    let message = format!("`{name}` stands in {}, `{usual}` in {}", share::pages(count), share::number(most));
    let found = sink.report(RULE.id, accused.node.span, message);
    found.field(accused.field.clone()).help(format!("write `{usual}`"));
    let is_plain = accused.node.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
    if is_plain && accused.node.is_exact() {
        found.fix(Fix::guess("write the usual name", [Edit::replace(accused.node.span, usual)]));
    }
}
