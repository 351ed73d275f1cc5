//! `hugo-body-looks-like-fence`: a body that Hugo reads as the start of front matter.

use crate::diagnostic::Severity;
use crate::document::Fault;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A page without front matter starts with a character that makes Hugo expect front matter.
    ///
    /// ## Why
    /// Hugo fails on a page without front matter whose first character is `-`, `+` or `{`: a list item or a shortcode.
    ///
    /// ## Fails
    /// ```markdown preset=hugo
    /// - first
    /// - second
    /// ```
    /// ## Passes
    /// ```markdown preset=hugo
    /// first
    /// ```
    "hugo-body-looks-like-fence" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().block.stops_at_signs,
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    if cx.document.block.is_some() {
        return;
    }
    for fault in &cx.document.faults {
        let Fault::LooksLikeFence(span) = *fault else { continue };
        let sign = cx.document.text(span);
        let title = cx.dialect.generator.title();
        let message = format!("{title} fails: it reads `{sign}` at the start of the page as front matter");
        sink.report(RULE.id, span, message).help("add front matter above it: `---`, a title, `---`");
    }
}
