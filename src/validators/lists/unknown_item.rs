//! `unknown-item`: an item that is not allowed in the list.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::document::Node;
use crate::schema::{FieldType, Kind, Vocabulary};
use crate::validators::lists::{item_edit, near_terms, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// An item is not one of the allowed items.
    ///
    /// ## Why
    /// A misspelled tag gets a page of its own with a single article, and the article is missing from the right one.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { topics: { type: list, allow: [Rust, Web, 科技新闻] } } } }
    /// ```
    /// ```yaml
    /// topics: [Web, Ruts]
    /// ```
    /// ```yaml
    /// topics:
    ///   - 科枝新闻
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { topics: { type: list, allow: [Rust, Web] } } } }
    /// ```
    /// ```yaml
    /// topics: [Web, Rust]
    /// ```
    /// ## Fix
    /// Writes the only allowed term that is close, which may not be the intended one.
    /// ## Options
    /// `allow:` and `allow-from:` of a list.
    "unknown-item" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::List], check },
    }
}

/// Up to this many terms are listed in full.
const LISTED: usize = 8;

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Kind::List(spec) = &cx.field.kind else { return };
    let Some(allowed) = &spec.items.allow else { return };
    match &cx.value {
        Interpreted::List(items) => {
            for item in *items {
                // Lists that do not belong in the list are reported by `nested-list`.
                let inner = item.items().filter(|_| spec.nested);
                judge(cx, sink, allowed, inner.unwrap_or(std::slice::from_ref(item)));
            }
        }
        Interpreted::WrongType { .. } if spec.scalar_is_fine => {
            let is_one = cx.node.text().is_some_and(|text| wording::terms(text).is_none());
            if is_one {
                judge(cx, sink, allowed, std::slice::from_ref(cx.node));
            }
        }
        _ => {}
    }
}

fn judge(cx: &FieldCx<'_>, sink: &mut Sink<'_>, allowed: &Vocabulary, items: &[Node<'_>]) {
    for item in items {
        let Some(text) = item.text() else { continue };
        let document = cx.page.document;
        if allowed.contains(text) || item.is_null() || text.trim().is_empty() {
            continue;
        }
        if wording::is_broken(document, item) || wording::is_template(document, item) {
            continue;
        }
        report(cx, sink, allowed, item, text);
    }
}

fn report(cx: &FieldCx<'_>, sink: &mut Sink<'_>, allowed: &Vocabulary, item: &Node<'_>, text: &str) {
    let from = allowed.from.as_deref().map_or(String::new(), |from| format!(" of `{from}`"));
    let message = format!("`{text}` is not an allowed item{from}");
    let found = sink.report(RULE.id, item.span, message);
    found.field(cx.field_path());
    let near = near_terms::near(text, allowed.terms());
    match near.as_slice() {
        [] => {
            found.help(listed(allowed));
        }
        [term] => {
            found.help(format!("did you mean `{term}`?"));
            if let Some(edit) = item_edit::retyped(item, term, wording::syntax(cx.page.document)) {
                found.fix(Fix::guess(format!("write `{term}`"), [edit]));
            }
        }
        several => {
            let names: Vec<String> = several.iter().map(|term| format!("`{term}`")).collect();
            found.help(format!("did you mean {}?", names.join(" or ")));
        }
    }
}

fn listed(allowed: &Vocabulary) -> String {
    if allowed.len() > LISTED {
        return match &allowed.from {
            Some(from) => format!("write one of the {} terms of `{from}`, or add this one", allowed.len()),
            None => format!("write one of the {} allowed terms", allowed.len()),
        };
    }
    let names: Vec<String> = allowed.terms().map(|term| format!("`{term}`")).collect();
    format!("write {}", names.join(" or "))
}
