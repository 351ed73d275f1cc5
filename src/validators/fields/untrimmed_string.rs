//! `untrimmed-string`: blanks at the start or end of a quoted text.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Style;
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};

declare_rule! {
    /// A text in quotes begins or ends with blanks.
    ///
    /// ## Why
    /// `"News "` and `"News"` look the same in every list and are two terms; an address with a blank at its end leads
    /// nowhere. The wide blank of Chinese and Japanese text (U+3000) counts too.
    ///
    /// ## Fails
    /// ```yaml
    /// tags: ["Spring "]
    /// ```
    /// ## Passes
    /// ```yaml
    /// tags: ["Spring"]
    /// ```
    "untrimmed-string" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::String, FieldType::Date, FieldType::Any], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(scalar) = cx.node.scalar() else { return };
    if !matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted) {
        return;
    }
    let text = scalar.text.as_ref();
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    // A blank alone is meant (a separator), and a field of any type may hold what it likes; the items of a list are
    // terms.
    let free = cx.field.kind.field_type() == FieldType::Any && cx.key.is_some();
    if (start == 0 && end == text.len()) || start >= end || free {
        return;
    }
    let ends = [(0..start, "begins"), (end..text.len(), "ends")];
    for (range, verb) in ends.into_iter().filter(|(range, _)| !range.is_empty()) {
        let blanks = text.get(range.clone()).unwrap_or_default();
        // The no-break space is `invisible-character`'s.
        if blanks.contains('\u{a0}') {
            continue;
        }
        let wide = if blanks.contains('\u{3000}') { "the wide blank U+3000" } else { "a blank" };
        let span = cx.node.sub_span(range);
        let found = sink.report(RULE.id, span, format!("the text {verb} with {wide}"));
        found.field(cx.field_path()).help(format!("write `{}`", text.trim()));
        if cx.node.is_exact() {
            found.fix(Fix::safe("remove the blanks", [Edit::delete(span)]));
        }
    }
}
