//! `docusaurus-zone-dropped`: Docusaurus overrides the zone of a date that is a string.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Style;
use crate::generators::Zones;
use crate::schema::FieldType;
use crate::validators::dates::reading::{self, Reading};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date_format::DateFormat;

declare_rule! {
    /// Docusaurus drops the zone of a date that is not a YAML timestamp.
    ///
    /// ## Why
    /// It appends a `Z` to every date that YAML reads as a string, so that `10:22:31 +0800` silently becomes 10:22:31
    /// UTC, eight hours off. With a colon in the offset and without quotes, YAML reads the date itself.
    ///
    /// ## Fails
    /// ```yaml preset=docusaurus file=blog/spring.md
    /// date: 2022-04-27 10:22:31 +0800
    /// ```
    /// ## Passes
    /// ```yaml preset=docusaurus file=blog/spring.md
    /// date: 2022-04-27T10:22:31+08:00
    /// ```
    "docusaurus-zone-dropped" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        only: |it| it.facts().dates.zones == Zones::LostQuoted,
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    if reading::of(cx, date) != Reading::ZoneDropped {
        return;
    }
    let Some(zone) = &date.zone else { return };
    let text = cx.node.text().unwrap_or_default();
    let written = text.get(zone.at.clone()).unwrap_or(text);
    let title = cx.page.dialect.generator.title();
    let message = format!("{title} drops the zone `{written}` and reads the time as UTC");
    let found = sink.report(RULE.id, cx.node.sub_span(zone.at.clone()), message);
    found.field(cx.field_path());
    let Some(fixed) = DateFormat::Rfc3339.write(date) else { return };
    found.help(format!("write `{fixed}`, without quotes"));
    let yaml = cx.node.scalar().is_some_and(|scalar| {
        matches!(scalar.style, Style::Plain | Style::SingleQuoted | Style::DoubleQuoted)
    });
    if yaml && cx.node.is_exact() {
        found.fix(Fix::safe("write the offset with a colon", [Edit::replace(cx.node.span, fixed)]));
    }
}
