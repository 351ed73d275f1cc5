//! `fence-in-code-block`: front matter inside a code block.

use crate::diagnostic::Severity;
use crate::document::DelimiterFault;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// The front matter is inside a fenced code block, where no generator looks for it.
    ///
    /// ## Why
    /// A page copied from a chat or a rendered document often starts with three backticks. The generator then shows the
    /// metadata as a code example.
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
        precision: Heuristic,
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    // A YAML code block without delimiters is an example in the text.
    let open = cx.document.block.as_ref().map_or(Span::default(), |block| block.open);
    for span in outcome::delimiters(cx, DelimiterFault::CodeBlock).filter(|span| *span != open) {
        sink.report(RULE.id, span, "the front matter is inside a code block: it is shown as an example")
            .help("delete this line, and the line that closes the code block");
    }
}
