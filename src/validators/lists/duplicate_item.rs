//! `duplicate-item`: the same item twice in a list.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::document::Node;
use crate::schema::{FieldType, Kind, Origin};
use crate::validators::lists::{item_edit, vocabulary, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule, type_of};

declare_rule! {
    /// A list contains the same item twice.
    ///
    /// ## Why
    /// Jekyll, Docusaurus and Eleventy list the page twice under the term; Hexo makes a category its own subcategory.
    ///
    /// ## Fails
    /// ```yaml
    /// tags: [rust, web, rust]
    /// ```
    /// ```yaml preset=hexo
    /// tags:
    ///   - 新闻
    ///   - 观点
    ///   - 新闻
    /// ```
    /// ```toml preset=hugo
    /// tags = ["rust", "rust"]
    /// ```
    /// ## Passes
    /// ```yaml
    /// tags: [rust, web]
    /// ```
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { laps: { type: list, unique-items: false } } } }
    /// ```
    /// ```yaml
    /// laps: [40, 41, 40]
    /// ```
    /// ## Options
    /// `unique-items: true` of a list makes it an error, `unique-items: false` allows it.
    "duplicate-item" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Field { on: &[FieldType::List], check },
    }
}

/// Shorter lists are compared item by item, without a table.
const SHORT: usize = 24;

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let (Kind::List(spec), Interpreted::List(items)) = (&cx.field.kind, &cx.value) else { return };
    if spec.unique_items == Some(false) || items.len() < 2 {
        return;
    }
    let folds = folds_case(cx);
    let mut seen = rustc_hash::FxHashMap::default();
    for (index, item) in items.iter().enumerate() {
        let Some(text) = wording::term(item) else { continue };
        let first = if items.len() <= SHORT {
            let is_same = |term: &str| term == text || (folds && term.eq_ignore_ascii_case(text));
            items[..index].iter().find(|before| wording::term(before).is_some_and(is_same))
        } else {
            let first = *seen.entry(text).or_insert(item);
            (!std::ptr::eq(first, item)).then_some(first)
        };
        let Some(first) = first else { continue };
        report(cx, sink, (index, item), first, spec.unique_items == Some(true));
    }
}

/// Whether the items are terms of Hugo, which ignores their case.
fn folds_case(cx: &FieldCx<'_>) -> bool {
    cx.page.dialect.generator.facts().terms.ignore_case()
        && cx.path.depth() == 1
        && (matches!(&*cx.field.name, "tags" | "categories")
            || vocabulary::is_declared(cx.page, &cx.field.name))
}

fn report(cx: &FieldCx<'_>, sink: &mut Sink<'_>, item: (usize, &Node<'_>), first: &Node<'_>, is_asked: bool) {
    let (index, item) = item;
    let document = cx.page.document;
    if wording::is_broken(document, item) || wording::is_template(document, item) {
        return;
    }
    let is_own = cx.field.origin == Origin::Configured && !is_asked;
    // The numbers of a custom field may be measurements.
    if is_own && type_of(item, cx.page.dialect) != FieldType::String {
        return;
    }
    let text = item.text().unwrap_or_default().trim();
    let other = first.text().unwrap_or_default().trim();
    let is_same = other == text;
    let title = cx.page.dialect.generator.title();
    let message = if is_same {
        format!("duplicate item `{text}`")
    } else {
        format!("`{text}` duplicates `{other}`: {title} ignores case")
    };
    let found = if is_asked {
        sink.report_as(RULE.id, Severity::Error, item.span, message)
    } else {
        sink.report(RULE.id, item.span, message)
    };
    found.field(cx.field_path()).label(first.span, "first used here").help("remove this item");
    if let Some(edit) = item_edit::removal(&document.source.text, cx.node, index) {
        // Hugo may show the spelling that is left.
        let title = "remove the item";
        found.fix(if is_same { Fix::safe(title, [edit]) } else { Fix::guess(title, [edit]) });
    }
}
