//! The two shapes that nearly all dates have, read without tokens; whatever is unusual is left to them.

use std::ops::Range;

use chrono::{FixedOffset, NaiveDate, NaiveTime, Weekday};

use super::{Clock, Date, Parts, Shape, Zone, ZoneForm};

const MONTHS: &[u8; 36] = b"JanFebMarAprMayJunJulAugSepOctNovDec";

const WEEKDAYS: [(&[u8], Weekday); 7] = [
    (b"Mon", Weekday::Mon),
    (b"Tue", Weekday::Tue),
    (b"Wed", Weekday::Wed),
    (b"Thu", Weekday::Thu),
    (b"Fri", Weekday::Fri),
    (b"Sat", Weekday::Sat),
    (b"Sun", Weekday::Sun),
];

/// Reads a date in one of them.
pub(super) fn read(text: &str) -> Option<Date> {
    match text.as_bytes().first()? {
        b'0'..=b'9' => iso(text),
        _ => mail(text),
    }
}

/// `2022-04-27`, `2022-04-27 10:22:31`, `2022-04-27T10:22:31.123+08:00` (RFC 3339, and with a space).
pub(super) fn iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
        return None;
    }
    let (year, month, day) = (number(bytes, 0..4)?, number(bytes, 5..7)?, number(bytes, 8..10)?);
    let day = NaiveDate::from_ymd_opt(year.cast_signed(), month, day)?;
    let mut date = Date::plain(day.and_time(NaiveTime::MIN), Shape::Iso);
    date.parts = Parts { year: 0..4, month: 5..7, day: 8..10 };
    let after_t = match bytes.get(10) {
        None => return Some(date),
        Some(b'T') => true,
        Some(b' ') => false,
        Some(_) => return None,
    };
    let clock = clock(bytes, 11, after_t)?;
    date.local = day.and_time(clock.time);
    let end = clock.at.end;
    date.clock = Some(clock);
    if bytes.len() > end {
        date.zone = Some(zone(bytes, end)?);
    }
    Some(date)
}

/// `Wed, 27 Apr 2022 10:22:31 GMT` (RFC 2822).
fn mail(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let blanks = bytes.get(3..5)? == b", "
        && [7, 11, 16, 25].iter().all(|&at| bytes.get(at) == Some(&b' '))
        && bytes.get(26) != Some(&b' ');
    if !blanks {
        return None;
    }
    let weekday = WEEKDAYS.iter().find(|(name, _)| bytes.get(..3) == Some(*name))?.1;
    let month = MONTHS.chunks_exact(3).zip(1..).find(|(name, _)| bytes.get(8..11) == Some(*name))?.1;
    let (day, year) = (number(bytes, 5..7)?, number(bytes, 12..16)?);
    let day = NaiveDate::from_ymd_opt(year.cast_signed(), month, day)?;
    let clock = clock(bytes, 17, false).filter(|clock| clock.at.end == 25)?;
    let mut date = Date::plain(day.and_time(clock.time), Shape::DayWords);
    date.parts = Parts { year: 12..16, month: 8..11, day: 5..7 };
    date.weekday = Some((weekday, 0..3));
    date.clock = Some(clock);
    date.zone = Some(match bytes.get(26..)? {
        b"GMT" => {
            Zone { offset: FixedOffset::east_opt(0), form: ZoneForm::Universal, at: 26..29, spaced: true }
        }
        _ => zone(bytes, 25)?,
    });
    Some(date)
}

/// `10:22:31` or `10:22:31.123` at `at`.
fn clock(bytes: &[u8], at: usize, after_t: bool) -> Option<Clock> {
    if bytes.get(at + 2) != Some(&b':') || bytes.get(at + 5) != Some(&b':') {
        return None;
    }
    let part = |from| number(bytes, at + from..at + from + 2);
    let (mut nanos, mut end) = (0, at + 8);
    if bytes.get(end) == Some(&b'.') {
        let digits = bytes[end + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let exponent = 9_usize.checked_sub(digits).filter(|_| digits > 0)?;
        nanos = number(bytes, end + 1..end + 1 + digits)? * 10_u32.pow(u32::try_from(exponent).ok()?);
        end += 1 + digits;
    }
    let time = NaiveTime::from_hms_nano_opt(part(0)?, part(3)?, part(6)?, nanos)?;
    Some(Clock { time, at: at..end, after_t, seconds: true, padded: true, meridiem: false })
}

/// `Z`, `+08:00` or ` +0800` from `at` to the end.
fn zone(bytes: &[u8], at: usize) -> Option<Zone> {
    let spaced = bytes.get(at) == Some(&b' ');
    let start = at + usize::from(spaced);
    let rest = bytes.get(start..)?;
    let east = match *rest {
        [b'Z'] => 0,
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return None,
    };
    let (form, hours, minutes) = match rest.len() {
        1 => (ZoneForm::Zulu, 0, 0),
        5 => (ZoneForm::Basic, number(rest, 1..3)?, number(rest, 3..5)?),
        6 if rest[3] == b':' => (ZoneForm::Colon, number(rest, 1..3)?, number(rest, 4..6)?),
        _ => return None,
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    let offset = FixedOffset::east_opt(east * (hours * 3600 + minutes * 60).cast_signed());
    Some(Zone { offset, form, at: start..bytes.len(), spaced })
}

fn number(bytes: &[u8], at: Range<usize>) -> Option<u32> {
    let digits = bytes.get(at)?;
    digits.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::super::loosely;
    use super::read;

    #[test]
    fn reads_what_the_tokens_read() {
        let zones = ";Z; Z;+08:00;-14:00;+15:00; +0800;-0130; GMT; UTC;  GMT;+8;.5Z;.123Z;.123456789+02:00;.1234567890Z;.Z;.;.25;.25 +0200; CST".split(';');
        let clocks = [
            "",
            " 10:22:31",
            "T00:00:00",
            "  10:22:31",
            " 10:22",
            " 24:00:00",
            "t10:22:31",
            " 10:22:60",
            " 1:22:31",
        ];
        let days = [
            "2022-04-27",
            "2022-02-30",
            "0000-00-00",
            "2022-4-27",
            "2022-13-01",
            "９",
            "",
            "Wed, 27 Apr 2022",
            "Thu, 27 Apr 2022",
            "Wed, 07 Sept 2022",
            "wed, 27 Apr 2022",
            "Wed 27 Apr 2022",
            "Wed, 7 Apr 2022",
            "Sun, 31 Feb 2022",
        ];
        let mut count = 0;
        for day in days {
            for clock in clocks {
                for zone in zones.clone() {
                    let text = format!("{day}{clock}{zone}");
                    if let Some(date) = read(&text) {
                        assert_eq!(Ok(date), loosely(&text), "{text}");
                        count += 1;
                    }
                }
            }
        }
        assert!(count >= 20, "only {count} are read");
    }
}
