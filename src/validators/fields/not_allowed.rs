//! `not-allowed`: a value that is not allowed for the field.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Style;
use crate::schema::{FieldType, Vocabulary};
use crate::validators::fields::near;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A value is not one of the allowed values.
    ///
    /// ## Why
    /// A misspelled term creates a section of its own with a single page, or names a layout that does not exist.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { level: { type: string, allow: [easy, hard] } } } }
    /// ```
    /// ```yaml
    /// level: esay
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { level: { type: string, allow: [easy, hard] } } } }
    /// ```
    /// ```yaml
    /// level: easy
    /// ```
    /// ## Fix
    /// Writes the closest allowed term, if there is one.
    /// ## Options
    /// `allow:` and `allow-from:` of a field.
    "not-allowed" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Field {
            on: &[
                FieldType::Any,
                FieldType::String,
                FieldType::Integer,
                FieldType::Number,
                FieldType::Boolean,
                FieldType::Date,
                FieldType::Url,
                FieldType::Image,
            ],
            check,
        },
    }
}

/// Up to this many terms are listed in full.
const LISTED: usize = 8;

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(allowed) = &cx.field.allow else { return };
    // List items have a rule of their own.
    if cx.key.is_none()
        || matches!(cx.value, Interpreted::WrongType { .. } | Interpreted::Accepted(_) | Interpreted::Null)
    {
        return;
    }
    // `3`, `+3` and `3.0` are one number.
    if let Interpreted::Number(number) = cx.value
        && allowed.terms().any(|term| term.parse() == Ok(number))
    {
        return;
    }
    let Some(text) = cx.node.text().filter(|text| !text.is_empty() && !allowed.contains(text)) else {
        return;
    };
    let from = allowed.from.as_deref().map_or(String::new(), |from| format!(" of `{from}`"));
    let message = format!("`{text}` is not an allowed value{from}");
    let found = sink.report(RULE.id, cx.node.span, message);
    found.field(cx.field_path());
    let Some(term) = near::nearest(text, allowed.terms()) else {
        found.help(listed(allowed));
        return;
    };
    found.help(format!("did you mean `{term}`?"));
    let style = cx.node.scalar().map(|scalar| scalar.style);
    let writable = match style {
        Some(Style::Plain) => {
            term.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_' | '.'))
        }
        Some(Style::SingleQuoted | Style::DoubleQuoted) => !term.contains(['"', '\'', '\\']),
        _ => false,
    };
    if writable && cx.node.is_exact() {
        found.fix(Fix::guess(format!("write `{term}`"), [Edit::replace(cx.node.text_span(), term)]));
    }
}

fn listed(allowed: &Vocabulary) -> String {
    let first: Vec<String> = allowed.terms().take(LISTED).map(|term| format!("`{term}`")).collect();
    let more =
        if allowed.len() > LISTED { format!(" or {} others", allowed.len() - LISTED) } else { String::new() };
    format!("write {}{more}", first.join(", "))
}
