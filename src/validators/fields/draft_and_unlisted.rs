//! `draft-and-unlisted`: two flags of Docusaurus that cannot be combined.

use crate::diagnostic::Severity;
use crate::document::Node;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A page is both a draft and unlisted, which Docusaurus does not allow.
    ///
    /// ## Why
    /// A draft is not published; an unlisted page is published but hidden. Docusaurus fails if a page sets both.
    ///
    /// ## Fails
    /// ```yaml preset=docusaurus
    /// draft: true
    /// unlisted: True
    /// ```
    /// ## Passes
    /// ```yaml preset=docusaurus
    /// draft: false
    /// unlisted: true
    /// ```
    "draft-and-unlisted" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().flags.reads("unlisted"),
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let (Some(draft), Some(unlisted)) = (cx.entry("draft"), cx.entry("unlisted")) else {
        return;
    };
    // Docusaurus reads text in any letter case as a flag.
    let is_set = |node: &Node<'_>| node.text().is_some_and(|text| text.eq_ignore_ascii_case("true"));
    if !is_set(&draft.value) || !is_set(&unlisted.value) {
        return;
    }
    let title = cx.dialect.generator.title();
    let message = format!("`unlisted` cannot be combined with `draft`: {title} fails");
    sink.report(RULE.id, unlisted.key.span, message)
        .field("unlisted")
        .label(draft.key.span, "marked as a draft here")
        .help("remove one of the two");
}
