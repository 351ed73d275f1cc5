//! `too-few-items`: a list shorter than `min-items`.

use crate::diagnostic::Severity;
use crate::schema::{FieldType, Kind};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A list has fewer items than required.
    ///
    /// ## Why
    /// An article without a category is not listed anywhere on the site.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { topics: { type: list, min-items: 2 } } } }
    /// ```
    /// ```yaml
    /// topics: [web]
    /// ```
    /// ```yaml
    /// topics: []
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { topics: { type: list, min-items: 2 } } } }
    /// ```
    /// ```yaml
    /// topics: [web, rust]
    /// ```
    /// ## Options
    /// `min-items:` of a list.
    "too-few-items" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::List], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Kind::List(spec) = &cx.field.kind else { return };
    let Some(least) = spec.min_items else { return };
    let count = match &cx.value {
        Interpreted::List(items) => items.len(),
        Interpreted::WrongType { .. } if spec.scalar_is_fine && cx.node.scalar().is_some() => 1,
        _ => return,
    };
    if count >= least {
        return;
    }
    let name = cx.field_path();
    let have = match count {
        0 => "no items".to_owned(),
        1 => "1 item".to_owned(),
        _ => format!("{count} items"),
    };
    let span =
        if cx.node.span.is_empty() { cx.key.map_or(cx.node.span, |key| key.span) } else { cx.node.span };
    let found = sink.report(RULE.id, span, format!("`{name}` has {have}, the minimum is {least}"));
    found.field(name).help(format!("add {} more", least - count));
}
