//! `unsorted-list`: a list that must be sorted but is not.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Document, Layout, Node, Style, by_lines, in_place};
use crate::schema::{FieldType, Kind};
use crate::span::Span;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

use super::item_edit::is_flow;

declare_rule! {
    /// A list must be sorted but is not.
    ///
    /// ## Why
    /// In a sorted list, duplicates are easy to see, and additions by two people rarely conflict.
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
    let found = sink.report(RULE.id, item.span, format!("not sorted: `{second}` must be before `{first}`"));
    found.field(cx.field_path()).label(before.span, "it comes after this item").help("sort the list");
    if let Some(edits) = sorted(cx.page.document, cx.node, items) {
        found.fix(Fix::safe("sort the list", edits));
    }
}

/// The edits that sort the items together with their comments; `None` if it is not certain which item a comment belongs
/// to, or if items are written as blocks.
fn sorted(document: &Document<'_>, list: &Node<'_>, items: &[Node<'_>]) -> Option<Vec<Edit>> {
    let is_block = |item: &Node<'_>| {
        item.scalar().is_some_and(|scalar| matches!(scalar.style, Style::Literal | Style::Folded))
    };
    if list.alias || items.iter().any(|item| !item.is_exact() || item.tag.is_some() || is_block(item)) {
        return None;
    }
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|&index| items[index].text());
    let parts: Vec<Span> = items.iter().map(|item| item.span).collect();
    if !has_comment(document, list, items) {
        return Some(in_place(document, &parts, &order));
    }
    let layout = if is_flow(&document.source.text, list) { Layout::Commas } else { Layout::Dashes };
    by_lines(document, &parts, &order, layout)
        .filter(|_| order[0] == 0 || !is_headed(document, &parts))
        .map(|edit| vec![edit])
}

/// Whether there is a comment among the items: above the first, between two, or next to the last.
fn has_comment(document: &Document<'_>, list: &Node<'_>, items: &[Node<'_>]) -> bool {
    let text = &document.source.text;
    let between = |from: u32, to: u32| text.get(from as usize..to as usize);
    document.comments.iter().any(|comment| {
        list.span.contains(comment.start)
            || between(list.span.end, comment.start).is_some_and(|text| !text.contains('\n'))
            || is_above(document, *comment, items[0].span)
    })
}

/// Whether the only comment on a line of its own is the one above the first item: it may be about the whole list.
fn is_headed(document: &Document<'_>, parts: &[Span]) -> bool {
    let is_above = |part: &Span| document.comments.iter().any(|comment| is_above(document, *comment, *part));
    is_above(&parts[0]) && !parts[1..].iter().any(is_above)
}

/// Whether the comment is alone on the line above the part.
fn is_above(document: &Document<'_>, comment: Span, part: Span) -> bool {
    let text = &document.source.text;
    let between = text.get(comment.end as usize..part.start as usize);
    let before = text.get(..comment.start as usize).unwrap_or_default();
    between.is_some_and(|text| text.matches('\n').count() == 1 && matches!(text.trim(), "" | "-"))
        && before.rfind('\n').is_some_and(|at| before.get(at..).unwrap_or_default().trim().is_empty())
}
