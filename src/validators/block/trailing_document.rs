//! `trailing-document`: a second document in the block.

use crate::diagnostic::Severity;
use crate::document::Fault;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The front matter contains a second YAML document.
    ///
    /// ## Why
    /// Generators read one document. Most fail on a second one; others ignore it.
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
        sink.report(RULE.id, span, "a second YAML document starts here: generators read only one")
            .help("move its fields into the first document, and remove this line");
    }
}
