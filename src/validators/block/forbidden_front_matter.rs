//! `forbidden-front-matter`: front matter where none may be.

use crate::diagnostic::Severity;
use crate::schema::Presence;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The page has front matter, and the configuration forbids it.
    ///
    /// ## Why
    /// Some files are shown as they are (a licence, a change log); a block at their head would be printed.
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
        sink.report(RULE.id, block.open, "pages of this collection have no front matter")
            .help("remove the block");
    }
}
