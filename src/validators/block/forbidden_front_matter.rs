//! `forbidden-front-matter`: front matter where it is not allowed.

use crate::diagnostic::Severity;
use crate::schema::Presence;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The page has front matter, and the configuration forbids it.
    ///
    /// ## Why
    /// Some files are published unprocessed (a licence, a changelog), so their front matter would be visible.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { notes: { files: ["**"], front-matter: forbidden } }
    /// ```
    /// ```markdown
    /// ---
    /// title: Spring
    /// ---
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { notes: { files: ["**"], front-matter: forbidden } }
    /// ```
    /// ```markdown
    /// text
    /// ```
    "forbidden-front-matter" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let Some(block) = &cx.document.block else { return };
    if cx.schema.presence == Presence::Forbidden {
        sink.report(RULE.id, block.open, "front matter is not allowed in this collection")
            .help("remove the front matter");
    }
}
