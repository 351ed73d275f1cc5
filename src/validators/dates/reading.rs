//! What the generator of a page makes of a date, held against what a person reads there.

use chrono::{NaiveDateTime, Timelike};

use crate::document::{Native, Style, Syntax};
use crate::generators::{Instead, Moment, Taken, Zone};
use crate::validators::FieldCx;
use crate::value::date::{Date, Shape, ZoneForm};

/// What a generator makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The date that is meant, or nothing is known.
    AsMeant,
    /// The build stops.
    Stops,
    /// Something else dates the page, silently.
    Dropped(Instead),
    /// It becomes `Invalid Date`, silently.
    Invalid,
    /// The zone is dropped, silently.
    ZoneDropped,
    /// A bare number: seconds or milliseconds since 1970, or no date at all.
    Number,
    /// Another day or time, silently.
    Other(NaiveDateTime),
}

/// What the generator makes of the value, where it reads this field itself and its YAML reader gets that far.
pub(crate) fn taken(cx: &FieldCx<'_>) -> Option<Taken> {
    if !super::role::is_own(cx) {
        return None;
    }
    let syntax = cx.page.document.block.as_ref().map_or(Syntax::Yaml, |block| block.syntax);
    let held = crate::reading::value_of(cx.node, syntax, cx.page.dialect)?;
    Some((cx.page.dialect.generator.facts().dates.take)(&held, syntax))
}

/// What the generator of the page makes of the date, where it reads this field itself.
pub(crate) fn of(cx: &FieldCx<'_>, date: &Date) -> Reading {
    let Some(taken) = taken(cx) else { return Reading::AsMeant };
    let Some(scalar) = cx.node.scalar() else { return Reading::AsMeant };
    let is_bare = match scalar.style {
        Style::Native(Native::DateTime) => return Reading::AsMeant,
        Style::Native(_) => true,
        Style::Plain => cx.page.document.block.as_ref().is_none_or(|block| block.syntax == Syntax::Yaml),
        _ => false,
    };
    // These shapes are nothing but digits, with a fraction perhaps.
    let is_number = is_bare
        && matches!(date.shape, Shape::Year | Shape::Compact | Shape::EpochSeconds | Shape::EpochMillis);
    match taken {
        Taken::At(moment) => match as_meant(moment, date) {
            reading if !is_number || reading == Reading::AsMeant => reading,
            _ => Reading::Number,
        },
        Taken::HandedOn if is_number => Reading::Number,
        Taken::HandedOn | Taken::Special => Reading::AsMeant,
        Taken::Stops => Reading::Stops,
        Taken::Dropped(instead) => Reading::Dropped(instead),
        Taken::Invalid => Reading::Invalid,
    }
}

/// Whether the moment is the one that a person reads. Without a zone, the wall clock counts.
pub(crate) fn as_meant(moment: Moment, date: &Date) -> Reading {
    let is_same = |a: NaiveDateTime, b: NaiveDateTime| a.with_nanosecond(0) == b.with_nanosecond(0);
    let other_day = date.ambiguous.map(|day| day.and_time(date.local.time()));
    let wall =
        is_same(moment.local, date.local) || other_day.is_some_and(|other| is_same(moment.local, other));
    let Some(zone) = &date.zone else {
        let rolled = matches!(date.shape, Shape::EpochSeconds | Shape::EpochMillis);
        let instant = rolled && moment.instant().is_some_and(|instant| is_same(instant, date.local));
        return if wall || instant { Reading::AsMeant } else { Reading::Other(moment.local) };
    };
    // What a zone of no certain offset means is the business of `unknown-timezone`.
    if zone.offset.is_none() {
        return Reading::AsMeant;
    }
    match moment.instant() {
        Some(instant) if is_same(instant, date.instant().naive_utc()) => Reading::AsMeant,
        // A site is in UTC unless its configuration says otherwise.
        None if zone.form == ZoneForm::Universal && wall => Reading::AsMeant,
        _ if wall => Reading::ZoneDropped,
        None if is_same(moment.local, date.instant().naive_utc()) => Reading::ZoneDropped,
        _ => Reading::Other(moment.local),
    }
}

/// What becomes of the date in the generator's hands, to say behind its name; `None` where it is taken.
pub(crate) fn consequence(taken: Taken) -> Option<String> {
    Some(match taken {
        Taken::Stops => "stops the build".to_owned(),
        Taken::Dropped(Instead::FileTime) => "silently uses the file's own time".to_owned(),
        Taken::Dropped(Instead::YearOne) => "silently reads it as year 1".to_owned(),
        Taken::Dropped(Instead::Present) => "silently takes the current date for what is missing".to_owned(),
        Taken::Invalid => "silently makes it `Invalid Date`".to_owned(),
        Taken::At(Moment { local, zone }) => {
            let zone = if zone == Zone::Site { "" } else { " UTC" };
            let (local, time) = (local, local.time());
            let clock = if time.num_seconds_from_midnight() == 0 {
                String::new()
            } else {
                format!(" {}{zone}", time.format("%H:%M:%S"))
            };
            format!("silently reads it as {}{clock}", crate::value::date::spoken(local.date()))
        }
        Taken::HandedOn | Taken::Special => return None,
    })
}

/// The timestamp form of YAML 1.1, which js-yaml turns into a date by itself.
pub(crate) fn is_timestamp(text: &str, date: &Date) -> bool {
    let Some(clock) = &date.clock else { return date.shape == Shape::Iso && text.len() == 10 };
    let gap = text.get(date.parts.day.end..clock.at.start).unwrap_or_default();
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
