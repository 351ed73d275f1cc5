//! `unclosed-front-matter`: there is no closing delimiter.

use crate::diagnostic::Severity;
use crate::document::Fault;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// The front matter has no closing delimiter.
    ///
    /// ## Why
    /// Hexo, Jekyll and MkDocs publish the metadata as text. Docusaurus, Eleventy and VitePress read the whole page as
    /// metadata. Hugo and Zola fail.
    ///
    /// ## Fails
    /// ```markdown
    /// ---
    /// title: Spring
    /// ```
    /// ## Passes
    /// ```markdown
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "unclosed-front-matter" { default: Some(Severity::Error), fix: None, since: "0.1.0", check: Check::Document(check) }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        let Fault::Unclosed { open } = *fault else { continue };
        if cx.document.text(open) == "{" {
            let message = format!("unclosed `{{`: {}", cx.dialect.generator.facts().block.unclosed);
            sink.report(RULE.id, open, message).help("add `}` after the last field");
            continue;
        }
        let fence = cx.document.text(open).get(..3).unwrap_or("---");
        let message = format!("missing closing delimiter: {}", cx.dialect.generator.facts().block.unclosed);
        sink.report(RULE.id, open, message)
            .help(format!("add a line `{}` after the last field", closing(fence, cx)));
    }
}

fn closing<'a>(fence: &'a str, cx: &DocumentCx<'_>) -> &'a str {
    if fence.starts_with(['-', '+', ';']) { fence } else { outcome::fence(cx) }
}
