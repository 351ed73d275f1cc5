//! `same-as-mismatch`: two fields that must hold the same value do not.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};

declare_rule! {
    /// Two fields that must hold the same value differ.
    ///
    /// ## Why
    /// One theme reads `headimg` and another `thumbnail`; when only one of the two is changed, a card shows the old
    /// picture.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { heading: string, label: { type: string, same-as: heading } } } }
    /// ```
    /// ```yaml
    /// heading: Spring
    /// label: Summer
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { heading: string, label: { type: string, same-as: heading } } } }
    /// ```
    /// ```yaml
    /// heading: Spring
    /// label: Spring
    /// ```
    /// ## Fix
    /// The value of the other field is copied, which may be the older one.
    /// ## Options
    /// `same-as:` of a field names the other field.
    "same-as-mismatch" {
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

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(other) = cx.field.same_as.as_deref().filter(|_| cx.key.is_some()) else { return };
    let Some(there) = cx.sibling(other) else { return };
    let (Some(here), Some(value)) = (cx.node.text(), there.text()) else { return };
    if here == value {
        return;
    }
    let name = cx.field_path();
    let found = sink.report(RULE.id, cx.node.span, format!("`{name}` is not the same as `{other}`"));
    found.field(name).label(there.span, format!("`{other}` is here")).help(format!("write `{value}`"));
    let source = cx.page.document.text(there.span);
    if !source.is_empty() && there.is_exact() && cx.node.is_exact() {
        found.fix(Fix::guess(format!("copy the value of `{other}`"), [Edit::replace(cx.node.span, source)]));
    }
}
