//! `hexo-zone-ignored`: Hexo ignores the zone of an unquoted timestamp.

use crate::diagnostic::{Applicability, Edit, Fix, Guess, Severity};
use crate::document::Style;
use crate::generators::Zones;
use crate::schema::FieldType;
use crate::validators::dates::{reading, role};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// Hexo ignores the zone of an unquoted timestamp and reads the time in UTC as local time.
    ///
    /// ## Why
    /// `2022-04-27T10:22:31+08:00` is 02:22 in UTC, and Hexo reads it as 02:22 in the zone of the machine or of the
    /// site's `timezone`, so a laptop and the CI server give the page different dates. In quotes, the zone is used. If `_config.yml` sets a `timezone`,
    /// Hexo also shifts quoted times by the difference between that zone and the machine's. If one page in twenty (at
    /// least 21) has such a time, the site is built in its own zone, and nothing is reported.
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// date: 2022-04-27T10:22:31+08:00
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// date: "2022-04-27T10:22:31+08:00"
    /// ```
    /// ```yaml preset=hexo
    /// date: 2022-04-27 10:22:31
    /// ```
    /// ## Fix
    /// Quotes the value. On a machine in another time zone this changes the date of the page to the one that is
    /// written.
    "hexo-zone-ignored" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        only: |it| it.facts().dates.zones == Zones::LostPlain,
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    let Some(zone) = &date.zone else { return };
    let plain = cx.node.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
    let text = cx.node.text().unwrap_or_default();
    let is_stamp = plain && reading::is_timestamp(text, date);
    let site = cx.page.place.facts.timezone.as_deref();
    if !(is_stamp || site.is_some()) || !role::is_own(cx) {
        return;
    }
    let written = text.get(zone.at.clone()).unwrap_or(text);
    let title = cx.page.dialect.generator.title();
    let message = match site {
        _ if is_stamp && zone.offset.is_some_and(|offset| offset.local_minus_utc() == 0) => {
            format!("{title} ignores the zone `{written}` and reads the time as local time")
        }
        _ if is_stamp => format!(
            "{title} loses the zone `{written}`: it converts the time to UTC and reads that as local time"
        ),
        // Unknown zones are reported by `unknown-timezone`.
        Some(site) if zone.offset.is_some() => {
            format!(
                "{title} shifts a time with a zone by the difference between the machine's zone and \
                 the site's `{site}`"
            )
        }
        _ => return,
    };
    let found = sink.report(RULE.id, cx.node.sub_span(zone.at.clone()), message);
    found.field(cx.field_path());
    // On a machine in the site's zone, nothing is shifted.
    found.guess = (!is_stamp).then_some(Guess::Effect);
    if let Some(site) = site {
        found.help(format!("write the local time in `{site}`, without a zone"));
        return;
    }
    found.help(format!("quote the value: `\"{text}\"`"));
    if cx.node.is_exact() {
        found.fix(Fix::guess("quote the date", [Edit::replace(cx.node.span, format!("\"{text}\""))]));
    }
}
