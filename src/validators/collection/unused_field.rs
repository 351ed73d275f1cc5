//! `unused-field`: a field of a collection that no page has.

use crate::diagnostic::Severity;
use crate::schema::{Aspect, Field};
use crate::validators::{Accused, Charge, Check, DocumentCx, Observations, Sink, Topic, declare_rule};

use super::share;

declare_rule! {
    /// No page of the collection has a field that the configuration defines.
    ///
    /// ## Why
    /// The field was renamed in the pages but not in `masthead.yaml`, or its name is misspelled there, so its checks
    /// never run. Reported only if at least 20 pages of the collection have front matter, and only in a run over the
    /// whole folder of `masthead.yaml`. Fields that are `required` (each page reports them), `deprecated` (nobody
    /// should have them) or inside mappings are not reported.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections:
    ///   posts: { files: ["**"], fields: { title: string, standfirst: string } }
    /// ```
    /// Twenty pages:
    /// ```yaml beside times=20
    /// title: Spring
    /// summary: All of it
    /// ```
    /// And another:
    /// ```yaml
    /// title: Summer
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections:
    ///   posts: { files: ["**"], fields: { title: string, standfirst: string } }
    /// ```
    /// Twenty pages:
    /// ```yaml beside times=20
    /// title: Spring
    /// ```
    /// And another:
    /// ```yaml
    /// title: Summer
    /// standfirst: All of it
    /// ```
    "unused-field" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        check: Check::Collection { observe, conclude },
    }
}

/// With fewer pages, a field may be unused for now.
const LEAST: usize = 20;

const PAGES: &str = "pages";
/// The key for the names of fields that a page has: no field has an empty name.
const USED: &str = "";

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, _: &mut Sink<'_>) {
    let entries = cx.document.entries();
    let (Some(config), false) = (cx.place.config, entries.is_empty()) else { return };
    let group = cx.place.group;
    // One page that has it is enough.
    let used = observations.known(RULE.id, group, USED);
    let is_used = |field: &Field| used.is_some_and(|used| used.tallies.contains_key(&*field.name));
    let unused: Vec<&Field> =
        cx.schema.fields.with(Aspect::Optional).filter(|field| !is_used(field)).collect();
    for field in unused {
        let Some(span) = field.configured_at else { continue };
        // Some generators ignore the case of names.
        let is_it = |name: &str| name.eq_ignore_ascii_case(&field.name);
        if entries.iter().any(|entry| entry.key.text().is_some_and(is_it)) {
            observations.topic(RULE.id, group, USED).count(&field.name, config, span);
            continue;
        }
        let topic = observations.topic(RULE.id, group, &field.name);
        if topic.seen.is_empty() {
            topic.see(0, config, span);
        }
        topic.count(PAGES, config, span);
    }
}

fn conclude(observations: &Observations, charges: &mut Vec<Charge>) {
    for (group, field, topic) in observations.of(RULE.id).into_iter().filter(|(_, field, _)| *field != USED) {
        let Some(pages) = topic.tallies.get(PAGES) else { continue };
        let is_used = |topic: &Topic| topic.tallies.contains_key(field);
        if pages.count >= LEAST
            && !observations.known(RULE.id, group, USED).is_some_and(is_used)
            && let Some((_, spot)) = topic.seen.first()
        {
            let count = pages.count;
            charges.push(Charge::setup(spot, move |accused, sink| report(accused, sink, count)));
        }
    }
}

fn report(accused: &Accused<'_>, sink: &mut Sink<'_>, count: usize) {
    let name = accused.node.text().unwrap_or_default();
    let message = format!("unused field: none of {} has `{name}`", share::pages(count));
    sink.report(RULE.id, accused.node.span, message)
        .field(accused.field.clone())
        .help("correct the name, or remove the field");
}
