//! `inner-fence`: a delimiter inside a value.

use crate::diagnostic::Severity;
use crate::document::DelimiterFault;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// A delimiter inside a value ends the front matter early.
    ///
    /// ## Why
    /// Zola ends the block at the first `---` at the end of a line, even inside a value. The fields below it are
    /// published as text.
    ///
    /// ## Fails
    /// ```markdown preset=zola file=content/a.md
    /// ---
    /// title: Spring ---
    /// date: 2022-04-27
    /// ---
    /// ```
    /// ## Passes
    /// ```markdown preset=zola file=content/a.md
    /// ---
    /// title: Spring
    /// date: 2022-04-27
    /// ---
    /// ```
    "inner-fence" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().block.ends_anywhere,
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for span in outcome::delimiters(cx, DelimiterFault::Inner) {
        let title = cx.dialect.generator.title();
        let message = format!("{title} ends the front matter here and publishes the rest as text");
        sink.report(RULE.id, span, message).help("do not end the line with a delimiter");
    }
}
