//! The dates that Zola reads, written as it keeps them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

use crate::value::timestamp_parts;

/// The date that a text is, as Zola keeps it.
pub(crate) fn read(text: &str) -> Option<String> {
    toml_date(text).or_else(|| yaml_date(text))
}

/// What TOML accepts, written as TOML writes it.
fn toml_date(text: &str) -> Option<String> {
    let (date, time) = match text.as_bytes().get(10) {
        None => (text, None),
        Some(b'T' | b't' | b' ') => (text.get(..10)?, Some(text.get(11..)?)),
        Some(_) => return None,
    };
    let is_wide = date.len() == 10
        && date.bytes().enumerate().all(|(at, b)| (at == 4 || at == 7) || b.is_ascii_digit());
    NaiveDate::parse_from_str(date, "%Y-%m-%d").ok().filter(|_| is_wide)?;
    let Some(time) = time else { return Some(date.to_owned()) };
    let zone = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone);
    let is_zone = match zone.as_bytes() {
        [] | [b'Z' | b'z'] => true,
        [_, a, b, b':', c, d] => {
            [a, b, c, d].iter().all(|b| b.is_ascii_digit())
                && zone.get(1..3) < Some("24")
                && zone.get(4..) < Some("60")
        }
        _ => false,
    };
    // TOML 1.1 lets the seconds go.
    let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() };
    let digits = clock.len() >= 8
        && clock.bytes().enumerate().all(|(at, b)| matches!(at, 2 | 5 | 8) || b.is_ascii_digit());
    NaiveDateTime::parse_from_str(&format!("{date}T{clock}"), "%Y-%m-%dT%H:%M:%S%.f").ok()?;
    (is_zone && digits).then(|| format!("{date}T{}{}", trim_fraction(&clock), zone.to_ascii_uppercase()))
}

/// TOML writes no zeros at the end of a fraction.
fn trim_fraction(clock: &str) -> &str {
    if clock.contains('.') { clock.trim_end_matches('0').trim_end_matches('.') } else { clock }
}

/// A timestamp of YAML 1.1, written in RFC 3339.
fn yaml_date(text: &str) -> Option<String> {
    let text = text.trim_matches('"');
    let stamp = timestamp_parts(text).filter(|stamp| !stamp.is_compact)?;
    let (year, month, day) = stamp.date;
    let (hour, minute, second) = stamp.time.unwrap_or_default();
    let date = NaiveDate::from_ymd_opt(
        i32::try_from(year).ok()?,
        u32::try_from(month).ok()?,
        u32::try_from(day).ok()?,
    )?;
    if second > 59 {
        return None;
    }
    let local = date.and_hms_opt(
        u32::try_from(hour).ok()?,
        u32::try_from(minute).ok()?,
        u32::try_from(second).ok()?,
    )?;
    let offset = i32::try_from(stamp.zone.unwrap_or(0)).ok()?;
    FixedOffset::east_opt(offset * 60)?;
    let fraction = stamp.fraction.trim_end_matches('0');
    let fraction = if fraction.is_empty() { String::new() } else { format!(".{fraction}") };
    let zone = match stamp.zone {
        None | Some(0) => "Z".to_owned(),
        Some(minutes) => format!(
            "{}{:02}:{:02}",
            if minutes < 0 { '-' } else { '+' },
            minutes.abs() / 60,
            minutes.abs() % 60
        ),
    };
    Some(format!("{}{fraction}{zone}", local.format("%Y-%m-%dT%H:%M:%S")))
}

/// Whether Zola can put the page in order by it: a date, or a date with a time.
pub(crate) fn is_instant(iso: &str) -> bool {
    if iso.get(17..19) == Some("60") {
        return false;
    }
    NaiveDate::parse_from_str(iso, "%Y-%m-%d").is_ok()
        || DateTime::parse_from_rfc3339(iso).is_ok()
        || DateTime::parse_from_rfc3339(&format!("{iso}Z")).is_ok()
}
