//! What a generator makes of a date: a moment, or nothing.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::value::date;

/// A point in time as a generator reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Day and time, in its own zone.
    pub local: NaiveDateTime,
    /// The zone that it counts in.
    pub zone: Zone,
}

/// The zone of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Seconds east of UTC.
    East(i32),
    /// The zone of the machine, or of the site where its configuration sets one.
    Site,
}

impl Zone {
    /// The zone of a site that sets none.
    pub const fn or_utc(self) -> Self {
        match self {
            Self::Site => Self::East(0),
            known @ Self::East(_) => known,
        }
    }
}

impl Moment {
    /// A moment in UTC.
    pub const fn utc(local: NaiveDateTime) -> Self {
        Self { local, zone: Zone::East(0) }
    }

    /// A moment in the zone of the machine or site.
    pub const fn of_site(local: NaiveDateTime) -> Self {
        Self { local, zone: Zone::Site }
    }

    /// What a reader of YAML or TOML gave: an instant, or a day or time without zone, which is then in `zone`.
    pub(crate) fn of_iso(iso: &str, zone: Zone) -> Option<Self> {
        if let Some(local) = date::iso(iso) {
            return Some(Self { local, zone });
        }
        if let Some((local, offset)) = date::instant(iso) {
            return Some(Self { local, zone: Zone::East(offset.local_minus_utc()) });
        }
        if let Ok(instant) = DateTime::parse_from_rfc3339(&iso.replacen(' ', "T", 1)) {
            let east = instant.offset().local_minus_utc();
            return Some(Self { local: instant.naive_local(), zone: Zone::East(east) });
        }
        let local = NaiveDateTime::parse_from_str(iso, "%Y-%m-%dT%H:%M:%S%.f")
            .or_else(|_| NaiveDateTime::parse_from_str(iso, "%Y-%m-%d %H:%M:%S%.f"))
            .or_else(|_| NaiveDate::parse_from_str(iso, "%Y-%m-%d").map(|day| day.and_time(NaiveTime::MIN)));
        local.ok().map(|local| Self { local, zone })
    }

    /// The moment in UTC; `None` if only the machine or the site decides.
    pub fn instant(self) -> Option<NaiveDateTime> {
        match self.zone {
            Zone::East(seconds) => self.local.checked_sub_signed(TimeDelta::seconds(seconds.into())),
            Zone::Site => None,
        }
    }
}

/// What a generator makes of the value of a date field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// This moment.
    At(Moment),
    /// The build stops.
    Stops,
    /// Nothing, silently: the page is dated by something else.
    Dropped(Instead),
    /// A date that is none (`Invalid Date`), silently.
    Invalid,
    /// What a word of its own represents (`Last Modified`).
    Special,
    /// The value itself: it is not a date to the generator, which hands it on.
    HandedOn,
}

impl std::fmt::Display for Moment {
    /// ISO 8601, without a zone where the machine or the site decides.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.local.format("%Y-%m-%dT%H:%M:%S%.f"))?;
        match self.zone {
            Zone::East(0) => f.write_str("Z"),
            Zone::East(seconds) => {
                let sign = if seconds < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", seconds.abs() / 3600, seconds.abs() / 60 % 60)
            }
            Zone::Site => Ok(()),
        }
    }
}

impl From<Option<Moment>> for Taken {
    /// Where there is none, the build stops.
    fn from(moment: Option<Moment>) -> Self {
        moment.map_or(Self::Stops, Self::At)
    }
}

/// What dates a page whose own date is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// The time of the file.
    FileTime,
    /// The present: what is missing is taken from the clock.
    Present,
    /// Nothing: the page is from year 1.
    YearOne,
}
