//! Fields that a generator with a fixed list of fields drops, or at which it stops.

use crate::diagnostic::{Guess, RuleId, Severity};
use crate::document::{Entry, Node};
use crate::generators::Stranger;
use crate::schema::Origin;
use crate::validators::{DocumentCx, Sink};

use super::meant;

/// Whether the generator has such a list for the page. Where the configuration closes the list of fields itself, only
/// its own list counts.
pub(super) fn is_possible(cx: &DocumentCx<'_>) -> bool {
    // A name that no generator gives to a field.
    let has_list = (cx.dialect.generator.facts().at_stranger)(cx.place.path, "\u{0}").is_some();
    has_list && cx.schema.fields.iter().any(|field| field.origin == Origin::Preset)
}

fn of(cx: &DocumentCx<'_>, name: &str) -> Option<Stranger> {
    let stranger = (cx.dialect.generator.facts().at_stranger)(cx.place.path, name)?;
    is_possible(cx).then_some(stranger)
}

/// Whether the build stops at a field of that name.
pub(super) fn is_fatal(cx: &DocumentCx<'_>, name: &str) -> bool {
    of(cx, name).is_some_and(|stranger| stranger.stops)
}

/// Reports a field at which the build stops; returns whether it is one.
pub(super) fn stops(cx: &DocumentCx<'_>, entry: &Entry<'_>, rule: RuleId, sink: &mut Sink<'_>) -> bool {
    report(cx, entry, (rule, true), sink)
}

/// Reports a field that is dropped; returns whether it is one.
pub(super) fn is_dropped(cx: &DocumentCx<'_>, entry: &Entry<'_>, rule: RuleId, sink: &mut Sink<'_>) -> bool {
    !entry.value.is_null() && report(cx, entry, (rule, false), sink)
}

/// A typo of a field that the generator has is reported as such.
fn report(
    cx: &DocumentCx<'_>,
    entry: &Entry<'_>,
    (rule, stops): (RuleId, bool),
    sink: &mut Sink<'_>,
) -> bool {
    let name = entry.key.text().unwrap_or_default();
    let Some(stranger) = of(cx, name).filter(|stranger| stranger.stops == stops) else { return false };
    let entries = cx.document.root.as_ref().and_then(Node::entries).unwrap_or_default();
    let is_typo = meant::field(cx.schema, entries, name).is_some_and(|field| field.origin != Origin::Assumed);
    if is_typo && stranger.belongs.is_none() {
        return false;
    }
    let title = cx.dialect.generator.title();
    let Stranger { page, .. } = stranger;
    let found = if stops {
        let message = format!("`{name}` is not a field of {page}: {title} stops the build");
        sink.report_as(rule, Severity::Error, entry.key.span, message)
    } else if stranger.belongs.is_some() {
        let message = format!("{title} drops `{name}`, because it is not a field of {page}");
        sink.report(rule, entry.key.span, message)
    } else {
        let message = format!("{title} drops `{name}`, because it is not one of its fields");
        sink.report(rule, entry.key.span, message).guess(Guess::Unread)
    };
    let plural = cx.schema.fields.iter().find(|field| field.name.strip_suffix('s') == Some(name));
    let plural =
        plural.filter(|field| field.origin == Origin::Preset && cx.document.entry(&field.name).is_none());
    found.field(name).help(match (stranger.belongs, plural) {
        (None, Some(plural)) => format!("write `{}`", plural.name),
        (Some(place), _) => format!("write it {place}, or move it to `extra`, as `extra.{name}`"),
        (None, None) => format!("move it to `extra`, as `extra.{name}`"),
    });
    true
}
