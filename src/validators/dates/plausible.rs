//! Which dates are implausible for a web page.

use chrono::{DateTime, Datelike, Utc};

use crate::validators::FieldCx;
use crate::validators::dates::role::{self, Role};
use crate::value::date::{Date, Shape};

/// The year of `9999-12-31`, which means never.
pub(crate) const NEVER: i32 = 9999;

/// Why the date of a page is implausible; only for a field that the generator itself reads as the page's date.
pub(crate) fn fault(cx: &FieldCx<'_>, date: &Date) -> Option<&'static str> {
    let why = of_year(date.local.year(), cx.page.now)?;
    let role = cx.key.and_then(|key| key.text()).map_or(Role::Other, role::of);
    let is_of_page = matches!(role, Role::Published | Role::Updated) && role::is_own(cx);
    // Plain numbers have a rule of their own.
    let is_number =
        matches!(date.shape, Shape::EpochSeconds | Shape::EpochMillis | Shape::Year | Shape::Compact);
    (is_of_page && !is_number).then_some(why)
}

fn of_year(year: i32, now: DateTime<Utc>) -> Option<&'static str> {
    if year < 1970 {
        Some("before the web existed")
    } else if year > now.year() + 50 && year != NEVER {
        Some("more than 50 years in the future")
    } else {
        None
    }
}
