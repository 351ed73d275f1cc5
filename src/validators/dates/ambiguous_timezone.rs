//! `ambiguous-timezone`: a zone name that means one zone to programs and another to its author.

use crate::diagnostic::Severity;
use crate::schema::FieldType;
use crate::validators::dates::zones;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A date names a time zone that stands for several.
    ///
    /// ## Why
    /// `CST` is US Central time to every program that knows the name, and China Standard Time to many of its authors:
    /// the page is dated 14 hours off without a word.
    ///
    /// ## Fails
    /// ```yaml
    /// date: 2022-04-27 10:22:31 CST
    /// ```
    /// ## Passes
    /// ```yaml
    /// date: 2022-04-27 10:22:31 +0800
    /// ```
    "ambiguous-timezone" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    let Some(zone) = &date.zone else { return };
    let text = cx.node.text().unwrap_or_default();
    let name = text.get(zone.at.clone()).unwrap_or_default();
    let Some((first, second)) = zones::ambiguous(name) else { return };
    let message = if zone.offset.is_some() {
        format!("`{name}` is {first} to every reader, though {second} may be meant")
    } else {
        format!("`{name}` may be {first} or {second}, and most readers know neither")
    };
    sink.report(RULE.id, cx.node.sub_span(zone.at.clone()), message)
        .field(cx.field_path())
        .help("write the offset from UTC instead of the name");
}
