//! `unused-field`: a field of a collection that no page has.

use crate::diagnostic::Severity;
use crate::schema::{Field, Origin};
use crate::validators::{Accused, Charge, Check, DocumentCx, Observations, Sink, declare_rule};

use super::share;

declare_rule! {
    /// A field that the configuration describes stands in no page of its collection.
    ///
    /// ## Why
    /// The field was renamed in the pages and not in `masthead.yaml`, or its name was misspelt there: its checks run
    /// over nothing. Said only where at least 20 pages of the collection have front matter, and only in a run over
    /// the whole folder of `masthead.yaml`. Fields that are `required` (each page says so) or `deprecated` (that
    /// nobody has them is the aim) are left out, and so are those inside of maps.
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

/// Fewer pages may well do without a field.
const LEAST: usize = 20;

const PAGES: &str = "pages";
const USES: &str = "uses";

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, _: &mut Sink<'_>) {
    let entries = cx.document.entries();
    let (Some(config), false) = (cx.place.config, entries.is_empty()) else { return };
    let group = cx.place.group;
    for field in cx.schema.fields.iter().filter(|field| is_optional(field)) {
        let Some(span) = field.configured_at else { continue };
        let topic = observations.topic(RULE.id, group, &field.name);
        // One page that has it is enough.
        if topic.tallies.contains_key(USES) {
            continue;
        }
        if topic.seen.is_empty() {
            topic.see(0, config, span);
        }
        topic.count(PAGES, config, span);
        // Some generators do not look at the case of names.
        let is_it = |name: &str| name.eq_ignore_ascii_case(&field.name);
        if entries.iter().any(|entry| entry.key.text().is_some_and(is_it)) {
            topic.count(USES, config, span);
        }
    }
}

fn is_optional(field: &Field) -> bool {
    field.origin == Origin::Configured && !field.required && field.deprecated.is_none()
}

fn conclude(observations: &Observations, charges: &mut Vec<Charge>) {
    for (_, _, topic) in observations.of(RULE.id) {
        let Some(pages) = topic.tallies.get(PAGES) else { continue };
        if pages.count >= LEAST
            && !topic.tallies.contains_key(USES)
            && let Some((_, spot)) = topic.seen.first()
        {
            let count = pages.count;
            charges.push(Charge::setup(spot, move |accused, sink| report(accused, sink, count)));
        }
    }
}

fn report(accused: &Accused<'_>, sink: &mut Sink<'_>, count: usize) {
    let name = accused.node.text().unwrap_or_default();
    let message = format!("`{name}` stands in none of {}", share::pages(count));
    sink.report(RULE.id, accused.node.span, message)
        .field(accused.field.clone())
        .help("mend the name, or remove the field");
}
