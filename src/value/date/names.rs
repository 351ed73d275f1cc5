//! The names of weekdays and months, short and full, in the case in which they are written.

use std::ops::Range;

use chrono::{Month, Weekday};

use super::token::{Number, Tokens};

/// "Wednesday"
pub const fn full(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// "Wed"
pub fn short(day: Weekday) -> &'static str {
    full(day).get(..3).unwrap_or_default()
}

/// The weekday in the length and case of what was there.
pub fn in_style_of(day: Weekday, was: Option<&str>) -> String {
    let was = was.unwrap_or("Wed");
    let name = if was.len() > 5 || read(was).is_some_and(|old| full(old).len() == was.len()) {
        full(day)
    } else {
        short(day)
    };
    if was.bytes().all(|byte| byte.is_ascii_uppercase()) {
        name.to_ascii_uppercase()
    } else if was.bytes().all(|byte| byte.is_ascii_lowercase()) {
        name.to_ascii_lowercase()
    } else {
        name.to_owned()
    }
}

/// The weekday that a word names: `Wed`, `wednesday`, `Weds`, `Thurs`.
fn read(word: &str) -> Option<Weekday> {
    let first = word.get(..3)?.parse::<Weekday>().ok()?;
    let full = full(first);
    (word.len() <= full.len() && full.get(..word.len()).unwrap_or_default().eq_ignore_ascii_case(word)
        || word.eq_ignore_ascii_case("weds"))
    .then_some(first)
}

/// Takes a weekday with the comma or dot after it.
pub(super) fn weekday(tokens: &mut Tokens<'_>) -> Option<(Weekday, Range<usize>)> {
    let (word, token) = tokens.word(0)?;
    let day = read(word)?;
    tokens.skip(1);
    tokens.take(".");
    tokens.take(",");
    Some((day, token.range()))
}

/// Takes the name of a month and a dot after it.
pub(super) fn month(tokens: &mut Tokens<'_>) -> Option<Number> {
    let (word, token) = tokens.word(0)?;
    let name = if word.eq_ignore_ascii_case("sept") { "sep" } else { word };
    let month = name.parse::<Month>().ok()?;
    tokens.skip(1);
    tokens.take(".");
    Some(Number { value: month.number_from_month(), at: token.range() })
}

/// "April", for 4.
pub fn month_name(month: u32) -> &'static str {
    u8::try_from(month).ok().and_then(|month| Month::try_from(month).ok()).map_or("", |month| month.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_style() {
        assert_eq!(in_style_of(Weekday::Thu, Some("Tue")), "Thu");
        assert_eq!(in_style_of(Weekday::Thu, Some("TUESDAY")), "THURSDAY");
        assert_eq!(in_style_of(Weekday::Thu, Some("tuesday")), "thursday");
        assert_eq!(in_style_of(Weekday::Thu, Some("Tues")), "Thu");
        assert_eq!(read("Thurs"), Some(Weekday::Thu));
        assert_eq!(read("Wedding"), None);
    }
}
