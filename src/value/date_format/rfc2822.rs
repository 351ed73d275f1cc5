//! RFC 2822 dates, to the letter.

use super::super::date::{Date, Shape, ZoneForm};

/// Whether `text` is RFC 2822 to the letter: `[Www, ]D[D] Mmm YYYY HH:MM[:SS] zone [(comment)]`.
pub(super) fn is(text: &str, date: &Date) -> bool {
    let Some(zone) = &date.zone else { return false };
    let rest = match &date.weekday {
        Some((_, at)) if at.start == 0 && at.end == 3 => match text.get(3..) {
            Some(rest) if is_title(text.get(..3).unwrap_or_default()) => rest.strip_prefix(", "),
            _ => None,
        },
        Some(_) => None,
        None => Some(text),
    };
    let Some(mut words) = rest.map(|rest| rest.split(' ')) else { return false };
    let mut next = || words.next().unwrap_or_default();
    let (day, month, year, time, written) = (next(), next(), next(), next(), next());
    date.shape == Shape::DayWords
        && (1..=2).contains(&day.len())
        && day.bytes().all(|byte| byte.is_ascii_digit())
        && month.len() == 3
        && is_title(month)
        && year.len() == 4
        && matches!(time.len(), 5 | 8)
        && match zone.form {
            ZoneForm::Basic => true,
            ZoneForm::Universal => matches!(written, "GMT" | "UT"),
            ZoneForm::Name => zone.offset.is_some(),
            _ => false,
        }
}

fn is_title(word: &str) -> bool {
    word.bytes()
        .enumerate()
        .all(|(at, byte)| if at == 0 { byte.is_ascii_uppercase() } else { byte.is_ascii_lowercase() })
}
