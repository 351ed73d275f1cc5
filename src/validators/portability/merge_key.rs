//! `merge-key`: `<<` under a reader that does not merge.

use crate::diagnostic::Severity;
use crate::loader::Generator;
use crate::validators::{Check, NodeCx, Sink, declare_rule};

use super::meaning;

declare_rule! {
    /// The generator does not merge what stands under `<<`.
    ///
    /// ## Why
    /// `<<` was an addition to YAML 1.1. Zola takes it for a field of that name; Jekyll stops at a list of mappings under it.
    ///
    /// ## Fails
    /// ```yaml preset=zola file=content/a.md
    /// title: Spring
    /// extra: { a: &a { b: 1 }, <<: *a }
    /// ```
    /// ## Passes
    /// ```yaml preset=zola file=content/a.md
    /// title: Spring
    /// extra: { b: 1 }
    /// ```
    "merge-key" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        only: &[Generator::Zola, Generator::Jekyll],
        check: Check::Node(check),
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(key) = cx.key.filter(|key| key.text() == Some("<<")) else { return };
    if meaning::plain(cx, key).is_none() {
        return;
    }
    let is_list = cx.node.items().is_some();
    match cx.page.dialect.generator {
        Generator::Zola => sink.report(RULE.id, key.span, "Zola does not merge: it takes `<<` for a field"),
        Generator::Jekyll if is_list => {
            sink.report_as(RULE.id, Severity::Error, key.span, "Jekyll stops at a list under `<<`")
        }
        _ => return,
    }
    .help("write the fields out");
}
