//! `too-short`: a string with fewer characters than required.

use crate::diagnostic::Severity;
use crate::schema::{FieldType, Kind};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A string is shorter than required.
    ///
    /// ## Why
    /// Search engines replace a description of a few words with a sentence from the page.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { abstract: { type: string, min-length: 10 } } } }
    /// ```
    /// ```yaml
    /// abstract: Soon
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { abstract: { type: string, min-length: 10 } } } }
    /// ```
    /// ```yaml
    /// abstract: What spring brings
    /// ```
    /// ## Options
    /// `min-length:` of a string field, in characters (Unicode scalar values).
    "too-short" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::String], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let (Kind::String(spec), Interpreted::Text(text)) = (&cx.field.kind, &cx.value) else { return };
    let Some(least) = spec.min_length else { return };
    // Empty text is a field that is not filled in (`empty-value`), unless a build counts its characters.
    let is_binding = cx.field.from.as_ref().is_some_and(|source| source.is_binding);
    if text.is_empty() && !is_binding {
        return;
    }
    let length = text.chars().count();
    if length < least {
        let name = cx.field_path();
        let characters = |number: usize| format!("{number} character{}", if number == 1 { "" } else { "s" });
        let message = format!("`{name}` has {}, the minimum is {least}", characters(length));
        sink.report(RULE.id, cx.node.span, message)
            .help(format!("write at least {}", characters(least)))
            .field(name);
    }
}
