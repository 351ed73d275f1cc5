//! `merge-conflict`: a merge that was not resolved.

use crate::diagnostic::Severity;
use crate::document::Fault;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// An unresolved merge stands in the front matter.
    ///
    /// ## Why
    /// No generator reads the markers that Git leaves behind; MkDocs prints them.
    ///
    /// ## Fails
    /// ```yaml
    /// <<<<<<< HEAD
    /// title: Spring
    /// =======
    /// title: Summer
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
        sink.report(RULE.id, span, "a merge was not resolved here")
            .help("keep one of the two sides, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`");
    }
}
