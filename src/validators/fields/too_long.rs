//! `too-long`: a string with more characters than allowed.

use crate::diagnostic::Severity;
use crate::schema::{FieldType, Kind};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A string is longer than allowed.
    ///
    /// ## Why
    /// Lists, cards and search results cut off a long title in the middle of a word.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { title: { type: string, max-length: 10 } } } }
    /// ```
    /// ```yaml
    /// title: All that spring brings
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { title: { type: string, max-length: 10 } } } }
    /// ```
    /// ```yaml
    /// title: 春天带来的一切
    /// ```
    /// ## Options
    /// `max-length:` of a string field, in characters (Unicode scalar values).
    "too-long" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::String], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let (Kind::String(spec), Interpreted::Text(text)) = (&cx.field.kind, &cx.value) else { return };
    let Some(most) = spec.max_length else { return };
    if text.len() <= most {
        return;
    }
    let length = text.chars().count();
    if length > most {
        let name = cx.field_path();
        let message = format!("`{name}` has {length} characters, the maximum is {most}");
        let help = format!("shorten it by {} characters", length - most);
        sink.report(RULE.id, cx.node.span, message).help(help).field(name);
    }
}
