//! Mappings whose entries lost their indentation: empty here, and beside what is in the same mapping on other pages.

use crate::diagnostic::RuleId;
use crate::document::Value;
use crate::schema::Kind;
use crate::validators::{Charge, DocumentCx, Observations, Spot, Topic};

use super::root_names;

/// The keys of the observations.
const CHILDREN: RuleId = RuleId("entries of mappings");
const EMPTY: RuleId = RuleId("what follows empty fields");

/// So many pages must have an entry in the mapping, and this many times as many as have it at the root.
const LEAST: usize = 3;
const TIMES: usize = 3;

pub(super) fn observe(cx: &DocumentCx<'_>, observations: &mut Observations) {
    let (path, group) = (&cx.document.source.path, cx.place.group);
    for (at, (entry, field)) in cx.entries().enumerate() {
        let Some(name) = entry.key.text() else { continue };
        match &entry.value.value {
            Value::Map(inner) => {
                let mut names = inner.iter().filter_map(|child| child.key.text()).peekable();
                if names.peek().is_some() {
                    let topic = observations.topic(CHILDREN, group, name);
                    names.for_each(|inside| topic.count(inside, path, entry.key.span));
                }
            }
            // `empty-value` knows the entries of the others.
            _ if entry.value.is_null() && !field.is_some_and(|field| matches!(field.kind, Kind::Map(_))) => {
                if let Some(next) = cx.document.entries().get(at + 1).and_then(|next| next.key.text()) {
                    observations.topic(EMPTY, group, name).count(next, path, entry.key.span);
                }
            }
            _ => {}
        }
    }
}

/// The names in the mappings of one field, each at the key of that field, in one group of pages after the other.
pub(super) fn names(observations: &Observations) -> impl Iterator<Item = &Topic> {
    observations.of(CHILDREN).into_iter().map(|(_, _, topic)| topic)
}

/// Calls `charge` with each emptied mapping, and the entry that follows it.
pub(super) fn conclude(
    observations: &Observations,
    charges: &mut Vec<Charge>,
    charge: impl Fn(&Spot, String, usize) -> Charge,
) {
    for (group, name, topic) in observations.of(EMPTY) {
        let Some(children) = observations.known(CHILDREN, group, name) else { continue };
        for (next, tally) in topic.ranked() {
            let inside = children.tallies.get(next).map_or(0, |tally| tally.count);
            let outside = root_names::count(observations, group, next);
            if outside.is_some_and(|outside| inside >= LEAST && inside >= TIMES * outside) {
                charges.extend(tally.spots.iter().map(|spot| charge(spot, next.to_owned(), inside)));
            }
        }
    }
}
