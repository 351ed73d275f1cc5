//! `draft-and-unlisted`: two flags of Docusaurus that exclude each other.

use crate::diagnostic::Severity;
use crate::loader::Generator;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A page is a draft and unlisted, and Docusaurus takes only one of the two.
    ///
    /// ## Why
    /// A draft is not published; an unlisted page is published and hidden. Docusaurus stops the build where both are
    /// asked for.
    ///
    /// ## Fails
    /// ```yaml preset=docusaurus
    /// draft: true
    /// unlisted: true
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
        only: &[Generator::Docusaurus],
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let (Some(draft), Some(unlisted)) = (cx.document.entry("draft"), cx.document.entry("unlisted")) else {
        return;
    };
    if draft.value.text() != Some("true") || unlisted.value.text() != Some("true") {
        return;
    }
    sink.report(RULE.id, unlisted.key.span, "a draft cannot be unlisted as well: Docusaurus stops the build")
        .field("unlisted")
        .label(draft.key.span, "the page is a draft")
        .help("remove one of the two");
}
