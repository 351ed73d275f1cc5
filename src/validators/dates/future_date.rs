//! `future-date`: a page dated in the future, where that keeps it off the site or the schema forbids it.

use chrono::TimeDelta;

use crate::diagnostic::Severity;
use crate::generators::{Taken, Zone};
use crate::schema::FieldType;
use crate::validators::dates::role::{self, Role};
use crate::validators::dates::{plausible, reading, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date::Shape;

declare_rule! {
    /// A page is dated in the future, so that the generator leaves it out, or against the schema.
    ///
    /// ## Why
    /// Hugo and Jekyll leave such a page out and end with exit status 0; the other generators publish it. A date on
    /// which something ends (`expiryDate`, `valid-until`) belongs to the future and is never reported.
    ///
    /// ## Fails
    /// ```yaml preset=hugo
    /// date: 2060-01-01
    /// ```
    /// ## Passes
    /// ```yaml preset=hugo
    /// date: 2022-04-27
    /// expiryDate: 2060-01-01
    /// ```
    /// ## Options
    /// `future: deny` on a date field makes it an error, `future: allow` switches it off.
    "future-date" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    // Without a zone the day may already have begun somewhere, unless the generator counts in UTC.
    let site_is_utc = cx.page.dialect.generator.facts().dates.site_is_utc;
    let is_utc = match reading::taken(cx) {
        Some(Taken::At(moment)) => site_is_utc || moment.zone != Zone::Site,
        _ => false,
    };
    let slack = if date.zone.is_some() || is_utc { TimeDelta::zero() } else { TimeDelta::hours(14) };
    let ahead = cx.page.now.checked_add_signed(slack).is_some_and(|latest| date.instant() > latest);
    if !ahead || matches!(date.shape, Shape::EpochMillis) || plausible::fault(cx, date).is_some() {
        return;
    }
    let denied = wording::spec(cx).and_then(|spec| spec.deny_future);
    let role = cx.key.and_then(|key| key.text()).map_or(Role::Other, role::of);
    let generator = cx.page.dialect.generator;
    let leaves_out = generator.facts().dates.hides_the_future && role::is_own(cx) && role == Role::Published;
    let text = cx.node.text().unwrap_or_default().trim();
    match denied {
        Some(true) => {
            let message = format!("`{text}` is in the future");
            sink.report_as(RULE.id, Severity::Error, cx.node.span, message)
                .field(cx.field_path())
                .help("write a date that has come, or `future: allow` for this field in the configuration");
        }
        None if leaves_out => {
            let name = generator.title();
            let message = format!("`{text}` is in the future: {name} leaves the page out until then");
            sink.report(RULE.id, cx.node.span, message)
                .field(cx.field_path())
                .help("write the date of publication, or leave it if the page is scheduled");
        }
        _ => {}
    }
}
