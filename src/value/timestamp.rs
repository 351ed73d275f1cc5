//! The timestamps of YAML 1.1 (`2022-04-27`, `2022-04-27 10:22:31.5 +8`): the vocabulary of the readers.

use std::fmt::Write;

/// The parts of a timestamp, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp<'t> {
    /// Year, month, day.
    pub date: (i64, i64, i64),
    /// Hour, minute, second; `None` for a date alone.
    pub time: Option<(i64, i64, i64)>,
    /// Digits after the dot.
    pub fraction: &'t str,
    /// The zone: `None` if none is written.
    pub zone: Option<Zone>,
}

/// A zone as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Zone {
    /// Minutes east of Greenwich.
    pub minutes: i64,
    /// Whether hours and minutes are together (`+0800`), which most readers refuse.
    pub is_compact: bool,
}

/// Reads a timestamp; the values may be impossible (month 13). A date alone needs two digits for month and day.
pub(super) fn parse(text: &str) -> Option<Stamp<'_>> {
    parse_loosely(text).filter(|stamp| stamp.time.is_some() || text.len() == 10)
}

/// The same, but for a date alone one digit will do.
pub(super) fn parse_loosely(text: &str) -> Option<Stamp<'_>> {
    padded(text).or_else(|| with_care(text))
}

/// `2022-04-27` and `2022-04-27 10:22:31`, as most are.
fn padded(text: &str) -> Option<Stamp<'static>> {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| {
        bytes
            .get(from..to)?
            .iter()
            .try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0')))
    };
    let is = |at: usize, sign: u8| bytes.get(at) == Some(&sign);
    if !matches!(bytes.len(), 10 | 19) || !is(4, b'-') || !is(7, b'-') {
        return None;
    }
    let date = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    if bytes.len() == 10 {
        return Some(Stamp { date, time: None, fraction: "", zone: None });
    }
    if !(is(10, b' ') || is(10, b'T')) || !is(13, b':') || !is(16, b':') {
        return None;
    }
    let time = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    Some(Stamp { date, time: Some(time), fraction: "", zone: None })
}

fn with_care(text: &str) -> Option<Stamp<'_>> {
    let mut cursor = Cursor { rest: text };
    let year = cursor.digits(4, 4)?;
    cursor.sign('-')?;
    let month = cursor.digits(1, 2)?;
    cursor.sign('-')?;
    let day = cursor.digits(1, 2)?;
    let date = (year, month, day);
    if cursor.rest.is_empty() {
        return Some(Stamp { date, time: None, fraction: "", zone: None });
    }
    if cursor.sign('T').is_none() && cursor.sign('t').is_none() && !cursor.blanks() {
        return None;
    }
    let hour = cursor.digits(1, 2)?;
    cursor.sign(':')?;
    let minute = cursor.digits(2, 2)?;
    cursor.sign(':')?;
    let second = cursor.digits(2, 2)?;
    let fraction = if cursor.sign('.').is_some() { cursor.run() } else { "" };
    cursor.blanks();
    let zone = if cursor.rest.is_empty() { None } else { Some(cursor.zone()?) };
    let has_end_blank = cursor.rest.is_empty() && zone.is_none() && text.ends_with([' ', '\t']);
    (cursor.rest.is_empty() && !has_end_blank).then_some(Stamp {
        date,
        time: Some((hour, minute, second)),
        fraction,
        zone,
    })
}

struct Cursor<'t> {
    rest: &'t str,
}

impl<'t> Cursor<'t> {
    fn run(&mut self) -> &'t str {
        let end = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (run, rest) = self.rest.split_at(end);
        self.rest = rest;
        run
    }

    fn digits(&mut self, least: usize, most: usize) -> Option<i64> {
        let run = self.run();
        (least..=most).contains(&run.len()).then(|| run.parse().ok()).flatten()
    }

    fn sign(&mut self, sign: char) -> Option<()> {
        self.rest = self.rest.strip_prefix(sign)?;
        Some(())
    }

    fn blanks(&mut self) -> bool {
        let rest = self.rest.trim_start_matches([' ', '\t']);
        let found = rest.len() < self.rest.len();
        self.rest = rest;
        found
    }

    fn zone(&mut self) -> Option<Zone> {
        if self.sign('Z').is_some() {
            return Some(Zone { minutes: 0, is_compact: false });
        }
        let east = if self.sign('+').is_some() {
            1
        } else {
            self.sign('-')?;
            -1
        };
        let run = self.run();
        let number = |part: &str| part.parse::<i64>().ok();
        let (hours, minutes, is_compact) = match run.len() {
            1 | 2 if self.sign(':').is_some() => (number(run)?, self.digits(2, 2)?, false),
            1 | 2 => (number(run)?, 0, false),
            3 | 4 => (
                number(run.get(..run.len() - 2).unwrap_or_default())?,
                number(run.get(run.len() - 2..).unwrap_or_default())?,
                true,
            ),
            _ => return None,
        };
        Some(Zone { minutes: east * (hours * 60 + minutes), is_compact })
    }
}

/// Days since 1970-01-01 of a date in the Gregorian calendar; month and day may be out of range and roll over.
pub(super) const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year + (month - 1).div_euclid(12);
    let month = (month - 1).rem_euclid(12) + 1;
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468 + day - 1
}

/// The date of a day since 1970-01-01.
pub(super) const fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + if month <= 2 { 1 } else { 0 }, month, day)
}

/// Whether the calendar has the date.
pub(super) fn exists(date: (i64, i64, i64)) -> bool {
    let (year, month, day) = date;
    (1..=12).contains(&month) && day >= 1 && civil(days(year, month, day)) == date
}

/// `2022-04-27T10:22:31` and `.123` where there are milliseconds or `always`.
pub(super) fn iso(milliseconds: i64, always: bool) -> String {
    let (year, month, day) = civil(milliseconds.div_euclid(86_400_000));
    let rest = milliseconds.rem_euclid(86_400_000);
    let (hour, minute, second) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60);
    // Most dates of most pages come by here, once for every rule that asks: formatting machinery would be felt.
    let mut bytes = *b"0000-00-00T00:00:00.000";
    put(&mut bytes[..4], year);
    for (at, number) in [(5, month), (8, day), (11, hour), (14, minute), (17, second)] {
        put(&mut bytes[at..at + 2], number);
    }
    put(&mut bytes[20..], rest % 1000);
    let end = if always || rest % 1000 > 0 { bytes.len() } else { 19 };
    let mut text = String::with_capacity(24);
    // The others are longer, or have a sign.
    let start = if (0..=9999).contains(&year) {
        0
    } else {
        // Writing to a string cannot fail.
        let _ = write!(text, "{year:04}");
        4
    };
    text.push_str(str::from_utf8(&bytes[start..end]).unwrap_or_default());
    text
}

/// Writes the last decimal digits of a number that is not negative.
fn put(digits: &mut [u8], number: i64) {
    let mut number = u32::try_from(number).unwrap_or(0);
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (number % 10).to_le_bytes()[0];
        number /= 10;
    }
}

/// The first `width` digits of a fraction, as if zeros followed it.
pub(super) fn fraction(digits: &str, width: usize) -> i64 {
    let mut value = 0;
    for at in 0..width {
        value = value * 10 + i64::from(digits.as_bytes().get(at).map_or(0, |digit| digit - b'0'));
    }
    value
}
