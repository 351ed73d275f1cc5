//! `empty-front-matter`: front matter without fields.

use std::path::Path;

use crate::diagnostic::Severity;
use crate::document::Fault;
use crate::generators::Empty;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The front matter contains no fields.
    ///
    /// ## Why
    /// Hexo and MkDocs read two delimiters with nothing between them as two horizontal rules. In Jekyll, an empty block
    /// marks a page for processing, so it is not reported there, nor where no generator is known, and neither is a part
    /// that other pages include, in a folder such as `_includes/`.
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

/// Whether the page lies in a folder of parts that other pages include: `_includes/`, `_partials/`.
fn is_part(path: &Path) -> bool {
    let folders = path.parent().into_iter().flat_map(Path::components);
    let is_hidden = |name: &str| name.starts_with('_') && !matches!(name, "_posts" | "_drafts");
    folders.filter_map(|part| part.as_os_str().to_str()).any(is_hidden)
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let Some(block) = &cx.document.block else {
        let text = cx.document.source.text.trim_start_matches('\u{feff}');
        let mut lines = text.lines().map(str::trim_end);
        // Hexo and MkDocs do not even see a block.
        let is_meant = cx.dialect.generator.facts().block.empty == Empty::Text;
        if is_meant && lines.next() == Some("---") && lines.next() == Some("---") {
            let at = cx.document.source.text.len() - text.len();
            let message = format!(
                "the front matter is empty: {} shows the delimiters as text",
                cx.dialect.generator.title()
            );
            sink.report(RULE.id, Span::of(at..at + 3), message).help("add a field, or remove the delimiters");
        }
        return;
    };
    let is_fine = cx.dialect.generator.facts().block.empty == Empty::Fine;
    if is_fine
        || block.close.is_none()
        || !cx.document.text(block.content).trim().is_empty()
        || is_part(cx.place.path)
    {
        return;
    }
    let others = cx.document.faults.iter().any(|fault| {
        // A character that only some readers take for whitespace is a string.
        matches!(fault, Fault::Syntax { .. } | Fault::Encoding { .. } | Fault::NotAMapping { .. })
    });
    if !others {
        sink.report(RULE.id, block.open, "the front matter is empty")
            .help("add a field, or remove the delimiters");
    }
}
