//! `future-date`: a page dated in the future that the generator skips, or that the configuration does not allow.

use chrono::{Datelike, TimeDelta};

use crate::diagnostic::Severity;
use crate::generators::{Taken, Zone};
use crate::schema::FieldType;
use crate::validators::dates::hidden::{EAST, day_to_come, hides, most_ahead};
use crate::validators::dates::{plausible, reading, role, wording};
use crate::validators::{Check, DocumentCx, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date::Shape;

declare_rule! {
    /// A date in the future: the page is not published yet, or the configuration does not allow it.
    ///
    /// ## Why
    /// Hugo and Jekyll silently skip such a page; the other generators publish it. Hugo reads `publishDate`, and `date` only
    /// where there is none; Jekyll skips posts and other documents of collections, and no other pages. A draft is not
    /// published anyway, so its date is not reported. Expiry dates
    /// (`expiryDate`, `valid-until`) are expected to be in the future and are never reported. A date without a zone is in
    /// that of the site (`timeZone` in Hugo, `timezone` in Jekyll's configuration); a time that may have come there in
    /// summer or winter is not reported. Where no zone is known, dates up to 14 hours ahead are not reported.
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
    /// ```yaml preset=hugo
    /// draft: true
    /// date: 2060-01-01
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

/// No clock is further behind UTC.
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
    let generator = cx.page.dialect.generator;
    let decides = |name| generator.facts().dates.hides_until(cx.page.document, name);
    let leaves_out =
        hides(cx.page) && role::is_own(cx) && cx.key.and_then(|key| key.text()).is_some_and(decides);
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

/// The day in the name of a post that has no other date.
fn document(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    if let Some(written) = day_to_come(cx) {
        let title = cx.dialect.generator.title();
        let message = format!(
            "`{written}` in the file name is in the future: {title} does not publish the page until then"
        );
        sink.report(RULE.id, cx.document.head_span(), message)
            .help("rename the file, or ignore this if the page is scheduled");
    }
}
