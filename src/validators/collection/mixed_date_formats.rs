//! `mixed-date-formats`: a date in a different format than in nearly all other pages.

use crate::diagnostic::Severity;
use crate::schema::Kind;
use crate::validators::dates::quarto;
use crate::validators::{Accused, Charge, Check, DocumentCx, Observations, Sink, declare_rule};
use crate::value::date::{self, Date, Shape};

use super::share;

declare_rule! {
    /// A date is in a different format than in nearly all other pages.
    ///
    /// ## Why
    /// A script that sorts or compares dates as strings puts the odd one in the wrong place, and a date such as
    /// `04/05/2022` among dates such as `2022-05-04` is read as a different day. Only the format of the day counts;
    /// time and zone are ignored. Dates of one field are compared within one collection (or among the pages of the site
    /// without a collection), and a format is reported if at least 20 pages have the field, and at most 5% and at most
    /// 100 of them use this format. Fields with `formats` are checked by `date-format`.
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
        precision: Heuristic,
        check: Check::Collection { observe, conclude },
    }
}

/// The length of the longest date, in bytes.
const LONGEST: usize = 120;
/// A plain year has this many.
const FEWEST_DIGITS: usize = 4;

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, _: &mut Sink<'_>) {
    for (entry, field) in cx.entries() {
        if let Some(Kind::Date(spec)) = field.map(|field| &field.kind)
            && spec.formats.is_empty()
            && let Some((name, text)) = entry.key.text().zip(entry.value.text())
            && may_be_date(text)
            && let Ok(date) = date::parse_as(text, &[], spec.day_first)
            && let Some(way) = way(&date)
        {
            let topic = observations.topic(RULE.id, cx.place.group, name);
            topic.count(way, &cx.document.source.path, entry.value.span);
        }
    }
}

/// Whether the text is short enough and has enough digits.
fn may_be_date(text: &str) -> bool {
    text.len() <= LONGEST && text.bytes().filter(u8::is_ascii_digit).nth(FEWEST_DIGITS - 1).is_some()
}

/// The format of the day, by example; `None` if other rules report it, or if it is not a day.
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
    // A date that cannot be read, or in two ways, is that before all. Quarto reads, and R Markdown prints, any.
    if sink.has_found_in(accused.node.span) || quarto::is_alone(accused.page) {
        return;
    }
    let text = accused.node.text().unwrap_or_default().trim();
    let share = share::percent(most, total);
    let message =
        format!("`{text}` is not in the format of {share} of {}, such as `{usual}`", share::pages(total));
    let found = sink.report(RULE.id, accused.node.span, message);
    found.field(accused.field.clone()).help("use the same format as the other pages");
}
