//! `hexo-zone-ignored`: Hexo throws away the zone of an unquoted timestamp.

use crate::diagnostic::Edit;
use crate::diagnostic::{Applicability, Fix, Severity};
use crate::document::Style;
use crate::loader::Generator;
use crate::schema::FieldType;
use crate::validators::dates::{reading, role};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// Hexo reads an unquoted timestamp as local time and throws its zone away.
    ///
    /// ## Why
    /// `2022-04-27T10:22:31Z` is 10:22 in the zone of the machine or of the site's `timezone`, so that a laptop and the
    /// build server give the page different dates. As text, in quotes, the zone counts. Where `_config.yml` sets a
    /// `timezone`, Hexo moves that instant, too, by what the machine's zone differs from it.
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
    /// The value is put in quotes. On a machine outside of the written zone the page's date changes: to the one that
    /// is written.
    "hexo-zone-ignored" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        only: &[Generator::Hexo],
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    let Some(zone) = date.zone.as_ref().filter(|_| role::is_own(cx)) else { return };
    let plain = cx.node.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
    let text = cx.node.text().unwrap_or_default();
    let is_stamp = plain && reading::is_timestamp(text, date);
    let site = cx.page.place.facts.timezone.as_deref();
    let written = text.get(zone.at.clone()).unwrap_or(text);
    let message = match site {
        _ if is_stamp => format!("Hexo throws `{written}` away and takes the time for local time"),
        // A zone that nobody knows is the business of `unknown-timezone`.
        Some(site) if zone.offset.is_some() => {
            format!("Hexo moves a time with a zone by what the machine differs from the site's `{site}`")
        }
        _ => return,
    };
    let found = sink.report(RULE.id, cx.node.sub_span(zone.at.clone()), message);
    found.field(cx.field_path());
    if let Some(site) = site {
        found.help(format!("write the time of `{site}`, without a zone"));
        return;
    }
    found.help(format!("write `\"{text}\"`, in quotes"));
    if cx.node.is_exact() {
        found.fix(Fix::guess("put the date in quotes", [Edit::replace(cx.node.span, format!("\"{text}\""))]));
    }
}
