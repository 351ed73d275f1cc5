//! `fence-in-code-block`: front matter inside a code block.

use crate::diagnostic::Severity;
use crate::document::DelimiterFault;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// The front matter stands inside a fenced code block, where no generator looks for it.
    ///
    /// ## Why
    /// A page that was copied from a chat or from a rendered document often begins with three backticks. Its metadata is then
    /// printed as an example.
    ///
    /// ## Fails
    /// ```markdown
    /// ~~~yaml
    /// ---
    /// title: Spring
    /// ---
    /// ~~~
    /// ```
    /// ## Passes
    /// ```markdown
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "fence-in-code-block" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    // A code block of YAML without delimiters is an example in the text.
    let open = cx.document.block.as_ref().map_or(Span::default(), |block| block.open);
    for span in outcome::delimiters(cx, DelimiterFault::CodeBlock).filter(|span| *span != open) {
        sink.report(RULE.id, span, "the front matter stands in a code block: it is printed as an example")
            .help("delete the line, and the one that closes the code block");
    }
}
