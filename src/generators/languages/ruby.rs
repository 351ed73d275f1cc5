//! Ruby's `Time.parse`: parts of a date wherever they are in a text, tried form after form.

mod forms;
mod zone;

use chrono::{NaiveDate, TimeDelta};
use regex::Captures;

use crate::generators::moment::{Instead, Moment, Taken, Zone};
use forms::{FORMS, NOISE, TIME, WEEKDAY, group, month};

/// What was found.
#[derive(Default)]
struct Found {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
    of_year: Option<u32>,
    time: Option<(u32, u32, u32, u32)>,
    zone: Option<String>,
}

/// What `Time.parse` gives: a moment, the present for what is missing, or an error, which stops Jekyll.
pub(crate) fn parse(text: &str) -> Taken {
    usual(text).unwrap_or_else(|| searched(text)).taken()
}

/// What is in a text of digits in the usual order: no form has to be compiled to find it.
fn usual(text: &str) -> Option<Found> {
    let number = |part: &str, least: usize, most: usize| {
        let is_number =
            (least..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| is_number)
    };
    let mut words = text.split(' ');
    let mut parts = words.next()?.splitn(3, '-');
    let year = i32::try_from(number(parts.next()?, 4, 4)?).ok();
    let (month, day) = (Some(number(parts.next()?, 1, 2)?), Some(number(parts.next()?, 1, 2)?));
    let mut found = Found { year, month, day, ..Found::default() };
    if let Some(time) = words.next() {
        let mut parts = time.splitn(3, ':');
        let (hour, minute) = (number(parts.next()?, 1, 2)?, number(parts.next()?, 2, 2)?);
        found.time = Some((hour, minute, parts.next().map_or(Some(0), |second| number(second, 2, 2))?, 0));
    }
    if let Some(zone) = words.next() {
        number(zone.strip_prefix(['+', '-'])?, 4, 4)?;
        found.zone = Some(zone.to_owned());
    }
    words.next().is_none().then_some(found)
}

/// What the forms find.
fn searched(text: &str) -> Found {
    let mut day = Found::default();
    let text = NOISE.replace_all(text, " ");
    let text = WEEKDAY.replace(&text, " ");
    let text = match TIME.captures(&text) {
        Some(groups) => {
            day.clock(&groups);
            TIME.replace(&text, " ").into_owned()
        }
        None => text.into_owned(),
    };
    if let Some((form, groups)) =
        FORMS.iter().find_map(|form| form.pattern.captures(&text).map(|groups| (form, groups)))
    {
        (form.read)(&groups, &mut day);
    }
    day
}

impl Found {
    fn clock(&mut self, groups: &Captures<'_>) {
        let number = |at: usize| group(groups, at).and_then(|number| number.parse::<u32>().ok());
        let mut hour = number(2).or(number(6)).or(number(10)).unwrap_or(0);
        if let Some(half) = group(groups, 9).or(group(groups, 11)) {
            hour = hour % 12 + if half.eq_ignore_ascii_case("p") { 12 } else { 0 };
        }
        let minute = number(3).or(number(7)).unwrap_or(0);
        let second = number(4).or(number(8)).unwrap_or(0);
        let fraction = group(groups, 5).unwrap_or_default();
        let nanos = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
        let nanos = nanos.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
        self.time = Some((hour, minute, second, nanos));
        self.zone = group(groups, 12).map(str::to_owned);
    }

    fn set_year(&mut self, written: &str) {
        let is_short = written.len() <= 2;
        self.year = written.trim_start_matches('\'').parse().ok().map(|year| match year {
            0..=68 if is_short => year + 2000,
            69..=99 if is_short => year + 1900,
            _ => year,
        });
    }

    /// Year, month and day, in the order that the form has them in; the one with more than two digits is the year.
    fn three(&mut self, year: Option<&str>, month_text: Option<&str>, day: Option<&str>) {
        let is_year = |part: Option<&str>| {
            part.is_some_and(|part| {
                part.starts_with('\'') || part.bytes().take_while(u8::is_ascii_digit).count() > 2
            })
        };
        let (mut year, mut middle, mut day) = (year, month_text, day);
        if year.is_some() && middle.is_some() && day.is_none() {
            (year, middle, day) = (day, year, middle);
        }
        if is_year(middle) {
            (year, middle, day) = (middle, day, year);
        }
        if is_year(day) {
            (year, day) = (day, year);
        }
        if let Some(year) = year {
            self.set_year(year.trim_end_matches(|letter: char| letter.is_ascii_alphabetic()));
        }
        let number = |part: &str| -> Option<u32> {
            let digits = part.trim_start_matches(['\'', '-', '+']);
            let width = digits.bytes().take_while(u8::is_ascii_digit).count();
            digits.get(..width)?.parse().ok()
        };
        self.month = middle.and_then(|middle| number(middle).or_else(|| month(middle.get(..3)?)));
        self.day = day.and_then(number);
    }

    /// Digits in a row mean what their number says.
    fn digits(&mut self, digits: &str, time: Option<&str>, zone: Option<&str>) {
        let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u32>().ok());
        match digits.len() {
            2 => self.day = part(0, 2),
            3 => self.of_year = part(0, 3),
            4 => (self.month, self.day) = (part(0, 2), part(2, 4)),
            5 => {
                self.set_year(digits.get(..2).unwrap_or_default());
                self.of_year = part(2, 5);
            }
            6 => {
                self.set_year(digits.get(..2).unwrap_or_default());
                (self.month, self.day) = (part(2, 4), part(4, 6));
            }
            7 => {
                self.set_year(digits.get(..4).unwrap_or_default());
                self.of_year = part(4, 7);
            }
            8 | 10 | 12 | 14 => {
                self.set_year(digits.get(..4).unwrap_or_default());
                (self.month, self.day) = (part(4, 6), part(6, 8));
                let clock = |from| part(from, from + 2).unwrap_or(0);
                if digits.len() > 8 {
                    self.time = Some((clock(8), clock(10), clock(12), 0));
                }
            }
            _ => {}
        }
        if let Some(time) = time {
            let part = |from: usize| time.get(from..from + 2).and_then(|part| part.parse().ok()).unwrap_or(0);
            self.time = Some((part(0), part(2), part(4), 0));
            self.zone = zone.map(str::to_owned);
        }
    }

    fn taken(&self) -> Taken {
        let is_empty = self.year.is_none() && self.month.is_none() && self.day.is_none();
        if is_empty && self.of_year.is_none() && self.time.is_none() {
            return Taken::Stops;
        }
        match (self.moment(self.year.unwrap_or(2000)), self.year) {
            (None, _) => Taken::Stops,
            (Some(_), None) => Taken::Dropped(Instead::Present),
            (Some(moment), Some(_)) => Taken::At(moment),
        }
    }

    fn moment(&self, year: i32) -> Option<Moment> {
        let day = if let Some(day) = self.of_year {
            NaiveDate::from_yo_opt(year, day)?
        } else {
            let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
            (1..=31).contains(&day).then_some(())?;
            // 30 February is 2 March.
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            first.checked_add_days(chrono::Days::new(u64::from(day) - 1))?
        };
        let (hour, minute, second, nanos) = self.time.unwrap_or_default();
        let is_time = hour < 24 || (hour == 24 && minute + second == 0);
        (is_time && minute < 60 && second <= 60).then_some(())?;
        let seconds = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
        let time = TimeDelta::seconds(seconds) + TimeDelta::nanoseconds(nanos.into());
        let local = day.and_hms_opt(0, 0, 0)?.checked_add_signed(time)?;
        let zone = match &self.zone {
            Some(zone) => zone::offset(zone)?.map_or(Zone::Site, Zone::East),
            None => Zone::Site,
        };
        Some(Moment { local, zone })
    }
}

#[cfg(test)]
mod tests {
    use super::{searched, usual};

    #[test]
    fn the_usual_order_is_what_the_forms_find() {
        let days = ["2022-04-27", "2022-4-7", "0000-00-00", "0068-12-31", "9999-99-99", "2022-02-30"];
        let times = ["", " 1:05", " 10:22:31", " 24:00:00", " 99:99:99", " 00:00"];
        let zones = ["", " +0800", " -0000", " -9999"];
        let mut found = 0;
        for (day, time, zone) in
            days.iter().flat_map(|day| times.iter().flat_map(move |time| zones.map(|zone| (day, time, zone))))
        {
            let text = format!("{day}{time}{zone}");
            if let Some(usual) = usual(&text) {
                assert_eq!(usual.taken(), searched(&text).taken(), "{text}");
                found += 1;
            }
        }
        assert_eq!(found, days.len() * (times.len() * zones.len() - zones.len() + 1));
        assert!(
            ["2022-04-27T10:22", "22-04-27", "2022-04-27  10:22", "2022-04-27 10:22 Z"]
                .iter()
                .all(|text| usual(text).is_none())
        );
    }
}
