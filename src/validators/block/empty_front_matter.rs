//! `empty-front-matter`: front matter without fields.

use crate::diagnostic::Severity;
use crate::generators::Empty;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The front matter contains no fields.
    ///
    /// ## Why
    /// Hexo and MkDocs read two delimiters with nothing between them as two horizontal rules. In Jekyll, an empty block
    /// marks a page for processing. Other generators read a page without fields, so it is not reported there.
    ///
    /// ## Fails
    /// ```markdown preset=mkdocs
    /// ---
    /// ---
    /// text
    /// ```
    /// ## Passes
    /// ```markdown preset=mkdocs
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "empty-front-matter" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    // Hexo and MkDocs do not even see a block. Others find one without fields, which costs nothing.
    if cx.document.block.is_some() || cx.dialect.generator.facts().block.empty != Empty::Text {
        return;
    }
    let text = cx.document.source.text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().map(str::trim_end);
    if lines.next() == Some("---") && lines.next() == Some("---") {
        let at = cx.document.source.text.len() - text.len();
        let message = format!(
            "the front matter is empty: {} shows the delimiters as text",
            cx.dialect.generator.title()
        );
        sink.report(RULE.id, Span::of(at..at + 3), message).help("add a field, or remove the delimiters");
    }
}
