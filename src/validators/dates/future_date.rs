//! `future-date`: a page dated in the future that the generator skips, or that the configuration does not allow.

use chrono::{Datelike, NaiveTime, TimeDelta};

use crate::diagnostic::Severity;
use crate::generators::{InNames, Taken, Zone};
use crate::schema::FieldType;
use crate::validators::dates::role::{self, Role};
use crate::validators::dates::{names, plausible, reading, wording};
use crate::validators::{Check, DocumentCx, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date::Shape;
use crate::value::zones;

declare_rule! {
    /// A date in the future: the page is not published yet, or the configuration does not allow it.
    ///
    /// ## Why
    /// Hugo and Jekyll silently skip such a page; the other generators publish it. Expiry dates (`expiryDate`,
    /// `valid-until`) are expected to be in the future and are never reported. A date without a zone is in that of the site
    /// (`timeZone` in Hugo, `timezone` in Jekyll's configuration); a time that may have come there in summer or winter is not
    /// reported. Where no zone is known, dates up to 14 hours ahead are not reported.
    ///
    /// ## Fails
    /// ```yaml preset=hugo
    /// date: 2060-01-01
    /// ```
    /// ```yaml preset=jekyll file=_posts/2060-01-01-spring.md
    /// title: Spring
    /// ```
    /// ## Passes
    /// ```yaml preset=hugo
    /// date: 2022-04-27
    /// expiryDate: 2060-01-01
    /// ```
    /// ## Options
    /// `future: deny` on a date field makes it an error, `future: allow` turns the rule off for the field.
    "future-date" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        check: Check::FieldAndDocument { on: &[FieldType::Date], check, document },
    }
}

/// No clock is further ahead of UTC, or behind it.
const EAST: TimeDelta = TimeDelta::hours(14);
pub(crate) const WEST: TimeDelta = TimeDelta::hours(12);

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    // Nearly every page is from the past, whatever its zone.
    if cx.page.now.checked_sub_signed(WEST).is_none_or(|earliest| date.instant() <= earliest) {
        return;
    }
    let slack = match reading::taken(cx) {
        _ if date.zone.is_some() => TimeDelta::zero(),
        Some(Taken::At(moment)) if moment.zone != Zone::Site => TimeDelta::zero(),
        Some(Taken::At(_)) => most_ahead(cx.page),
        _ => EAST,
    };
    let ahead = cx.page.now.checked_add_signed(slack).is_some_and(|latest| date.instant() > latest);
    if !ahead || matches!(date.shape, Shape::EpochMillis) || plausible::fault(cx, date).is_some() {
        return;
    }
    let denied = wording::spec(cx).and_then(|spec| spec.deny_future);
    let role = cx.key.and_then(|key| key.text()).map_or(Role::Other, role::of);
    let generator = cx.page.dialect.generator;
    let leaves_out = hides(cx.page) && role::is_own(cx) && role == Role::Published;
    let text = cx.node.text().unwrap_or_default().trim();
    match denied {
        Some(true) => {
            let message = format!("`{text}` is in the future");
            sink.report_as(RULE.id, Severity::Error, cx.node.span, message)
                .field(cx.field_path())
                .help("write a past date, or set `future: allow` for this field in masthead.yaml");
        }
        None if leaves_out && date.local.year() != plausible::NEVER => {
            let name = generator.title();
            let message = format!("`{text}` is in the future: {name} does not publish the page until then");
            sink.report(RULE.id, cx.node.span, message)
                .field(cx.field_path())
                .help("write the publication date, or ignore this if the page is scheduled");
        }
        _ => {}
    }
}

/// Whether the site leaves out pages whose date has not come.
fn hides(page: &DocumentCx<'_>) -> bool {
    page.dialect.generator.facts().dates.hides_the_future && !page.place.facts.publishes_future
}

/// How far ahead of UTC the clocks of the site may be: where no zone is known, the day may already have begun somewhere.
fn most_ahead(page: &DocumentCx<'_>) -> TimeDelta {
    match page.place.facts.timezone.as_deref() {
        None if page.dialect.generator.facts().dates.site_is_utc => TimeDelta::zero(),
        Some(zone) => zones::most_ahead(zone).map_or(EAST, TimeDelta::minutes),
        None => EAST,
    }
}

/// The day in the name of a post that has no other date.
fn document(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let dates = &cx.dialect.generator.facts().dates;
    if dates.in_names != InNames::Required || !hides(cx) || !names::is_of_collection(cx.place.path) {
        return;
    }
    let is_dated = cx.entry("date").is_some_and(|entry| !entry.value.is_null());
    let Some(written) = names::day(cx.place.path).filter(|_| !is_dated && !names::is_draft(cx.place.path))
    else {
        return;
    };
    let Some(day) = names::read(written) else { return };
    let latest = cx.now.checked_add_signed(most_ahead(cx));
    if latest.is_some_and(|latest| day.and_time(NaiveTime::MIN) > latest.naive_utc()) {
        let title = cx.dialect.generator.title();
        let message = format!(
            "`{written}` in the file name is in the future: {title} does not publish the page until then"
        );
        sink.report(RULE.id, cx.document.head_span(), message)
            .help("rename the file, or ignore this if the page is scheduled");
    }
}
