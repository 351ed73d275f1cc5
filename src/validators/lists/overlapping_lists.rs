//! `overlapping-lists`: an item in two lists that must not share items.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::schema::{FieldType, Kind};
use crate::validators::lists::{item_edit, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// An item is in two lists that must not share items.
    ///
    /// ## Why
    /// A word that is both a category and a tag has two pages that list the same articles.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { categories: list, tags: { type: list, disjoint-with: categories } } } }
    /// ```
    /// ```yaml
    /// categories: [Web]
    /// tags: [rust, Web]
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { categories: list, tags: { type: list, disjoint-with: categories } } } }
    /// ```
    /// ```yaml
    /// categories: [Web]
    /// tags: [rust]
    /// ```
    /// ## Fix
    /// Removes the item from this list. Perhaps it should be removed from the other one instead.
    /// ## Options
    /// `disjoint-with:` of a list is the name of the other list.
    "overlapping-lists" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::List], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Kind::List(spec) = &cx.field.kind else { return };
    let Some(other) = spec.disjoint_with.as_deref() else { return };
    let Some(there) = cx.sibling(other) else { return };
    if is_said_twice(cx, other) && cx.node.span < there.span {
        return;
    }
    let here = match &cx.value {
        Interpreted::List(items) => items,
        _ => std::slice::from_ref(cx.node),
    };
    let there = there.items().unwrap_or(std::slice::from_ref(there));
    for (index, item) in here.iter().enumerate() {
        let Some(text) = wording::term(item) else { continue };
        let Some(twin) = there.iter().find(|twin| wording::term(twin) == Some(text)) else { continue };
        let found = sink.report(RULE.id, item.span, format!("`{text}` is also in `{other}`"));
        found.field(cx.field_path()).label(twin.span, "also used here").help("remove one of the two");
        if let Some(edit) = item_edit::removal(&cx.page.document.source.text, cx.node, index) {
            found.fix(Fix::guess("remove the item", [edit]));
        }
    }
}

/// Whether the other list refers to this one, too: then the later of the two is reported.
fn is_said_twice(cx: &FieldCx<'_>, other: &str) -> bool {
    matches!(
        cx.page.schema.field(other).map(|field| &field.kind),
        Some(Kind::List(spec)) if spec.disjoint_with.as_deref() == Some(&*cx.field.name)
    )
}
