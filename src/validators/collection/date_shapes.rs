//! Dates that the parser returns as dates, and dates that it returns as strings, in one field.

use crate::diagnostic::RuleId;
use crate::document::{Node, Style, Syntax};
use crate::generators::Peer;
use crate::validators::{Charge, DocumentCx, Observations, Spot};
use crate::value::scalar::{Reader, Resolved, resolve};

use super::share;

/// The key of the observations.
const KEPT: RuleId = RuleId("dates as dates and as strings");

/// With fewer pages, nobody may read the field as a date.
const LEAST: usize = 40;
/// In more pages it is a second habit, which whoever reads the dates must have noticed.
const MOST: usize = 10;

const DATE: &str = "date";
const STRING: &str = "string";

/// Counts the dates of a page.
pub(crate) fn observe(cx: &DocumentCx<'_>, observations: &mut Observations) {
    // The others parse the date themselves, however it is written.
    let generator = cx.dialect.generator;
    let hands_on = generator.facts().dates.are_objects && cx.place.facts.peer != Some(Peer::TakesDates);
    if !hands_on || cx.document.block.as_ref().is_none_or(|block| block.syntax != Syntax::Yaml) {
        return;
    }
    let reader = if generator.is_known() { cx.dialect.reader } else { Reader::JsYaml3 };
    for entry in cx.document.entries() {
        if let (Some(name), Some(shape)) = (entry.key.text(), shape(&entry.value, reader)) {
            let topic = observations.topic(KEPT, cx.place.group, name);
            topic.count(shape, &cx.document.source.path, entry.value.span);
        }
    }
}

/// What a day is to the reader; `None` if it is not a day.
fn shape(node: &Node<'_>, reader: Reader) -> Option<&'static str> {
    let scalar = node.scalar()?;
    day(&scalar.text)?;
    match scalar.style {
        Style::Plain => match resolve(scalar, node.tag.as_deref(), reader) {
            Resolved::Timestamp(_) => Some(DATE),
            Resolved::Text => Some(STRING),
            _ => None,
        },
        Style::SingleQuoted | Style::DoubleQuoted => Some(STRING),
        _ => None,
    }
}

/// The year, the month and the day at the start of a text, and what follows.
fn day(text: &str) -> Option<([&str; 3], &str)> {
    let (year, rest) = (text.get(..4)?, text.get(4..)?.strip_prefix('-')?);
    let (month, rest) = rest.split_once('-')?;
    let (day, rest) = rest.split_at(rest.bytes().take_while(u8::is_ascii_digit).count());
    let is = |part: &str, most| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (is(year, 4) && is(month, 2) && is(day, 2)).then_some(([year, month, day], rest))
}

/// The date as every parser reads it as one, if it is unquoted and only lacks zeros or seconds.
pub(crate) fn completed(text: &str) -> Option<String> {
    let ([year, month, day], rest) = day(text)?;
    let mut time = rest.to_owned();
    let (clock, zone) = rest.split_at_checked(6).unwrap_or((rest, ""));
    let is_clock = |(at, byte): (usize, u8)| match at {
        0 => matches!(byte, b'T' | b't' | b' '),
        3 => byte == b':',
        _ => byte.is_ascii_digit(),
    };
    if clock.len() == 6 && clock.bytes().enumerate().all(is_clock) && !zone.starts_with(':') {
        time = format!("{clock}:00{zone}");
    }
    let whole = format!("{year}-{month:0>2}-{day:0>2}{time}");
    (whole != text).then_some(whole)
}

/// Charges the few that differ from all others; `charge` makes a charge from the place, whether it is a string, how many
/// are not, and the total.
pub(crate) fn conclude(
    observations: &Observations,
    charges: &mut Vec<Charge>,
    charge: impl Fn(&Spot, bool, usize, usize) -> Charge,
) {
    for (_, _, topic) in observations.of(KEPT) {
        let total = topic.total();
        for (shape, tally) in &topic.tallies {
            if total >= LEAST && share::is_slip(tally.count, total) && tally.count <= MOST {
                let others = total - tally.count;
                charges
                    .extend(tally.spots.iter().map(|spot| charge(spot, **shape == *STRING, others, total)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::completed;

    #[test]
    fn zeros_and_seconds_are_added() {
        assert_eq!(completed("2024-4-09").as_deref(), Some("2024-04-09"));
        assert_eq!(completed("2024-04-08T14:31").as_deref(), Some("2024-04-08T14:31:00"));
        assert_eq!(completed("2024-04-08 14:31Z").as_deref(), Some("2024-04-08 14:31:00Z"));
        assert_eq!(completed("2024-04-08T14:31:05"), None);
        assert_eq!(completed("2024-04-08"), None);
        assert_eq!(completed("April 8, 2024"), None);
    }
}
