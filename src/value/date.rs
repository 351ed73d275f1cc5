//! Dates as authors write them, with the position of every part.

mod calendar;
mod clock;
mod epoch;
mod fault;
mod fixed;
mod names;
mod token;

use std::ops::Range;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};

pub use calendar::Shape;
pub use clock::{Clock, Zone, ZoneForm};
pub use fault::{DateFault, is_lost};
pub use names::{full, in_style_of, month_name, short};

use crate::value::date_format::DateFormat;
use token::{Kind, Tokens};

/// A date that was understood. All ranges are bytes of the text it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// Day and time as written, without the zone; midnight where no time is written.
    pub local: NaiveDateTime,
    /// How the day is written.
    pub shape: Shape,
    /// The time, where one is written.
    pub clock: Option<Clock>,
    /// The zone, where one is written.
    pub zone: Option<Zone>,
    /// The weekday that is written, and its bytes in the text.
    pub weekday: Option<(Weekday, Range<usize>)>,
    /// The other reading of `04/05/2022`: `local` has the month first, this has the day first.
    pub ambiguous: Option<NaiveDate>,
    /// Where year, month and day are.
    pub parts: Parts,
}

/// Where the parts of a day are; empty for a part that is not written on its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The year.
    pub year: Range<usize>,
    /// The month.
    pub month: Range<usize>,
    /// The day.
    pub day: Range<usize>,
}

/// Longer texts are not dates.
const LONGEST: usize = 120;

/// Reads a date in any of the shapes that people write.
///
/// # Errors
/// What is wrong, and where.
pub fn parse(text: &str) -> Result<Date, DateFault> {
    if let Some(date) = fixed::read(text) {
        return Ok(date);
    }
    loosely(text)
}

/// The day and time of `2022-04-27` and `2022-04-27 10:22:31`, also with a `T`; `None` for anything else.
pub(crate) fn iso(text: &str) -> Option<NaiveDateTime> {
    if matches!(text.len(), 10 | 19) { fixed::iso(text).map(|date| date.local) } else { None }
}

/// The same of an instant, `2022-04-27T10:22:31.123Z`, with its zone.
pub(crate) fn instant(text: &str) -> Option<(NaiveDateTime, FixedOffset)> {
    let date = fixed::iso(text)?;
    let zone =
        date.zone.filter(|zone| !zone.spaced && matches!(zone.form, ZoneForm::Zulu | ZoneForm::Colon))?;
    Some((date.local, zone.offset?))
}

/// Reads a date token by token.
fn loosely(text: &str) -> Result<Date, DateFault> {
    let trimmed = text.trim();
    if let Some(fault) = fault::placeholder(trimmed) {
        return Err(fault);
    }
    if let Some(number) = epoch::read(text, trimmed) {
        return number;
    }
    if text.len() > LONGEST {
        return Err(DateFault::Unreadable);
    }
    let mut tokens = Tokens::scan(text).ok_or(DateFault::Unreadable)?;
    read(&mut tokens).map_err(|fault| surplus_before(text, fault))
}

/// Reads a date where the configuration says in which formats it is written, and whether `04/05/2022` has the day
/// first (`Some(true)`).
///
/// # Errors
/// What is wrong, and where.
pub fn parse_as(text: &str, formats: &[DateFormat], day_first: Option<bool>) -> Result<Date, DateFault> {
    let mut read = parse(text);
    if let (Ok(date), Some(day_first)) = (&mut read, day_first) {
        date.settle(day_first);
    }
    if formats.iter().any(DateFormat::is_pattern) {
        let understood = read.as_ref().is_ok_and(|date| formats.iter().any(|format| format.is(text, date)));
        if !understood && let Some(local) = formats.iter().find_map(|format| format.read(text)) {
            return Ok(Date::plain(local, Shape::Pattern));
        }
    }
    read
}

fn read(tokens: &mut Tokens<'_>) -> Result<Date, DateFault> {
    let mut weekday = names::weekday(tokens);
    let mut day = calendar::day(tokens)?;
    weekday = weekday.or_else(|| names::weekday(tokens));
    let clock = clock::time(tokens)?;
    let mut zone = if clock.is_some() { clock::zone(tokens)? } else { None };
    if day.year.is_none() {
        day.year = tokens.number(4..=4);
        zone = if clock.is_some() && zone.is_none() { clock::zone(tokens)? } else { zone };
    }
    if day.year.is_none() {
        return Err(DateFault::Unreadable);
    }
    let date = day.check()?;
    if zone.is_some() && tokens.is(0, "(") {
        skip_comment(tokens);
    }
    if !tokens.is_done() {
        return Err(DateFault::Surplus { at: tokens.rest() });
    }
    let time = clock.as_ref().map_or(NaiveTime::MIN, |clock| clock.time);
    let ambiguous = (day.shape == Shape::MonthFirst)
        .then(|| NaiveDate::from_ymd_opt(date.year(), date.day(), date.month()))
        .flatten()
        .filter(|other| *other != date);
    let part = |number: &Option<token::Number>| number.as_ref().map_or(0..0, |number| number.at.clone());
    let parts = Parts { year: part(&day.year), month: day.month.at.clone(), day: part(&day.day) };
    Ok(Date { local: date.and_time(time), shape: day.shape, clock, zone, weekday, ambiguous, parts })
}

/// `(China Standard Time)` after a zone, as RFC 2822 and JavaScript's `Date.toString()` have it.
fn skip_comment(tokens: &mut Tokens<'_>) {
    let mark = tokens.mark();
    while tokens.peek(0).is_some() {
        let closes = tokens.is(0, ")");
        tokens.skip(1);
        if closes {
            return;
        }
    }
    tokens.reset(mark);
}

/// `on 2022-04-27` is a date with a word before it.
fn surplus_before(text: &str, fault: DateFault) -> DateFault {
    if fault != DateFault::Unreadable {
        return fault;
    }
    let Some(mut tokens) = Tokens::scan(text) else { return fault };
    let Some(first) = tokens.peek(0).filter(|first| first.kind != Kind::Number) else { return fault };
    tokens.skip(1);
    while tokens.peek(0).is_some_and(|next| next.kind == Kind::Sign) {
        tokens.skip(1);
    }
    match read(&mut tokens) {
        Ok(_) => DateFault::Surplus { at: first.range() },
        Err(_) => DateFault::Unreadable,
    }
}

impl Date {
    /// A date of which nothing is known but its day and time.
    pub(super) fn plain(local: NaiveDateTime, shape: Shape) -> Self {
        let (clock, zone, weekday, ambiguous) = (None, None, None, None);
        Self { local, shape, clock, zone, weekday, ambiguous, parts: Parts::default() }
    }

    /// Whether a time of day is known.
    pub fn has_time(&self) -> bool {
        self.clock.is_some()
            || matches!(self.shape, Shape::EpochSeconds | Shape::EpochMillis)
            || (self.shape == Shape::Pattern && self.local.time() != NaiveTime::MIN)
    }

    /// The instant, with UTC where no zone is written (as most generators have it).
    pub fn instant(&self) -> DateTime<Utc> {
        let offset = self.zone.as_ref().and_then(|zone| zone.offset);
        let seconds = offset.map_or(0, |offset| offset.local_minus_utc());
        self.local
            .checked_sub_signed(chrono::TimeDelta::seconds(i64::from(seconds)))
            .unwrap_or(self.local)
            .and_utc()
    }

    /// Settles `04/05/2022`: the day first, or the month.
    pub fn settle(&mut self, day_first: bool) {
        if let Some(other) = self.ambiguous.take().filter(|_| day_first) {
            self.local = other.and_time(self.local.time());
            self.shape = Shape::DayFirst;
            std::mem::swap(&mut self.parts.month, &mut self.parts.day);
        }
    }

    /// The weekday the date falls on.
    pub fn real_weekday(&self) -> Weekday {
        self.local.weekday()
    }

    /// As a person says it: "27 April 2022".
    pub fn spoken(&self) -> String {
        spoken(self.local.date())
    }
}

/// As a person says it: "27 April 2022".
pub fn spoken(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

#[cfg(test)]
mod tests;
