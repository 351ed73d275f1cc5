//! Pages that the generator leaves out because their date has not come.

use chrono::{NaiveTime, TimeDelta};

use crate::generators::InNames;
use crate::validators::DocumentCx;
use crate::validators::dates::names;
use crate::value::zones;

/// No clock is further ahead of UTC.
pub(crate) const EAST: TimeDelta = TimeDelta::hours(14);

/// Whether the site leaves out the page if its date has not come, and for no other reason.
pub(crate) fn hides(page: &DocumentCx<'_>) -> bool {
    let (dates, facts) = (&page.dialect.generator.facts().dates, page.place.facts);
    // Where names have days, pages that are in no collection are published whatever their date is.
    let has_days = dates.in_names == InNames::Required;
    !dates.hidden_until.is_empty()
        && !facts.publishes_future
        && (!has_days || names::is_document(page.place.path, facts))
        && !page.is_unpublished()
}

/// How far ahead of UTC the clocks of the site may be: where no zone is known, the day may already have begun somewhere.
pub(crate) fn most_ahead(page: &DocumentCx<'_>) -> TimeDelta {
    match page.place.facts.timezone.as_deref() {
        None if page.dialect.generator.facts().dates.site_is_utc => TimeDelta::zero(),
        Some(zone) => zones::most_ahead(zone).map_or(EAST, TimeDelta::minutes),
        None => EAST,
    }
}

/// The day in the name of a post that has no other date, if it has not come and the post is left out until then.
pub(crate) fn day_to_come<'d>(cx: &DocumentCx<'d>) -> Option<&'d str> {
    if cx.dialect.generator.facts().dates.in_names != InNames::Required || !hides(cx) {
        return None;
    }
    let path = cx.place.path;
    let is_dated = cx.entry("date").is_some_and(|entry| !entry.value.is_null());
    let written = names::day(path).filter(|_| !is_dated && !names::is_draft(path))?;
    let day = names::read(written)?;
    let latest = cx.now.checked_add_signed(most_ahead(cx))?;
    (day.and_time(NaiveTime::MIN) > latest.naive_utc()).then_some(written)
}
