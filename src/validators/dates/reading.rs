//! What each generator makes of a date that a person understands.

use chrono::Datelike;

use crate::document::{Native, Style, Syntax};
use crate::loader::Generator;
use crate::validators::FieldCx;
use crate::value::date::{Date, Shape, ZoneForm};

/// What a generator makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The date that is meant, or nothing is known.
    AsMeant,
    /// The build stops.
    Stops,
    /// The file's own time is taken, without a word.
    FileTime,
    /// It becomes `Invalid Date`, without a word.
    Invalid,
    /// The zone is dropped, without a word.
    ZoneDropped,
    /// A bare number: seconds or milliseconds since 1970, or no date at all.
    Number,
}

/// What the generator of the page makes of the date, where it reads this field itself.
pub(crate) fn of(cx: &FieldCx<'_>, date: &Date) -> Reading {
    if !super::role::is_own(cx) {
        return Reading::AsMeant;
    }
    let Some(scalar) = cx.node.scalar() else { return Reading::AsMeant };
    let plain = match scalar.style {
        Style::Native(Native::DateTime) => return Reading::AsMeant,
        Style::Native(_) => true,
        Style::Plain => cx.page.document.block.as_ref().is_none_or(|block| block.syntax == Syntax::Yaml),
        _ => false,
    };
    by(cx.page.dialect.generator, scalar.text.trim(), date, plain)
}

/// What `generator` makes of a date, written `text`; `plain` where YAML may guess its type.
fn by(generator: Generator, text: &str, date: &Date, plain: bool) -> Reading {
    // These shapes are nothing but digits, with a fraction perhaps.
    let number = plain
        && matches!(date.shape, Shape::Year | Shape::Compact | Shape::EpochSeconds | Shape::EpochMillis);
    let stamp = plain && is_timestamp(text, date);
    let stops_unless = |reads: bool| if reads { Reading::AsMeant } else { Reading::Stops };
    match generator {
        Generator::Hexo | Generator::Astro | Generator::Docusaurus if number => Reading::Number,
        Generator::Hexo if stamp || javascript(text, date) => Reading::AsMeant,
        Generator::Hexo => Reading::FileTime,
        Generator::Astro => stops_unless(stamp || javascript(text, date)),
        Generator::Docusaurus if stamp => Reading::AsMeant,
        Generator::Docusaurus => docusaurus(text, date),
        Generator::Jekyll => stops_unless(ruby(date, number)),
        Generator::Hugo | Generator::HugoOld if number && !text.contains('.') => match date.shape {
            Shape::EpochSeconds => Reading::AsMeant,
            _ => Reading::Number,
        },
        Generator::Hugo | Generator::HugoOld => stops_unless(hugo(text, date)),
        Generator::Eleventy => stops_unless(stamp || (!number && luxon(text, date))),
        Generator::Zola => stops_unless(zola(text, date)),
        _ => Reading::AsMeant,
    }
}

/// What stands between the day and the time.
fn gap<'t>(text: &'t str, date: &Date) -> &'t str {
    date.clock.as_ref().and_then(|clock| text.get(date.parts.day.end..clock.at.start)).unwrap_or_default()
}

/// The timestamp form of YAML 1.1, which js-yaml turns into a date by itself.
pub(crate) fn is_timestamp(text: &str, date: &Date) -> bool {
    let Some(clock) = &date.clock else { return date.shape == Shape::Iso && text.len() == 10 };
    let gap = gap(text, date);
    matches!(date.shape, Shape::Iso | Shape::Unpadded)
        && clock.seconds
        && !clock.meridiem
        && date.weekday.is_none()
        && (gap.eq_ignore_ascii_case("t") || (!gap.is_empty() && gap.trim().is_empty()))
        && date
            .zone
            .as_ref()
            .is_none_or(|zone| matches!(zone.form, ZoneForm::Zulu | ZoneForm::Colon | ZoneForm::Hours))
}

/// JavaScript's `new Date(text)` on V8.
fn javascript(text: &str, date: &Date) -> bool {
    let day = date.parts.day.end;
    let suffix = text.get(day..day + 2).unwrap_or_default();
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| suffix.eq_ignore_ascii_case(end));
    let gap = gap(text, date);
    let late_weekday = date.weekday.as_ref().is_some_and(|(_, at)| at.start > 0);
    !ordinal
        && !late_weekday
        && !gap.contains("at")
        && !matches!(
            date.shape,
            Shape::DayFirst
                | Shape::Chinese
                | Shape::Ordinal
                | Shape::Colons
                | Shape::Compact
                | Shape::EpochSeconds
                | Shape::EpochMillis
                | Shape::Pattern
        )
}

/// Docusaurus puts a `Z` behind the text before JavaScript reads it.
fn docusaurus(text: &str, date: &Date) -> Reading {
    if !javascript(text, date) {
        return Reading::Stops;
    }
    let meridiem = date.clock.as_ref().is_some_and(|clock| clock.meridiem);
    let after_t = date.clock.as_ref().is_some_and(|clock| clock.after_t);
    match date.zone.as_ref().map(|zone| zone.form) {
        None if meridiem => Reading::Invalid,
        None => Reading::AsMeant,
        Some(ZoneForm::Basic | ZoneForm::Colon | ZoneForm::Hours) if !after_t => Reading::ZoneDropped,
        Some(_) => Reading::Invalid,
    }
}

/// Ruby's `Time.parse`.
fn ruby(date: &Date, number: bool) -> bool {
    match date.shape {
        Shape::MonthFirst => date.ambiguous.is_some() || date.local.day() == date.local.month(),
        Shape::Year
        | Shape::YearMonth
        | Shape::EpochSeconds
        | Shape::EpochMillis
        | Shape::Chinese
        | Shape::Colons
        | Shape::Pattern => false,
        _ => !number || date.shape == Shape::Compact,
    }
}

/// The layouts that Hugo tries.
fn hugo(text: &str, date: &Date) -> bool {
    let zone = date.zone.as_ref();
    let Some(clock) = &date.clock else {
        return match date.shape {
            Shape::Iso => text.len() == 10,
            Shape::DayWords => text.len() == 11 && date.parts.day.len() == 2,
            _ => false,
        };
    };
    if !clock.seconds || !clock.padded || clock.meridiem {
        return false;
    }
    let offset = |zone: &crate::value::date::Zone| matches!(zone.form, ZoneForm::Basic | ZoneForm::Colon);
    match date.shape {
        Shape::Iso if clock.after_t => {
            zone.is_none_or(|zone| !zone.spaced && (offset(zone) || zone.form == ZoneForm::Zulu))
        }
        Shape::Iso => {
            gap(text, date) == " "
                && zone.is_none_or(|zone| offset(zone) || (zone.form == ZoneForm::Zulu && !zone.spaced))
        }
        Shape::DayWords => {
            date.weekday.is_some()
                && date.parts.day.len() == 2
                && date.parts.month.len() == 3
                && zone.is_some_and(|zone| {
                    matches!(zone.form, ZoneForm::Basic | ZoneForm::Universal | ZoneForm::Name)
                })
        }
        Shape::YearLast => {
            date.weekday.is_some()
                && zone.is_none_or(|zone| {
                    matches!(zone.form, ZoneForm::Basic | ZoneForm::Universal | ZoneForm::Name)
                })
        }
        _ => false,
    }
}

/// The forms of ISO 8601 that luxon reads.
fn luxon(text: &str, date: &Date) -> bool {
    let clock = date.clock.as_ref();
    matches!(date.shape, Shape::Iso | Shape::Ordinal | Shape::YearMonth | Shape::Year | Shape::Compact)
        && text.as_bytes().first().is_some_and(u8::is_ascii_digit)
        && !text.contains(['/', '.', ' '])
        && clock.is_none_or(|clock| clock.after_t && !clock.meridiem)
        && date.zone.as_ref().is_none_or(|zone| {
            matches!(zone.form, ZoneForm::Zulu | ZoneForm::Colon | ZoneForm::Basic | ZoneForm::Hours)
        })
}

/// RFC 3339 and the timestamp form of YAML 1.1, a little widened.
fn zola(text: &str, date: &Date) -> bool {
    let gap = gap(text, date);
    matches!(date.shape, Shape::Iso | Shape::Unpadded)
        && date.weekday.is_none()
        && date.clock.as_ref().is_none_or(|clock| {
            !clock.meridiem && (gap.eq_ignore_ascii_case("t") || (!gap.is_empty() && gap.trim().is_empty()))
        })
        && date
            .zone
            .as_ref()
            .is_none_or(|zone| matches!(zone.form, ZoneForm::Zulu | ZoneForm::Colon | ZoneForm::Hours))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::date::parse;

    fn reading(generator: Generator, text: &str) -> Reading {
        by(generator, text, &parse(text).unwrap(), true)
    }

    #[test]
    fn agrees_with_what_generators_do() {
        use Generator::{Docusaurus, Eleventy, Hexo, Hugo, Jekyll, Zola};
        use Reading::{AsMeant, FileTime, Invalid, Number, Stops, ZoneDropped};
        for (text, expected) in [
            ("2022-04-27", [AsMeant; 6]),
            ("2022-04-27T10:22:31+08:00", [AsMeant; 6]),
            ("2022-04-27 10:22:31 +0800", [AsMeant, AsMeant, AsMeant, ZoneDropped, Stops, Stops]),
            ("2022-04-27T10:22:31+0800", [AsMeant, AsMeant, AsMeant, Invalid, AsMeant, Stops]),
            ("2022-04-27 10:22:31 +8", [AsMeant, AsMeant, Stops, AsMeant, AsMeant, AsMeant]),
            ("2022-04-27 10:22", [AsMeant, AsMeant, Stops, AsMeant, Stops, AsMeant]),
            ("2022-04-27T10:22Z", [AsMeant, AsMeant, Stops, Invalid, AsMeant, AsMeant]),
            ("Wed, 27 Apr 2022 10:22:31 GMT", [AsMeant, AsMeant, AsMeant, Invalid, Stops, Stops]),
            ("27 Apr 2022 10:22:31 GMT", [AsMeant, AsMeant, Stops, Invalid, Stops, Stops]),
            ("Wed Apr 27 10:22:31 2022", [AsMeant, AsMeant, AsMeant, AsMeant, Stops, Stops]),
            ("2022/04/27", [AsMeant, AsMeant, Stops, AsMeant, Stops, Stops]),
            ("04/27/2022", [AsMeant, Stops, Stops, AsMeant, Stops, Stops]),
            ("27.04.2022", [FileTime, AsMeant, Stops, Stops, Stops, Stops]),
            ("27 Apr 2022", [AsMeant, AsMeant, AsMeant, AsMeant, Stops, Stops]),
            ("2022-4-7", [AsMeant, AsMeant, Stops, AsMeant, Stops, AsMeant]),
            ("20220427", [Number, AsMeant, Number, Number, Stops, Stops]),
            ("1651054951", [Number, Stops, AsMeant, Number, Stops, Stops]),
            ("1651054951.5", [Number, Stops, Stops, Number, Stops, Stops]),
            ("2022", [Number, Stops, Number, Number, Stops, Stops]),
            ("2022-04", [AsMeant, Stops, Stops, AsMeant, AsMeant, Stops]),
            ("2022-117", [FileTime, AsMeant, Stops, Stops, AsMeant, Stops]),
            ("2022-04-27 10:22 PM", [AsMeant, AsMeant, Stops, Invalid, Stops, Stops]),
            ("2022-04-27, 10:22:31", [AsMeant, AsMeant, Stops, AsMeant, Stops, Stops]),
        ] {
            let all =
                [Hexo, Jekyll, Hugo, Docusaurus, Eleventy, Zola].map(|generator| reading(generator, text));
            assert_eq!(all, expected, "{text}");
        }
    }
}
