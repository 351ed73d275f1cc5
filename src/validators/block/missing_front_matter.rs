//! `missing-front-matter`: a page without front matter.

use crate::diagnostic::Severity;
use crate::document::Fault;
use crate::schema::Presence;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The page has no front matter, but it is required.
    ///
    /// ## Why
    /// The configuration requires it (`front-matter: required`), or the generator does: Zola fails without it, and
    /// agents do not find a skill without a name.
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
    sink.report(RULE.id, cx.document.head_span(), "front matter is missing")
        .help("write `---`, one field per line, and `---` at the top of the file");
}
