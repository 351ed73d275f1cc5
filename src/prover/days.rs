//! Dates in the forms of which every part is certain.

use std::path::{Path, is_separator};

/// A form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `2022-04-27`
    Day,
    /// `2022-04-27 10:22:31`
    Time,
    /// `Wed, 27 Apr 2022 10:22:31 GMT`, with the right weekday.
    Rfc2822,
    /// `Wed, 27 Apr 2022 10:22:31 +0000`, likewise.
    Offset,
    /// `2022-04-27T10:22:31Z`, also with milliseconds.
    Utc { is_exact: bool },
    /// `2022-04-27T10:22:31+09:00`, also with a space for the `T` and with one before the offset, and without the colon.
    Zoned { gap: u8, form: Zone, minutes: i16 },
}

/// An offset from UTC as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// `+09:00`
    Colon,
    /// ` +09:00`
    SpaceColon,
    /// ` +0900`
    Space,
}

impl Form {
    /// The minutes that its clock is ahead of UTC.
    pub(super) const fn minutes(self) -> i16 {
        match self {
            Self::Zoned { minutes, .. } => minutes,
            _ => 0,
        }
    }

    /// Whether it is text to YAML, with quotes and without.
    pub(super) const fn is_text(self) -> bool {
        matches!(self, Self::Rfc2822 | Self::Offset)
    }

    /// Whether it has a zone.
    pub(super) const fn is_zoned(self) -> bool {
        matches!(self, Self::Rfc2822 | Self::Offset | Self::Utc { .. } | Self::Zoned { .. })
    }
}

/// The earliest year in which there are web pages.
const FIRST_YEAR: u32 = 1970;

const MONTHS: &[u8; 36] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
const WEEKDAYS: &[u8; 21] = b"MonTueWedThuFriSatSun";

/// The form of a date, and the seconds since 1970 in UTC; `None` if it has no such form, does not exist, or is older.
pub(super) fn read(text: &[u8]) -> Option<(Form, i64)> {
    match text.len() {
        10 => Some((Form::Day, day(text)? * 86_400)),
        19 if text[10] == b' ' => Some((Form::Time, day(&text[..10])? * 86_400 + clock(&text[11..])?)),
        29 => Some((Form::Rfc2822, rfc2822(text, b" GMT")?)),
        31 => Some((Form::Offset, rfc2822(text, b" +0000")?)),
        20 => (text[10] == b'T' && text[19] == b'Z').then_some((Form::Utc { is_exact: false }, time(text)?)),
        24 => {
            let is_exact = text[10] == b'T' && text[19] == b'.' && text[23] == b'Z';
            number(&text[20..23]).filter(|_| is_exact)?;
            Some((Form::Utc { is_exact }, time(text)?))
        }
        25 | 26 => zoned(text),
        _ => None,
    }
}

/// The seconds since 1970 of a day and a time with one byte between them.
fn time(text: &[u8]) -> Option<i64> {
    Some(day(&text[..10])? * 86_400 + clock(&text[11..19])?)
}

fn zoned(text: &[u8]) -> Option<(Form, i64)> {
    let gap = text[10];
    let (form, sign, offset) = match (text.len(), text[19]) {
        (25, b' ') => (Zone::Space, text[20], &text[21..]),
        (25, sign) => (Zone::Colon, sign, &text[20..]),
        (_, b' ') => (Zone::SpaceColon, text[20], &text[21..]),
        _ => return None,
    };
    let minute = match form {
        Zone::Space => &offset[2..],
        Zone::Colon | Zone::SpaceColon => offset.get(3..).filter(|_| offset[2] == b':')?,
    };
    let (hours, minutes) = (number(&offset[..2])?, number(minute)?);
    // All offsets that are in use.
    let is_fine = matches!(gap, b'T' | b' ') && hours < 12 && matches!(minutes, 0 | 30 | 45);
    let minutes = i16::try_from(hours * 60 + minutes).ok().filter(|_| is_fine)?;
    let minutes = match sign {
        b'+' => minutes,
        b'-' if minutes > 0 => -minutes,
        _ => return None,
    };
    let at = time(text)? - i64::from(minutes) * 60;
    Some((Form::Zoned { gap, form, minutes }, at))
}

fn rfc2822(text: &[u8], zone: &[u8]) -> Option<i64> {
    let is_formed = text[3..5] == *b", "
        && text[7] == b' '
        && text[11] == b' '
        && text[16] == b' '
        && text[25..] == *zone;
    let place = |words: &[u8], word: &[u8]| words.chunks_exact(3).position(|known| known == word);
    let month = u32::try_from(place(MONTHS, &text[8..11]).filter(|_| is_formed)?).ok()? + 1;
    let days = days(number(&text[12..16])?, month, number(&text[5..7])?)?;
    let weekday = i64::try_from(place(WEEKDAYS, &text[..3])?).ok()?;
    // 1970 began on a Thursday.
    ((days + 3).rem_euclid(7) == weekday).then_some(days * 86_400 + clock(&text[17..25])?)
}

fn day(text: &[u8]) -> Option<i64> {
    let is_formed = text[4] == b'-' && text[7] == b'-';
    days(number(&text[..4])?, number(&text[5..7])?, number(&text[8..])?).filter(|_| is_formed)
}

fn clock(text: &[u8]) -> Option<i64> {
    let is_formed = text.len() == 8 && text[2] == b':' && text[5] == b':';
    let (hour, minute, second) = if is_formed {
        (number(&text[..2])?, number(&text[3..5])?, number(&text[6..])?)
    } else {
        return None;
    };
    (hour < 24 && minute < 60 && second < 60).then_some(i64::from(hour * 3600 + minute * 60 + second))
}

fn number(digits: &[u8]) -> Option<u32> {
    digits
        .iter()
        .try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
}

/// The days since 1970.
fn days(year: u32, month: u32, day: u32) -> Option<i64> {
    const BEFORE: [u32; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let before = *BEFORE.get(usize::try_from(month.checked_sub(1)?).ok()?)?;
    if year < FIRST_YEAR || day == 0 || day > length {
        return None;
    }
    let past = year - 1;
    let leaps = |years: u32| years / 4 - years / 100 + years / 400;
    let years = (year - FIRST_YEAR) * 365 + leaps(past) - leaps(FIRST_YEAR - 1);
    Some(i64::from(years + before + u32::from(is_leap && month > 2) + day - 1))
}

/// Whether the name of the file does not begin with a day, or with the day of that moment.
pub(super) fn is_in_name(path: &Path, at: i64) -> bool {
    let path = path.as_os_str().as_encoded_bytes();
    let name = path.rsplit(|byte| is_separator(char::from(*byte))).next().unwrap_or_default();
    let is_mark = |at: usize| matches!(at, 4 | 7);
    let is_day = |(at, byte): (usize, &u8)| if is_mark(at) { *byte == b'-' } else { byte.is_ascii_digit() };
    !name.get(..10).is_some_and(|day| day.iter().enumerate().all(is_day))
        || name.get(..10).and_then(read).is_some_and(|(_, day)| day == at - at.rem_euclid(86_400))
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, NaiveDate};

    use super::*;

    #[test]
    fn every_day_is_the_one_of_the_calendar() {
        let first = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day");
        for at in 0..60_000 {
            let day = first + chrono::TimeDelta::days(at);
            assert_eq!(days(day.year_ce().1, day.month(), day.day()), Some(at), "{day}");
            let zoned = day.and_hms_opt(10, 22, 31).expect("a time").and_utc();
            let text = zoned.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
            assert_eq!(read(text.as_bytes()), Some((Form::Rfc2822, zoned.timestamp())), "{text}");
            let text = zoned.format("%a, %d %b %Y %H:%M:%S %z").to_string();
            assert_eq!(read(text.as_bytes()), Some((Form::Offset, zoned.timestamp())), "{text}");
            for pattern in ["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S.042Z"] {
                let text = zoned.format(pattern).to_string();
                let form = Form::Utc { is_exact: pattern.contains('.') };
                assert_eq!(read(text.as_bytes()), Some((form, zoned.timestamp())), "{text}");
            }
            let minutes = [-570_i16, 0, 345, 540][usize::try_from(at % 4).expect("a place")];
            let there = chrono::FixedOffset::east_opt(i32::from(minutes) * 60).expect("an offset");
            for pattern in
                ["%Y-%m-%dT%H:%M:%S%:z", "%Y-%m-%d %H:%M:%S%:z", "%Y-%m-%d %H:%M:%S %:z", "%F %T %z"]
            {
                let text = zoned.with_timezone(&there).format(pattern).to_string();
                let (form, seconds) = read(text.as_bytes()).expect("a date");
                // The first day may begin before 1970 elsewhere.
                assert_eq!((form.minutes(), seconds), (minutes, zoned.timestamp()), "{text}");
            }
        }
    }

    #[test]
    fn other_forms_and_days_are_left() {
        let is_none = |text: &str| read(text.as_bytes()).is_none();
        for text in [
            "2022-02-30",
            "2023-02-29",
            "2022-13-01",
            "2022-00-10",
            "2022-04-31",
            "1969-12-31",
            "2022/04/27",
            "2022-04-27 24:00:00",
            "2022-04-27T10:22:31",
            "Thu, 27 Apr 2022 10:22:31 GMT",
            "Wed, 27 Apr 2022 10:22:31 UTC",
            "Wed, 27 Apr 2022 10:22:31 +0200",
            "Thu, 27 Apr 2022 10:22:31 +0000",
            "Wed, 27 Apx 2022 10:22:31 GMT",
            "20220427",
            "2022-04-27T10:22:31z",
            "2022-04-27 10:22:31Z",
            "2022-04-27T10:22:31.Z",
            "2022-04-27T10:22:31.1234Z",
            "2022-04-27T10:22:31+17:00",
            "2022-04-27T10:22:31+09:10",
            "2022-04-27T10:22:31-00:00",
            "2022-04-27T10:22:31+0900",
            "2022-04-27T10:22:31 09:00",
            "2022-04-27  10:22:31+0900",
            "2022-04-27t10:22:31+09:00",
        ] {
            assert!(is_none(text), "{text}");
        }
        assert_eq!(read(b"1970-01-02 00:00:01"), Some((Form::Time, 86_401)));
    }
}
