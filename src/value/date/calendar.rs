//! The day of a date: year, month and day in all the orders in which people write them.

use chrono::NaiveDate;

use super::fault::DateFault;
use super::names;
use super::token::{Number, Tokens};

/// How the day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `2022-04-27`
    Iso,
    /// `2022-4-7`
    Unpadded,
    /// `2022/04/27`
    Slashes,
    /// `2022.04.27`
    Dots,
    /// `2022:04:27`, as cameras write it.
    Colons,
    /// `27/04/2022`, `27.04.2022`
    DayFirst,
    /// `04/27/2022`, and `04/05/2022` until something settles it.
    MonthFirst,
    /// `27 Apr 2022`, `27th of April 2022`
    DayWords,
    /// `April 27, 2022`
    MonthWords,
    /// `Wed Apr 27 10:22:31 2022`: the year comes after the time.
    YearLast,
    /// `2022年4月27日`
    Chinese,
    /// `20220427`
    Compact,
    /// `2022-117`: the day of the year (ISO 8601).
    Ordinal,
    /// `2022-04`, `April 2022`
    YearMonth,
    /// `2022`
    Year,
    /// Seconds since 1970.
    EpochSeconds,
    /// Milliseconds since 1970.
    EpochMillis,
    /// Only a pattern of the configuration reads it.
    Pattern,
}

/// A day as written, not yet checked.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) year: Option<Number>,
    pub(super) month: Number,
    pub(super) day: Option<Number>,
    pub(super) shape: Shape,
}

/// Takes a day.
pub(super) fn day(tokens: &mut Tokens<'_>) -> Result<Written, DateFault> {
    if let Some(year) = tokens.number(4..=4) {
        return year_first(tokens, year).ok_or(DateFault::Unreadable);
    }
    if let Some(first) = tokens.number(1..=2) {
        return number_first(tokens, first);
    }
    let month = names::month(tokens).ok_or(DateFault::Unreadable)?;
    month_first(tokens, month).ok_or(DateFault::Unreadable)
}

fn year_first(tokens: &mut Tokens<'_>, year: Number) -> Option<Written> {
    let start = year.at.clone();
    if tokens.take("年") {
        let month = tokens.number(1..=2)?;
        let day = tokens.take("月").then(|| tokens.number(1..=2)).flatten();
        if day.is_some() && !tokens.take("日") {
            tokens.take("号");
        }
        return Some(Written { year: Some(year), month, day, shape: Shape::Chinese });
    }
    let sign = *["-", "/", ".", ":"].iter().find(|sign| tokens.is(0, sign)).unwrap_or(&"");
    tokens.take(sign);
    if sign == "-" && tokens.is_number(0, 3..=3) {
        return ordinal(tokens, year);
    }
    let named = names::month(tokens);
    let worded = named.is_some();
    let month = named.or_else(|| tokens.number(1..=2))?;
    let padded = month.width() == 2 && month.at.start == start.end + 1;
    let day = (sign.is_empty() || tokens.is(0, sign) && tokens.is_number(1, 1..=2)).then(|| {
        tokens.take(sign);
        tokens.number(1..=2)
    });
    let day = day.flatten();
    let shape = match (&day, sign) {
        _ if worded => Shape::DayWords,
        (None, _) => Shape::YearMonth,
        (Some(day), "-") if padded && day.width() == 2 && day.at.start == month.at.end + 1 => Shape::Iso,
        (_, "-") => Shape::Unpadded,
        (_, "/") => Shape::Slashes,
        (_, ".") => Shape::Dots,
        (_, ":") => Shape::Colons,
        _ => return None,
    };
    Some(Written { year: Some(year), month, day, shape })
}

fn ordinal(tokens: &mut Tokens<'_>, year: Number) -> Option<Written> {
    let number = tokens.number(3..=3)?;
    let date = NaiveDate::from_yo_opt(i32::try_from(year.value).ok()?, number.value)?;
    let part = |value| Number { value, at: number.at.clone() };
    let (month, day) = (chrono::Datelike::month(&date), chrono::Datelike::day(&date));
    Some(Written { year: Some(year), month: part(month), day: Some(part(day)), shape: Shape::Ordinal })
}

fn number_first(tokens: &mut Tokens<'_>, first: Number) -> Result<Written, DateFault> {
    if tokens.is(0, ":") || tokens.is(0, "am") || tokens.is(0, "pm") {
        return Err(DateFault::NoDay);
    }
    for sign in ["/", "-", "."] {
        if tokens.is(0, sign) && tokens.is_number(1, 1..=2) {
            tokens.skip(1);
            return numbers(tokens, first, sign);
        }
    }
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|suffix| tokens.take(suffix));
    let _ = ordinal && tokens.take("of");
    tokens.take(".");
    tokens.take("-");
    let month = names::month(tokens).ok_or(DateFault::Unreadable)?;
    tokens.take(",");
    tokens.take("-");
    let start = first.at.start;
    match tokens.number(4..=4) {
        Some(year) => Ok(Written { year: Some(year), month, day: Some(first), shape: Shape::DayWords }),
        None => match tokens.number(2..=2) {
            Some(year) => Err(DateFault::ShortYear { at: start..year.at.end }),
            None => Err(DateFault::Unreadable),
        },
    }
}

/// `27/04/2022` after the first character.
fn numbers(tokens: &mut Tokens<'_>, first: Number, sign: &str) -> Result<Written, DateFault> {
    let second = tokens.number(1..=2).ok_or(DateFault::Unreadable)?;
    if !tokens.take(sign) {
        return Err(DateFault::Unreadable);
    }
    let Some(year) = tokens.number(4..=4) else {
        return match tokens.number(1..=2) {
            Some(last) => Err(DateFault::ShortYear { at: first.at.start..last.at.end }),
            None => Err(DateFault::Unreadable),
        };
    };
    let year = Some(year);
    if first.value > 12 {
        return Ok(Written { year, month: second, day: Some(first), shape: Shape::DayFirst });
    }
    Ok(Written { year, month: first, day: Some(second), shape: Shape::MonthFirst })
}

fn month_first(tokens: &mut Tokens<'_>, month: Number) -> Option<Written> {
    tokens.take("-");
    tokens.take(",");
    if let Some(year) = tokens.number(4..=4) {
        return Some(Written { year: Some(year), month, day: None, shape: Shape::YearMonth });
    }
    let day = tokens.number(1..=2);
    day.as_ref()?;
    if !["st", "nd", "rd", "th"].iter().any(|suffix| tokens.take(suffix)) {
        tokens.take("-");
    }
    tokens.take(",");
    let year = tokens.number(4..=4);
    let shape = if year.is_some() { Shape::MonthWords } else { Shape::YearLast };
    Some(Written { year, month, day, shape })
}

impl Written {
    /// The day in the calendar.
    pub(super) fn check(&self) -> Result<NaiveDate, DateFault> {
        let year = self.year.as_ref().map_or(0, |year| i32::try_from(year.value).unwrap_or(i32::MAX));
        let month = self.month.value;
        if !(1..=12).contains(&month) {
            return Err(DateFault::Month { month, at: self.month.at.clone() });
        }
        let (day, at) = self.day.as_ref().map_or((1, 0..0), |day| (day.value, day.at.clone()));
        NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::Day { year, month, day, at })
    }
}
