//! `too-many-items`: a list longer than `max-items`.

use crate::diagnostic::Severity;
use crate::schema::{FieldType, Kind};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A list has more items than allowed.
    ///
    /// ## Why
    /// With ten tags on each article, every tag page lists nearly the whole site.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { topics: { type: list, max-items: 2 } } } }
    /// ```
    /// ```yaml
    /// topics: [web, rust, wasm]
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { topics: { type: list, max-items: 2 } } } }
    /// ```
    /// ```yaml
    /// topics: [web, rust]
    /// ```
    /// ## Options
    /// `max-items:` of a list.
    "too-many-items" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::List], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let (Kind::List(spec), Interpreted::List(items)) = (&cx.field.kind, &cx.value) else { return };
    let Some(most) = spec.max_items else { return };
    let (Some(first), Some(last)) = (items.get(most), items.last()) else { return };
    let name = cx.field_path();
    // The items of an alias are elsewhere.
    let span = if cx.node.alias { cx.node.span } else { first.span.cover(last.span) };
    let message = format!("`{name}` has {} items, the maximum is {most}", items.len());
    let surplus = items.len() - most;
    sink.report(RULE.id, span, message).field(name).help(format!("remove {surplus} of them"));
}
