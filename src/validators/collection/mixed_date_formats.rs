//! `mixed-date-formats`: a date that nearly all other pages write in another way.

use crate::diagnostic::Severity;
use crate::schema::Kind;
use crate::validators::{Accused, Charge, Check, DocumentCx, Observations, Sink, declare_rule};
use crate::value::date::{self, Date, Shape};

use super::share;

declare_rule! {
    /// A date is written in a way that nearly no other page uses.
    ///
    /// ## Why
    /// A script that sorts or compares dates as text puts the odd one in the wrong place, and a date such as
    /// `04/05/2022` among `2022-05-04` is read as another day. Only the way the day is written counts: with or without
    /// a time, with or without a zone is the same. Dates of one field are compared within one collection (or the
    /// site's pages that are in none), and a way is reported where at least 20 pages have the field, and at most 5 %
    /// and at most 100 of them write it so. A field with `formats` is left to `date-format`.
    ///
    /// ## Fails
    /// Forty pages:
    /// ```yaml beside times=40
    /// date: 2022-04-27
    /// ```
    /// And another:
    /// ```yaml
    /// date: April 29, 2022
    /// ```
    /// ## Passes
    /// Forty pages:
    /// ```yaml beside times=40
    /// date: 2022-04-27
    /// ```
    /// And another:
    /// ```yaml
    /// date: 2022-04-29T10:22:31+02:00
    /// ```
    "mixed-date-formats" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        check: Check::Collection { observe, conclude },
    }
}

/// No date is longer, in bytes.
const LONGEST: usize = 120;
/// A year alone has as many.
const FEWEST_DIGITS: usize = 4;

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, _: &mut Sink<'_>) {
    for entry in cx.document.entries() {
        let (Some(name), Some(text)) = (entry.key.text(), entry.value.text()) else { continue };
        // Looking a field up costs more than looking at the text.
        if text.len() > LONGEST || text.bytes().filter(u8::is_ascii_digit).count() < FEWEST_DIGITS {
            continue;
        }
        let Some(Kind::Date(spec)) = cx.schema.field(name).map(|field| &field.kind) else { continue };
        if !spec.formats.is_empty() {
            continue;
        }
        if let Ok(date) = date::parse_as(text, &[], spec.day_first)
            && let Some(way) = way(&date)
        {
            let topic = observations.topic(RULE.id, cx.place.group, name);
            topic.count(way, &cx.document.source.path, entry.value.span);
        }
    }
}

/// How the day is written, by example; `None` for what other rules are about, or nobody reads as a day.
const fn way(date: &Date) -> Option<&'static str> {
    Some(match date.shape {
        Shape::Iso | Shape::Unpadded => "2022-04-27",
        Shape::Slashes => "2022/04/27",
        Shape::Dots => "2022.04.27",
        Shape::DayFirst => "27/04/2022",
        Shape::MonthFirst => "04/27/2022",
        Shape::DayWords => "27 Apr 2022",
        Shape::MonthWords => "April 27, 2022",
        Shape::YearLast => "Wed Apr 27 10:22:31 2022",
        Shape::Chinese => "2022年4月27日",
        Shape::Compact => "20220427",
        Shape::Colons
        | Shape::Ordinal
        | Shape::YearMonth
        | Shape::Year
        | Shape::EpochSeconds
        | Shape::EpochMillis
        | Shape::Pattern => return None,
    })
}

fn conclude(observations: &Observations, charges: &mut Vec<Charge>) {
    for (_, _, topic) in observations.of(RULE.id) {
        let (total, ranked) = (topic.total(), topic.ranked());
        let Some(((usual, most), others)) = ranked.split_first() else { continue };
        let most = most.count;
        for (_, rare) in others.iter().filter(|(_, rare)| share::is_slip(rare.count, total)) {
            charges.extend(rare.spots.iter().map(|spot| {
                let usual = (*usual).to_owned();
                Charge::page(spot, move |accused, sink| report(accused, sink, &usual, most, total))
            }));
        }
    }
}

fn report(accused: &Accused<'_>, sink: &mut Sink<'_>, usual: &str, most: usize, total: usize) {
    let text = accused.node.text().unwrap_or_default().trim();
    let share = share::percent(most, total);
    let message = format!("`{text}` is not written as {share} of {} do: `{usual}`", share::pages(total));
    let found = sink.report(RULE.id, accused.node.span, message);
    found.field(accused.field.clone()).help("write it as the others do");
}
