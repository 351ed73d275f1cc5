//! `unknown-timezone`: a zone name that generators do not know.

use crate::diagnostic::Severity;
use crate::generators::Taken;
use crate::schema::FieldType;
use crate::validators::dates::{reading, role, zones};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A date has a time zone name that generators do not know.
    ///
    /// ## Why
    /// Outside North America, zone names are unreliable. JavaScript cannot read a date with `JST`, so Hexo silently
    /// uses the time of the file; Ruby drops most names and uses the zone of the machine; the other generators fail.
    ///
    /// ## Fails
    /// ```yaml
    /// date: 2022-04-27 10:22:31 JST
    /// ```
    /// ## Passes
    /// ```yaml
    /// date: 2022-04-27 10:22:31 +0900
    /// ```
    "unknown-timezone" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    let Some(zone) = date.zone.as_ref().filter(|zone| zone.offset.is_none()) else { return };
    let text = cx.node.text().unwrap_or_default();
    let name = text.get(zone.at.clone()).unwrap_or(text);
    if zones::ambiguous(name).is_some() {
        return;
    }
    let span = cx.node.sub_span(zone.at.clone());
    let message = format!("unknown time zone `{name}`");
    let found = if role::is_own(cx) {
        sink.report(RULE.id, span, message)
    } else {
        sink.report_as(RULE.id, Severity::Warning, span, message)
    };
    let help = match zones::offset(name) {
        Some(offset) => format!("write `{offset}`"),
        None => "write the UTC offset, for example `+09:00`".to_owned(),
    };
    let title = cx.page.dialect.generator.title();
    let end = reading::taken(cx).and_then(|taken| match taken {
        Taken::At(_) => Some("silently ignores the zone".to_owned()),
        taken => reading::consequence(taken),
    });
    found.field(cx.field_path()).help(match end {
        Some(end) => format!("{help}; {title} {end}"),
        None => help,
    });
}
