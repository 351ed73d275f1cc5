//! `list-item-no-space`: items without a space after the dash.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::FieldType;
use crate::validators::lists::wording;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// The items of a list have no space after the dash.
    ///
    /// ## Why
    /// Without the space, the lines are a single string: `-rust -web`.
    ///
    /// ## Fails
    /// ```yaml
    /// tags:
    ///   -rust
    ///   -web
    /// ```
    /// ```yaml
    /// tags:
    ///   -rust
    ///   - web
    /// ```
    /// ## Passes
    /// ```yaml
    /// tags:
    ///   - rust
    ///   - web
    /// ```
    "list-item-no-space" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::List], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::WrongType { found: FieldType::String } = cx.value else { return };
    let document = cx.page.document;
    let Some(lines) = wording::unspaced(document, cx.node) else { return };
    let Some(first) = lines.first() else { return };
    let message = match lines.len() {
        1 => {
            format!("missing space after the dash: `{}` is a string, not a list item", document.text(*first))
        }
        count => format!("missing space after the dashes: the {count} items are a single string, not a list"),
    };
    let span = lines.iter().fold(*first, |whole, line| whole.cover(*line));
    let found = sink.report_as(RULE.id, Severity::Error, span, message);
    let written = document.text(*first).trim_start_matches('-');
    found.field(cx.field_path()).help(format!("add a space after the dash: `- {written}`"));
    let blanks: Vec<Edit> = lines.iter().map(|line| Edit::insert(line.start + 1, " ")).collect();
    found.fix(Fix::safe("add a space after each dash", blanks));
}
