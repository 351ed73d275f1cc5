//! `missing-front-matter`: a page without front matter.

use crate::diagnostic::Severity;
use crate::document::Fault;
use crate::schema::Presence;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The page has no front matter, and it must have one.
    ///
    /// ## Why
    /// The configuration asks for it (`front-matter: required`), or the generator stops without: Zola does, and an agent does
    /// not find a skill that has no name.
    ///
    /// ## Fails
    /// ```markdown preset=zola file=content/a.md
    /// text
    /// ```
    /// ## Passes
    /// ```markdown preset=zola file=content/a.md
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "missing-front-matter" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let explained = cx.document.faults.iter().any(|fault| !matches!(fault, Fault::ByteOrderMark(_)));
    if cx.schema.presence != Presence::Required || cx.document.block.is_some() || explained {
        return;
    }
    sink.report(RULE.id, cx.document.head_span(), "the page has no front matter")
        .help("write `---`, the fields and `---` at the top of the file");
}
