//! `out-of-range`: a number outside the allowed range.

use crate::diagnostic::Severity;
use crate::schema::{FieldType, Kind};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A number is outside the allowed range.
    ///
    /// ## Why
    /// A rating of 50 on a scale of 5 is a typo that templates show unchanged.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { rating: { type: number, min: 0, max: 5 } } } }
    /// ```
    /// ```yaml
    /// rating: 50
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { rating: { type: number, min: 0, max: 5 } } } }
    /// ```
    /// ```yaml
    /// rating: 4.5
    /// ```
    /// ## Options
    /// `min:` and `max:` of a number field, both inclusive.
    "out-of-range" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Integer, FieldType::Number], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let (Kind::Integer(spec) | Kind::Number(spec), Interpreted::Number(number)) = (&cx.field.kind, &cx.value)
    else {
        return;
    };
    let text = cx.node.text().unwrap_or_default();
    let (message, help) = match (spec.min, spec.max) {
        (Some(min), _) if *number < min => (
            format!("`{text}` is less than the minimum {min}"),
            format!("write a number of at least `{min}`"),
        ),
        (_, Some(max)) if *number > max => {
            (format!("`{text}` is more than the maximum {max}"), format!("write a number of at most `{max}`"))
        }
        _ => return,
    };
    sink.report(RULE.id, cx.node.span, message).field(cx.field_path()).help(help);
}
