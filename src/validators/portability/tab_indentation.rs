//! `tab-indentation`: a tab that only Hexo accepts.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{DelimiterFault, Document, Fault, Syntax};
use crate::generators::Leniency;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A line is indented with a tab, which only Hexo accepts.
    ///
    /// ## Why
    /// YAML forbids tabs in indentation, and every other parser fails. Hexo replaces each tab with two spaces, which
    /// may not match the indentation of the surrounding lines.
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// tags:
    /// 	- harbour
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// tags:
    ///   - harbour
    /// ```
    "tab-indentation" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        only: |it| it.facts().leniency == Leniency::Tabs,
        needs: b"\t",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let document = cx.document;
    let Some(block) = document.block.as_ref().filter(|block| block.syntax == Syntax::Yaml) else { return };
    let content = block.content;
    // A syntax error reports its tab itself, and until it is fixed nothing else is certain.
    if memchr::memchr(b'\t', document.text(content).as_bytes()).is_none() || is_broken(document) {
        return;
    }
    let mut at = content.start as usize;
    for line in document.text(content).split_inclusive('\n') {
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        let indent = line.get(..blanks).unwrap_or_default();
        if indent.contains('\t') && !line.trim().is_empty() {
            let span = Span::of(at..at + blanks);
            let title = cx.dialect.generator.title();
            let message = format!("tab in the indentation: only {title} accepts it, as two spaces");
            let found = sink.report(RULE.id, span, message);
            let spaces = indent.replace('\t', "  ");
            found
                .help("indent with spaces")
                .fix(Fix::safe("replace the tabs with spaces", [Edit::replace(span, spaces)]));
        }
        at += line.len();
    }
}

fn is_broken(document: &Document<'_>) -> bool {
    document.faults.iter().any(|fault| {
        matches!(fault, Fault::Syntax { .. } | Fault::Delimiter { fault: DelimiterFault::Inner, .. })
    })
}
