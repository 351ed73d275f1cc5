//! `trailing-document`: a second document in the block.

use crate::diagnostic::Severity;
use crate::document::Fault;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A second YAML document stands in the front matter.
    ///
    /// ## Why
    /// Generators read one document. Most stop at a second one; others never show it.
    ///
    /// ## Fails
    /// ```yaml preset=jekyll file=_posts/2022-04-27-a.md
    /// title: Spring
    /// --- {draft: true}
    /// ```
    /// ## Passes
    /// ```yaml preset=jekyll file=_posts/2022-04-27-a.md
    /// title: Spring
    /// ```
    "trailing-document" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        let Fault::TrailingDocument(span) = *fault else { continue };
        sink.report(RULE.id, span, "a second document starts here: the generator reads one")
            .help("remove the line, so that all fields stand in one block");
    }
}
