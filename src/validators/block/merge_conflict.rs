//! `merge-conflict`: an unresolved merge conflict.

use crate::diagnostic::Severity;
use crate::document::Fault;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The front matter contains an unresolved merge conflict, or is inside one.
    ///
    /// ## Why
    /// No generator can parse the conflict markers of Git; MkDocs publishes them as text.
    ///
    /// ## Fails
    /// ```yaml
    /// <<<<<<< HEAD
    /// title: Spring
    /// =======
    /// title: Summer
    /// >>>>>>> other
    /// ```
    /// ```markdown preset=hugo
    /// <<<<<<< HEAD
    /// ---
    /// title: Spring
    /// ---
    /// =======
    /// ---
    /// title: Summer
    /// ---
    /// >>>>>>> other
    /// ```
    /// ## Passes
    /// ```yaml
    /// title: Spring
    /// ```
    "merge-conflict" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        let Fault::MergeConflict(span) = *fault else { continue };
        sink.report(RULE.id, span, "unresolved merge conflict")
            .help("keep one side, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`");
    }
}
