//! `too-complex`: front matter that is too large or too deep.

use crate::diagnostic::Severity;
use crate::document::Fault;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The front matter is too large or too deeply nested and was not read.
    ///
    /// ## Why
    /// A block of many megabytes, a thousand nested lists, or an alias that expands to millions of values is an
    /// accident or an attack. A generator may hang or run out of memory.
    ///
    /// ## Fails
    /// ```yaml
    /// title: &a [*a]
    /// ```
    /// ## Passes
    /// ```yaml
    /// title: Spring
    /// ```
    "too-complex" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        let Fault::TooComplex { span, limit } = *fault else { continue };
        sink.report(RULE.id, span, format!("the front matter is too complex: {limit}"))
            .help("move the data to a separate file");
    }
}
