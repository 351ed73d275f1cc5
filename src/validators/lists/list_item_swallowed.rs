//! `list-item-swallowed`: an item that is indented deeper and so became part of the text above.

use crate::diagnostic::Severity;
use crate::document::Node;
use crate::schema::FieldType;
use crate::validators::lists::wording;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// An item of a list is indented deeper than the one above, and so became part of its text.
    ///
    /// ## Why
    /// Every YAML reader takes the line for the rest of the text above (YAML 1.2.2, 7.3.3): `rust` and `web` are one
    /// term `rust - web`, and nothing complains.
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
    // `-a` above `- b`: `list-item-no-space` speaks about the cause.
    if wording::unspaced(document, node).is_some() {
        return;
    }
    for span in wording::swallowed(document, node) {
        let line = document.text(span);
        let above = document.text(node.span).lines().next().unwrap_or_default().trim();
        let message = format!("`{line}` is no item: it belongs to the text `{above}` above");
        let found = sink.report_as(RULE.id, Severity::Error, span, message);
        found.field(cx.field_path());
        let help = if cx.node.items().is_some() {
            format!("indent `{line}` like the item above")
        } else {
            format!("put `{above}` on a line of its own, as `- {above}`")
        };
        found.help(help);
    }
}
