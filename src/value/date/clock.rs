//! The time of day, and the zone after it.

use std::ops::Range;

use chrono::{FixedOffset, NaiveTime};

use super::fault::DateFault;
use super::token::{Kind, Tokens};

/// A time as written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one observation about the text, and they combine freely"
)]
pub struct Clock {
    /// The time.
    pub time: NaiveTime,
    /// Its bytes, `AM` or `PM` included.
    pub at: Range<usize>,
    /// Whether a `T` is before it, with no space around.
    pub after_t: bool,
    /// Whether seconds are written.
    pub seconds: bool,
    /// Whether hour, minute and second have two digits each and nothing is unusual.
    pub padded: bool,
    /// Whether `AM` or `PM` is written.
    pub meridiem: bool,
}

/// How a zone is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ZoneForm {
    /// `Z`
    Zulu,
    /// `+08:00`
    Colon,
    /// `+0800`
    Basic,
    /// `+8`, `+08`
    Hours,
    /// `GMT`, `UTC`, `UT`
    Universal,
    /// Another name: `CST`, `Asia/Shanghai`.
    Name,
    /// `GMT+0800`
    Mixed,
}

/// A zone as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// East of UTC; `None` for a name without a certain offset.
    pub offset: Option<FixedOffset>,
    /// How it is written.
    pub form: ZoneForm,
    /// Its bytes.
    pub at: Range<usize>,
    /// Whether a space is before it.
    pub spaced: bool,
}

/// Takes a time, if one comes next.
pub(super) fn time(tokens: &mut Tokens<'_>) -> Result<Option<Clock>, DateFault> {
    let mark = tokens.mark();
    let before = tokens.last_end();
    let letter = tokens.peek(0).filter(|_| tokens.take("T"));
    if letter.is_none() {
        let _ = tokens.take(",") || tokens.take("at");
    }
    let after_t = letter.is_some_and(|t| t.start == before)
        && tokens.peek(0).is_some_and(|next| next.start == tokens.last_end());
    let clock = digits(tokens, after_t)?;
    if clock.is_none() {
        tokens.reset(mark);
    }
    Ok(clock)
}

fn digits(tokens: &mut Tokens<'_>, after_t: bool) -> Result<Option<Clock>, DateFault> {
    let colon = |tokens: &Tokens<'_>| [":", "时", "時", "点", "點"].iter().any(|sign| tokens.is(1, sign));
    let meridiem_follows = tokens.is(1, "am") || tokens.is(1, "pm");
    if !tokens.is_number(0, 1..=2) || !(colon(tokens) || meridiem_follows) {
        return Ok(None);
    }
    let Some(hour) = tokens.number(1..=2) else { return Ok(None) };
    let start = hour.at.start;
    let (mut minute, mut second, mut fraction) = (None, None, None);
    if !meridiem_follows {
        tokens.skip(1);
        minute = tokens.number(1..=2);
        if minute.is_none() {
            return Err(DateFault::Unreadable);
        }
        if tokens.is(0, ":") && tokens.is_number(1, 1..=2) || tokens.is(0, "分") {
            tokens.skip(1);
            second = tokens.number(1..=2);
            tokens.take("秒");
        }
        if second.is_some() && (tokens.is(0, ".") || tokens.is(0, ",")) && tokens.is_number(1, 1..=9) {
            tokens.skip(1);
            fraction = tokens.number(1..=9);
        }
    }
    let padded = hour.width() == 2
        && minute.as_ref().is_none_or(|minute| minute.width() == 2)
        && second.as_ref().is_none_or(|second| second.width() == 2);
    let half =
        tokens.word(0).filter(|(word, _)| ["am", "pm"].iter().any(|half| word.eq_ignore_ascii_case(half)));
    if half.is_some() {
        tokens.skip(1);
    }
    let at = start..tokens.last_end();
    let hours = hours_of(hour.value, half.map(|(word, _)| word), hour.at)?;
    let minutes = minute.as_ref().map_or(0, |minute| minute.value);
    let seconds = second.as_ref().map_or(0, |second| second.value);
    if let (Some(minute), true) = (minute, minutes > 59) {
        return Err(DateFault::Minute { minute: minutes, at: minute.at });
    }
    let nanos = fraction.as_ref().map_or(0, |part| part.value * 10_u32.pow(missing_digits(part.width())));
    match (NaiveTime::from_hms_nano_opt(hours, minutes, seconds, nanos), second) {
        (Some(time), second) => {
            Ok(Some(Clock { time, at, after_t, seconds: second.is_some(), padded, meridiem: half.is_some() }))
        }
        (None, Some(second)) => Err(DateFault::Second { second: seconds, at: second.at }),
        (None, None) => Err(DateFault::Unreadable),
    }
}

/// How many digits a fraction lacks to nanoseconds.
fn missing_digits(width: usize) -> u32 {
    u32::try_from(9_usize.saturating_sub(width)).unwrap_or(0)
}

fn hours_of(hour: u32, half: Option<&str>, at: Range<usize>) -> Result<u32, DateFault> {
    let limit = if half.is_some() { 12 } else { 23 };
    if hour > limit || (half.is_some() && hour == 0) {
        return Err(DateFault::Hour { hour, at });
    }
    Ok(match half {
        Some(half) if half.eq_ignore_ascii_case("pm") => hour % 12 + 12,
        Some(_) => hour % 12,
        None => hour,
    })
}

/// Takes a zone, if one comes next.
pub(super) fn zone(tokens: &mut Tokens<'_>) -> Result<Option<Zone>, DateFault> {
    let Some(first) = tokens.peek(0) else { return Ok(None) };
    let spaced = first.start > tokens.last_end();
    if let Some(offset) = offset(tokens)? {
        let at = first.start..tokens.last_end();
        // `+0000 UTC`, as Go prints times.
        let is_name =
            |name: &str| (3..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
        if spaced && tokens.word(0).is_some_and(|(name, _)| is_name(name)) {
            tokens.skip(1);
        }
        return Ok(Some(Zone { offset: Some(offset.0), form: offset.1, at, spaced }));
    }
    let Some((word, _)) = tokens.word(0) else { return Ok(None) };
    let universal = ["GMT", "UTC", "UT"].iter().any(|name| word.eq_ignore_ascii_case(name));
    let known = if word.eq_ignore_ascii_case("Z") {
        Some((ZoneForm::Zulu, 0))
    } else if universal {
        Some((ZoneForm::Universal, 0))
    } else {
        american(word).map(|hours| (ZoneForm::Name, hours))
    };
    let looks_like_a_name =
        word.len() <= 5 && word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let place = tokens.is(1, "/") && tokens.word(2).is_some();
    if known.is_none() && !looks_like_a_name && !place {
        return Ok(None);
    }
    tokens.skip(if place { 3 } else { 1 });
    while place && (tokens.is(0, "_") || tokens.is(0, "/")) && tokens.word(1).is_some() {
        tokens.skip(2);
    }
    if let (true, Some((offset, _))) = (universal, offset(tokens)?) {
        let at = first.start..tokens.last_end();
        return Ok(Some(Zone { offset: Some(offset), form: ZoneForm::Mixed, at, spaced }));
    }
    let (form, hours) = known.map_or((ZoneForm::Name, None), |(form, hours)| (form, Some(hours)));
    let offset = hours.and_then(|hours| FixedOffset::east_opt(hours * 3600));
    Ok(Some(Zone { offset, form, at: first.start..tokens.last_end(), spaced }))
}

/// The hours of the names that RFC 2822, section 4.3 knows.
fn american(word: &str) -> Option<i32> {
    Some(match word {
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        _ => return None,
    })
}

/// Takes `+08:00`, `+0800`, `+8`.
fn offset(tokens: &mut Tokens<'_>) -> Result<Option<(FixedOffset, ZoneForm)>, DateFault> {
    let Some(sign) = tokens.peek(0).filter(|sign| sign.kind == Kind::Sign) else { return Ok(None) };
    let east = match tokens.text(sign) {
        "+" => 1,
        "-" | "\u{2212}" => -1,
        _ => return Ok(None),
    };
    if !(tokens.is_number(1, 1..=2) || tokens.is_number(1, 4..=4)) {
        return Ok(None);
    }
    tokens.skip(1);
    let Some(number) = tokens.number(1..=4) else { return Ok(None) };
    let (form, hours, minutes) = match (number.width(), tokens.is(0, ":") && tokens.is_number(1, 2..=2)) {
        (4, _) => (ZoneForm::Basic, number.value / 100, number.value % 100),
        (_, true) => {
            tokens.skip(1);
            (ZoneForm::Colon, number.value, tokens.number(2..=2).map_or(0, |minutes| minutes.value))
        }
        _ => (ZoneForm::Hours, number.value, 0),
    };
    let at = sign.start..tokens.last_end();
    if hours > 14 || minutes > 59 {
        return Err(DateFault::Offset { at });
    }
    let seconds = i32::try_from(hours * 3600 + minutes * 60).unwrap_or(0) * east;
    Ok(FixedOffset::east_opt(seconds).map(|offset| (offset, form)))
}
