//! `unsorted-list`: a list that must be in order and is not.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Document, Node};
use crate::schema::{FieldType, Kind};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A list that must be sorted is not.
    ///
    /// ## Why
    /// In a sorted list a second entry is seen at once, and two people's additions do not collide.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { topics: { type: list, sorted: true } } } }
    /// ```
    /// ```yaml
    /// topics: [web, rust]
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { topics: { type: list, sorted: true } } } }
    /// ```
    /// ```yaml
    /// topics: [rust, web]
    /// ```
    /// ## Options
    /// `sorted: true` of a list; the order is that of Unicode scalar values.
    "unsorted-list" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::List], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let (Kind::List(spec), Interpreted::List(items)) = (&cx.field.kind, &cx.value) else { return };
    if !spec.sorted || items.iter().any(|item| item.text().is_none()) {
        return;
    }
    let mut pairs = items.iter().zip(items.iter().skip(1));
    let Some((before, item)) = pairs.find(|(before, item)| before.text() > item.text()) else { return };
    let (Some(first), Some(second)) = (before.text(), item.text()) else { return };
    let found = sink.report(RULE.id, item.span, format!("`{second}` comes before `{first}`"));
    found.field(cx.field_path()).label(before.span, "it stands behind this").help("sort the list");
    if let Some(edits) = sorted(cx.page.document, cx.node, items) {
        found.fix(Fix::safe("sort the list", edits));
    }
}

/// The edits that put the items in order; `None` where a comment stands among them, which would stay behind.
fn sorted(document: &Document<'_>, list: &Node<'_>, items: &[Node<'_>]) -> Option<Vec<Edit>> {
    let has_comment = document.comments.iter().any(|comment| {
        // The comment beside the last item stands behind the list.
        let between = document.source.text.get(list.span.end as usize..comment.start as usize);
        list.span.contains(comment.start) || between.is_some_and(|text| !text.contains('\n'))
    });
    if has_comment || list.alias || items.iter().any(|item| !item.is_exact() || item.tag.is_some()) {
        return None;
    }
    let mut order: Vec<&Node<'_>> = items.iter().collect();
    order.sort_by_key(|item| item.text());
    let moved = items.iter().zip(order).filter(|(place, item)| place.span != item.span);
    Some(moved.map(|(place, item)| Edit::replace(place.span, document.text(item.span))).collect())
}
