//! JavaScript's `new Date(text)` on V8: ISO 8601 as the language has it, or the parts of a date in any order.

mod iso;
mod text;
mod token;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::generators::moment::{Moment, Zone};
use crate::value::Held;
use iso::Iso;
pub(crate) use text::{decodes, is_changed_as_text, is_truthy, text_of};
use token::{Scanner, Token, Word};

/// The moment that V8 reads; `None` for `Invalid Date`.
pub(crate) fn parse(text: &str) -> Option<Moment> {
    let mut scanner = Scanner::new(text);
    let mut parts = Parts::default();
    match parts.iso(&mut scanner) {
        Iso::Whole => {}
        Iso::Broken => return None,
        Iso::Left(first) => parts.legacy(first, &mut scanner)?,
    }
    parts.moment()
}

/// The moment of that many milliseconds since 1970.
pub(crate) fn of_millis(millis: f64) -> Option<Moment> {
    #[expect(clippy::cast_possible_truncation, reason = "a fraction of a millisecond is cut off")]
    let whole = millis.trunc() as i64;
    let instant = chrono::DateTime::from_timestamp_millis(whole)?;
    (millis.abs() <= 8.64e15).then(|| Moment::utc(instant.naive_utc()))
}

/// `new Date(value)` of anything but a date; `None` for `Invalid Date`.
pub(crate) fn date_of(value: &Held) -> Option<Moment> {
    match value {
        Held::Text(text) => parse(text),
        Held::Boolean(value) => of_millis(if *value { 1.0 } else { 0.0 }),
        #[expect(clippy::cast_precision_loss, reason = "JavaScript has no other numbers")]
        Held::Integer(number) => of_millis(*number as f64),
        Held::Float(number) => of_millis(*number),
        Held::List(items) => match items.as_slice() {
            [Held::Text(text)] => parse(text),
            [Held::Date(iso)] => Moment::of_iso(iso, Zone::East(0)),
            _ => None,
        },
        _ => None,
    }
}

#[derive(Default)]
struct Parts {
    day: Vec<i64>,
    month: Option<i64>,
    is_iso: bool,
    time: Vec<i64>,
    /// Hours that `AM` or `PM` adds.
    half: Option<i64>,
    sign: Option<i64>,
    hour: Option<i64>,
    minute: Option<i64>,
}

/// The first three digits of a fraction, as milliseconds.
fn millis(number: i64, width: usize) -> i64 {
    let places = |count: usize| 10_i64.pow(u32::try_from(count.min(9)).unwrap_or(0));
    if width <= 3 { number * places(3 - width) } else { number / places(width - 3) }
}

impl Parts {
    /// Parts in any order, from `token` on; words before the first number and text in parentheses count for nothing.
    fn legacy(&mut self, token: Token, scanner: &mut Scanner<'_>) -> Option<()> {
        let mut has_number = !self.day.is_empty();
        let mut token = token;
        while token != Token::End {
            match token {
                Token::Number(number, _) => {
                    has_number = true;
                    self.number(number, scanner)?;
                }
                Token::Word(Word::Half(hours)) if !self.time.is_empty() => self.half = Some(hours),
                Token::Word(Word::Month(month)) => {
                    self.month = Some(month);
                    scanner.take(Token::Sign(-1));
                }
                Token::Word(Word::Zone(hours, _)) if has_number => self.set_zone(hours),
                Token::Word(_) if has_number || matches!(scanner.peek(), Token::Number(..)) => return None,
                Token::Sign(sign)
                    if !self.time.is_empty() || (self.hour, self.minute) == (Some(0), Some(0)) =>
                {
                    has_number = true;
                    self.offset(sign, scanner)?;
                }
                Token::Sign(_) | Token::Closing if has_number => return None,
                _ => {}
            }
            token = scanner.next();
        }
        Some(())
    }

    fn number(&mut self, number: i64, scanner: &mut Scanner<'_>) -> Option<()> {
        if scanner.take(Token::Colon) {
            if scanner.take(Token::Colon) {
                self.time.is_empty().then_some(())?;
                self.time.extend([number, 0]);
                return Some(());
            }
            (self.time.len() < 4).then_some(())?;
            self.time.push(number);
            scanner.take(Token::Dot);
            return Some(());
        }
        let is_dotted = scanner.take(Token::Dot);
        if is_dotted && self.expects_time(number) {
            self.time.push(number);
            let Token::Number(number, width) = scanner.next() else { return None };
            return self.end_time(millis(number, width));
        }
        if self.hour.is_some() && self.minute.is_none() && number < 60 {
            self.minute = Some(number);
            return Some(());
        }
        if !is_dotted && self.expects_time(number) {
            self.end_time(number)?;
            let ends = matches!(
                scanner.peek(),
                Token::End | Token::Space | Token::Sign(_) | Token::Word(Word::Zone(0, 1))
            );
            return ends.then_some(());
        }
        (self.day.len() < 3).then_some(())?;
        self.day.push(number);
        scanner.take(Token::Sign(-1));
        Some(())
    }

    /// Whether the number can be the minute, second or millisecond that comes next.
    fn expects_time(&self, number: i64) -> bool {
        match self.time.len() {
            1 | 2 => number < 60,
            3 => number < 1000,
            _ => false,
        }
    }

    fn end_time(&mut self, last: i64) -> Option<()> {
        (self.time.len() < 4).then_some(())?;
        self.time.push(last);
        self.time.resize(4, 0);
        Some(())
    }

    fn offset(&mut self, sign: i64, scanner: &mut Scanner<'_>) -> Option<()> {
        self.sign = Some(sign);
        let (number, width) = match scanner.peek() {
            Token::Number(number, width) => {
                scanner.next();
                (number, width)
            }
            _ => (0, 0),
        };
        (self.hour, self.minute) = match width {
            _ if scanner.peek() == Token::Colon => (Some(number), None),
            1 | 2 => (Some(number), Some(0)),
            3 | 4 => (Some(number / 100), Some(number % 100)),
            _ => return None,
        };
        Some(())
    }

    const fn set_zone(&mut self, hours: i64) {
        self.sign = Some(if hours < 0 { -1 } else { 1 });
        (self.hour, self.minute) = (Some(hours.abs()), Some(0));
    }

    fn moment(&self) -> Option<Moment> {
        let (year, month, day) = self.date()?;
        (1..=12).contains(&month).then_some(())?;
        (1..=31).contains(&day).then_some(())?;
        let first = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, u32::try_from(month).ok()?, 1)?;
        // 30 February is 2 March.
        let local = first.and_hms_opt(0, 0, 0)?.checked_add_signed(TimeDelta::days(day - 1))?;
        let local = local.checked_add_signed(TimeDelta::milliseconds(self.clock()?))?;
        let zone = match self.sign {
            Some(sign) => {
                let seconds = self.hour.unwrap_or(0) * 3600 + self.minute.unwrap_or(0) * 60;
                Zone::East(i32::try_from(sign * seconds).ok()?)
            }
            None => Zone::Site,
        };
        within_range(Moment { local, zone })
    }

    /// Year, month and day. What is missing is 1, and so is a year that nobody wrote: 2001.
    fn date(&self) -> Option<(i64, i64, i64)> {
        (!self.day.is_empty()).then_some(())?;
        let at = |at: usize| self.day.get(at).copied().unwrap_or(1);
        let is_day = |number: i64| (1..=31).contains(&number);
        let (year, month, day) = match self.month {
            None if self.is_iso || !is_day(at(0)) => (at(0), at(1), at(2)),
            None => (at(2), at(0), at(1)),
            Some(month) if is_day(at(0)) => (at(1), month, at(0)),
            Some(month) => (at(0), month, at(1)),
        };
        let year = match year {
            _ if self.is_iso => year,
            0..=49 => year + 2000,
            50..=99 => year + 1900,
            _ => year,
        };
        Some((year, month, day))
    }

    /// The time of day in milliseconds.
    fn clock(&self) -> Option<i64> {
        let at = |at: usize| self.time.get(at).copied().unwrap_or(0);
        let mut hour = at(0);
        if let Some(half) = self.half {
            (hour <= 12).then_some(())?;
            hour = hour % 12 + half;
        }
        let (minute, second, milli) = (at(1), at(2), at(3));
        let is_day = hour < 24 && minute < 60 && second < 60 && milli < 1000;
        (is_day || (hour == 24 && minute + second + milli == 0)).then_some(())?;
        Some(((hour * 60 + minute) * 60 + second) * 1000 + milli)
    }
}

/// Dates end 100 million days from 1970.
fn within_range(moment: Moment) -> Option<Moment> {
    let millis: NaiveDateTime = moment.local;
    (millis.and_utc().timestamp_millis().abs() <= 8_640_000_000_000_000).then_some(moment)
}
