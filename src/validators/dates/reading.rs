//! How the generator of a page reads a date, compared with what a person reads there.

use chrono::{NaiveDateTime, Timelike};

use crate::document::{Native, Style, Syntax};
use crate::generators::{Instead, Moment, Taken, Zone};
use crate::validators::FieldCx;
use crate::value::date::{Date, Shape, ZoneForm};

/// How a generator reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// As the intended date, or nothing is known.
    AsMeant,
    /// The build fails.
    Stops,
    /// The page silently gets its date from something else.
    Dropped(Instead),
    /// It becomes `Invalid Date`, silently.
    Invalid,
    /// The zone is dropped, silently.
    ZoneDropped,
    /// A bare number: seconds or milliseconds since 1970, or not a date at all.
    Number,
    /// Another day or time, silently.
    Other(NaiveDateTime),
}

/// How the generator reads the value, if it reads this field itself and its YAML reader gets that far.
pub(crate) fn taken(cx: &FieldCx<'_>) -> Option<Taken> {
    *cx.taken.get_or_init(|| take(cx))
}

fn take(cx: &FieldCx<'_>) -> Option<Taken> {
    // The schema of the site has it as a date, whatever its name is.
    let is_bound = cx.field.from.as_ref().is_some_and(|source| source.is_binding);
    if !is_bound && !super::role::is_own(cx) {
        return None;
    }
    let syntax = cx.page.document.block.as_ref().map_or(Syntax::Yaml, |block| block.syntax);
    let held = crate::reading::value_of(cx.node, syntax, cx.page.dialect)?;
    Some((cx.page.dialect.generator.facts().dates.take)(&held, syntax))
}

/// How the generator of the page reads the date, if it reads this field itself.
pub(crate) fn of(cx: &FieldCx<'_>, date: &Date) -> Reading {
    let Some(taken) = taken(cx) else { return Reading::AsMeant };
    let Some(scalar) = cx.node.scalar() else { return Reading::AsMeant };
    let is_bare = match scalar.style {
        Style::Native(Native::DateTime) => return Reading::AsMeant,
        Style::Native(_) => true,
        Style::Plain => cx.page.document.block.as_ref().is_none_or(|block| block.syntax == Syntax::Yaml),
        _ => false,
    };
    // These shapes consist of digits, perhaps with a fraction.
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

/// Whether the moment is the one that a person reads. Without a zone, the wall clock is compared.
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
    // Zones without a certain offset are reported by `unknown-timezone`.
    if zone.offset.is_none() {
        return Reading::AsMeant;
    }
    match moment.instant() {
        Some(instant) if is_same(instant, date.instant().naive_utc()) => Reading::AsMeant,
        // A site is in UTC unless its configuration says otherwise.
        None if (zone.form == ZoneForm::Universal
            || zone.offset.is_some_and(|offset| offset.local_minus_utc() == 0))
            && wall =>
        {
            Reading::AsMeant
        }
        _ if wall => Reading::ZoneDropped,
        None if is_same(moment.local, date.instant().naive_utc()) => Reading::ZoneDropped,
        _ => Reading::Other(moment.local),
    }
}

/// What the generator does with the date, to follow its name in a message; `None` if it reads it correctly.
pub(crate) fn consequence(taken: Taken) -> Option<String> {
    Some(match taken {
        Taken::Stops => "fails".to_owned(),
        Taken::Dropped(Instead::FileTime) => "silently uses the time of the file".to_owned(),
        Taken::Dropped(Instead::YearOne) => "silently reads it as year 1".to_owned(),
        Taken::Dropped(Instead::Present) => {
            "silently fills the missing parts from the current date".to_owned()
        }
        Taken::Invalid => "silently reads it as `Invalid Date`".to_owned(),
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

/// The timestamp form of YAML 1.1, which js-yaml converts to a date by itself.
pub(crate) fn is_timestamp(text: &str, date: &Date) -> bool {
    let Some(clock) = &date.clock else { return date.shape == Shape::Iso && text.len() == 10 };
    let gap = text.get(date.parts.day.end..clock.at.start).unwrap_or_default();
    matches!(date.shape, Shape::Iso | Shape::Unpadded)
        && clock.seconds
        && !clock.meridiem
        && date.weekday.is_none()
        && (gap.eq_ignore_ascii_case("t") || (!gap.is_empty() && gap.trim().is_empty()))
        && date.zone.as_ref().is_none_or(|zone| match zone.form {
            ZoneForm::Zulu => text.get(zone.at.clone()) == Some("Z"),
            form => matches!(form, ZoneForm::Colon | ZoneForm::Hours),
        })
}
