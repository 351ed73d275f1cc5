//! Quoted and unquoted dates in one field: two types in a parser that returns dates as objects.

use crate::diagnostic::RuleId;
use crate::document::{Node, Style, Syntax};
use crate::validators::{Charge, DocumentCx, Observations, Spot};

use super::share;

/// The key of the observations.
const KEPT: RuleId = RuleId("dates with and without quotes");

const PLAIN: &str = "plain";
const QUOTED: &str = "quoted";

/// Counts the dates of a page.
pub(crate) fn observe(cx: &DocumentCx<'_>, observations: &mut Observations) {
    // The others parse the date themselves, however it is written.
    let hands_on = cx.dialect.generator.facts().dates.are_objects;
    if !hands_on || cx.document.block.as_ref().is_none_or(|block| block.syntax != Syntax::Yaml) {
        return;
    }
    for entry in cx.document.entries() {
        if let (Some(name), Some(shape)) = (entry.key.text(), shape(&entry.value)) {
            let topic = observations.topic(KEPT, cx.place.group, name);
            topic.count(shape, &cx.document.source.path, entry.value.span);
        }
    }
}

/// How a day is written; `None` if it is not a day.
fn shape(node: &Node<'_>) -> Option<&'static str> {
    let scalar = node.scalar()?;
    let text = scalar.text.as_bytes();
    let is_day = text.len() >= 10
        && text[..10].iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    match scalar.style {
        Style::Plain if is_day => Some(PLAIN),
        Style::SingleQuoted | Style::DoubleQuoted if is_day => Some(QUOTED),
        _ => None,
    }
}

/// Charges the few that differ from all others; `charge` makes a charge from the place, whether it is quoted, how many
/// are not, and the total.
pub(crate) fn conclude(
    observations: &Observations,
    charges: &mut Vec<Charge>,
    charge: impl Fn(&Spot, bool, usize, usize) -> Charge,
) {
    for (_, _, topic) in observations.of(KEPT) {
        let total = topic.total();
        for (shape, tally) in &topic.tallies {
            if share::is_slip(tally.count, total) {
                let others = total - tally.count;
                charges
                    .extend(tally.spots.iter().map(|spot| charge(spot, **shape == *QUOTED, others, total)));
            }
        }
    }
}
