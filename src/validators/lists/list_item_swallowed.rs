//! `list-item-swallowed`: an item that is part of the item above because it is indented deeper.

use crate::diagnostic::Severity;
use crate::document::Node;
use crate::schema::FieldType;
use crate::validators::lists::wording;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// An item of a list is indented deeper than the one above, so it became part of that item.
    ///
    /// ## Why
    /// Every YAML parser silently reads the line as a continuation of the one above (YAML 1.2.2, 7.3.3): `rust` and
    /// `web` become one term `rust - web`.
    ///
    /// ## Fails
    /// ```yaml
    /// tags:
    ///   - rust
    ///     - web
    /// ```
    /// ```yaml preset=hexo
    /// tags: 新闻
    ///   - 观点
    /// ```
    /// ## Passes
    /// ```yaml
    /// tags:
    ///   - rust
    ///   - web
    /// ```
    "list-item-swallowed" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Field { on: &[FieldType::List], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    match &cx.value {
        Interpreted::List(items) => {
            for item in *items {
                look(cx, sink, item);
            }
        }
        Interpreted::WrongType { found: FieldType::String } => look(cx, sink, cx.node),
        _ => {}
    }
}

fn look(cx: &FieldCx<'_>, sink: &mut Sink<'_>, node: &Node<'_>) {
    let document = cx.page.document;
    if !wording::is_broken(document, node) {
        return;
    }
    // `-a` above `- b`: `list-item-no-space` reports the cause.
    if wording::unspaced(document, node).is_some() {
        return;
    }
    for span in wording::swallowed(document, node) {
        let line = document.text(span);
        let above = document.text(node.span).lines().next().unwrap_or_default().trim();
        let message = format!("`{line}` is not a list item: it continues `{above}` on the line above");
        let found = sink.report_as(RULE.id, Severity::Error, span, message);
        found.field(cx.field_path());
        let help = if cx.node.items().is_some() {
            format!("align `{line}` with the item above")
        } else {
            format!("move `{above}` to its own line: `- {above}`")
        };
        found.help(help);
    }
}
