//! The names of fields at the root of all pages: what the rules about names observe.

use crate::diagnostic::RuleId;
use crate::generators::Case;
use crate::validators::{DocumentCx, Group, Observations, Topic};

/// The keys of the observations: names as they are, and in lower case where case is ignored.
const KEPT: RuleId = RuleId("names of fields");
const WRITTEN: &str = "";
const CASELESS: &str = "caseless";

/// Counts the names of a page.
pub(crate) fn observe(cx: &DocumentCx<'_>, observations: &mut Observations) {
    let entries = cx.document.entries();
    if entries.is_empty() {
        return;
    }
    let ignores_case = cx.dialect.generator.facts().names.case == Case::Ignored;
    let topic = observations.topic(KEPT, cx.place.group, if ignores_case { CASELESS } else { WRITTEN });
    for entry in entries {
        match entry.key.text() {
            Some(name) if ignores_case && name.bytes().any(|byte| byte.is_ascii_uppercase()) => {
                topic.count(&name.to_ascii_lowercase(), &cx.document.source.path, entry.key.span);
            }
            Some(name) => topic.count(name, &cx.document.source.path, entry.key.span),
            None => {}
        }
    }
}

/// What was counted, in one group of pages after the other, and whether case is ignored there.
pub(crate) fn all(observations: &Observations) -> impl Iterator<Item = (bool, &Topic)> {
    observations.of(KEPT).into_iter().map(|(_, subject, topic)| (subject == CASELESS, topic))
}

/// On how many pages of a group a field of the root has that name; `None` where nobody has counted.
pub(crate) fn count(observations: &Observations, group: Group, name: &str) -> Option<usize> {
    let of = |topic: &Topic, name: &str| topic.tallies.get(name).map_or(0, |tally| tally.count);
    match observations.known(KEPT, group, WRITTEN) {
        Some(topic) => Some(of(topic, name)),
        None => Some(of(observations.known(KEPT, group, CASELESS)?, &name.to_ascii_lowercase())),
    }
}
