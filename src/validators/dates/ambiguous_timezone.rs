//! `ambiguous-timezone`: a zone name with several meanings.

use crate::diagnostic::Severity;
use crate::schema::FieldType;
use crate::validators::dates::zones;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A date uses a time zone abbreviation that has several meanings.
    ///
    /// ## Why
    /// Every program that knows `CST` reads it as US Central time, but many authors mean China Standard Time. The page
    /// is then silently dated 14 hours off.
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
        precision: Heuristic,
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
        format!(
            "ambiguous time zone `{name}`: generators read it as {first}, but it could also mean {second}"
        )
    } else {
        format!(
            "ambiguous time zone `{name}`: it can mean {first} or {second}, and most generators cannot read it"
        )
    };
    sink.report(RULE.id, cx.node.sub_span(zone.at.clone()), message)
        .field(cx.field_path())
        .help("write the UTC offset instead of the name");
}
