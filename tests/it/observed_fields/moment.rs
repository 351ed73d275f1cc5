//! The moment that a written date states to a person, and the one that a generator reads.

use chrono::{Duration, NaiveDate, NaiveDateTime};

/// A date and time on the wall, and how many minutes that wall is ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) wall: NaiveDateTime,
    pub(super) ahead: Option<i64>,
}

impl Moment {
    /// The instant in UTC, where the zone is known.
    pub(super) fn instant(&self) -> Option<NaiveDateTime> {
        self.ahead.map(|ahead| self.wall - Duration::minutes(ahead))
    }
}

/// What a person reads, where it is one moment: all of the text belongs to the date, the date exists, its weekday is
/// right, `04/05/2022` is two days and `CST` two zones. `on` before it and a remark in brackets behind it add nothing. Ten figures are seconds since 1970, thirteen milliseconds.
pub(super) fn stated(text: &str) -> Option<Moment> {
    let text = text.trim().replace(['\u{5e74}', '\u{6708}'], "-").replace('\u{65e5}', "");
    let text = text.trim_start_matches("on ").split(" (").next().unwrap_or_default();
    if text.len() >= 10 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number: i64 = text.parse().ok()?;
        let seconds = if text.len() >= 13 { number / 1000 } else { number };
        return Some(Moment { wall: NaiveDateTime::default() + Duration::seconds(seconds), ahead: Some(0) });
    }
    let (weekday, dated) = weekday(text);
    let (day, rest) = day(dated)?;
    let (time, rest) = time(rest)?;
    let ahead = zone(rest)?;
    let named = day.format("%A").to_string().to_ascii_lowercase();
    let wall = day.and_hms_opt(time.0, time.1, time.2)?;
    named.starts_with(&weekday).then_some(Moment { wall, ahead })
}

/// The weekday at the start in small letters, empty if there is none, and what is behind it.
fn weekday(text: &str) -> (String, &str) {
    let (first, rest) = text.split_once([' ', ',']).unwrap_or((text, ""));
    let name = first.to_ascii_lowercase();
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let is_day = name.len() >= 3 && days.iter().any(|day| day.starts_with(&name));
    if is_day { (name, rest.trim_start_matches([' ', ','])) } else { (String::new(), text) }
}

/// The day at the start, in figures or in English, and what is behind it.
fn day(text: &str) -> Option<(NaiveDate, &str)> {
    let mut words = text.split(' ');
    if text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return named(text);
    }
    let first = words.next()?;
    if let Some(month) = words.next().and_then(month) {
        let year = words.next()?;
        let day = NaiveDate::from_ymd_opt(year.parse().ok()?, month, first.parse().ok()?)?;
        return Some((day, behind(text, year)));
    }
    let end = text.find(|sign: char| !(sign.is_ascii_digit() || "-/.".contains(sign))).unwrap_or(text.len());
    let (date, rest) =
        if text[..end].matches('-').count() > 2 { text.split_at(10) } else { text.split_at(end) };
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u32>().ok());
    let year = |at: usize| parts.get(at).and_then(|part| part.parse::<i32>().ok());
    let day = match (parts.len(), parts[0].len()) {
        (1, 8) => {
            let split = |range| date.get(range).and_then(|part: &str| part.parse::<u32>().ok());
            NaiveDate::from_ymd_opt(date[..4].parse().ok()?, split(4..6)?, split(6..8)?)?
        }
        (2, 4) if parts[1].len() == 3 => NaiveDate::from_yo_opt(year(0)?, number(1)?)?,
        (2, 4) => NaiveDate::from_ymd_opt(year(0)?, number(1)?, 1)?,
        (3, 4) => NaiveDate::from_ymd_opt(year(0)?, number(1)?, number(2)?)?,
        (3, _) if parts[2].len() == 4 => {
            let days_first = NaiveDate::from_ymd_opt(year(2)?, number(1)?, number(0)?);
            let months_first = NaiveDate::from_ymd_opt(year(2)?, number(0)?, number(1)?);
            days_first.xor(months_first)?
        }
        _ => return None,
    };
    Some((day, rest))
}

/// `April 27, 2022` and `Wed Apr 27 10:22:31 2022`.
fn named(text: &str) -> Option<(NaiveDate, &str)> {
    let words: Vec<&str> = text.split(' ').collect();
    let year = words.iter().skip(2).find(|word| word.len() == 4 && word.parse::<u16>().is_ok())?;
    let day = words.get(1)?.trim_end_matches([',', 't', 'h']);
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month(words[0])?, day.parse().ok()?)?;
    Some((date, if words.get(2) == Some(year) { behind(text, year) } else { words.get(2)? }))
}

fn behind<'t>(text: &'t str, word: &str) -> &'t str {
    text.split_once(word).map_or("", |(_, rest)| rest)
}

fn month(word: &str) -> Option<u32> {
    let months = "jan feb mar apr may jun jul aug sep oct nov dec";
    let at = months.find(&word.get(..3)?.to_ascii_lowercase())?;
    u32::try_from(at / 4 + 1).ok()
}

type Time = (u32, u32, u32);

/// The time to the second at the start, `T` or space or comma before it, and what is behind it.
fn time(text: &str) -> Option<(Time, &str)> {
    let text = text.trim_start_matches([',', 'T', 't', ' ']);
    let end = text.find(|sign: char| !(sign.is_ascii_digit() || ":.".contains(sign))).unwrap_or(text.len());
    let (clock, mut rest) = text.split_at(end);
    if clock.is_empty() {
        return Some(((0, 0, 0), rest));
    }
    let parts: Vec<&str> = clock.split(':').collect();
    let mut hour = parts[0].parse().ok()?;
    let minute = parts.get(1)?.parse().ok()?;
    let second = parts.get(2).map_or("0", |part| part.split_once('.').map_or(part, |(second, _)| second));
    if let Some(behind) = rest.trim_start().strip_prefix("PM") {
        (hour, rest) = (hour % 12 + 12, behind);
    }
    Some(((hour, minute, second.parse().ok()?), rest))
}

/// `Z`, `UTC`, `GMT`, `+08:00`, `+0800`, `+8`; nothing is not a zone, anything else is not a date.
#[expect(clippy::option_option, reason = "no zone is not an unreadable zone")]
fn zone(text: &str) -> Option<Option<i64>> {
    let text = text.trim();
    match text {
        "" => return Some(None),
        "Z" | "UTC" | "GMT" => return Some(Some(0)),
        _ => {}
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let figures = text.strip_prefix(['+', '-'])?.replace(':', "");
    let (hours, minutes) =
        if figures.len() > 2 { figures.split_at(figures.len() - 2) } else { (&figures[..], "0") };
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(Some(sign * (hours * 60 + minutes)))
}
