//! `pattern-mismatch`: a string that does not match the field's pattern.

use crate::diagnostic::Severity;
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A value does not match the pattern of its field.
    ///
    /// ## Why
    /// Scripts rely on the format of paths and identifiers; the configuration defines it.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { code: { type: string, pattern: "^[a-z-]+$" } } } }
    /// ```
    /// ```yaml
    /// code: My Page
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { code: { type: string, pattern: "^[a-z-]+$" } } } }
    /// ```
    /// ```yaml
    /// code: my-page
    /// ```
    /// ## Options
    /// `pattern:` of a field, a regular expression; without `^` and `$` it can match anywhere.
    "pattern-mismatch" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field {
            on: &[
                FieldType::Any,
                FieldType::String,
                FieldType::Integer,
                FieldType::Number,
                FieldType::Date,
                FieldType::Url,
                FieldType::Image,
            ],
            check,
        },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(pattern) = &cx.field.pattern else { return };
    if matches!(cx.value, Interpreted::WrongType { .. } | Interpreted::Accepted(_) | Interpreted::Null) {
        return;
    }
    let Some(text) = cx.node.text().filter(|text| !text.is_empty() && !pattern.is_match(text)) else {
        return;
    };
    if let Some(message) = &cx.field.pattern_message {
        sink.report(RULE.id, cx.node.span, format!("`{text}`: {message}"))
            .field(cx.field_path())
            .help(without(pattern.as_str()));
        return;
    }
    // The description of the field comes before the pattern.
    let described = cx.field.description.as_deref().map_or(String::new(), |text| format!("{text}: "));
    sink.report(RULE.id, cx.node.span, format!("`{text}` does not match the required pattern"))
        .field(cx.field_path())
        .help(format!("{described}{}", without(pattern.as_str())));
}

/// Help for a pattern: what must not be in the value, where it says only that.
fn without(pattern: &str) -> String {
    let refused = pattern.strip_prefix("^[^").and_then(|rest| rest.strip_suffix("]*$"));
    match refused.map(|refused| (refused, refused.chars().count())) {
        Some((sign, 1)) => format!("write a value without `{sign}`"),
        _ => format!("write a value that matches `{pattern}`"),
    }
}
