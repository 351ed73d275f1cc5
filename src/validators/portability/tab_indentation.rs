//! `tab-indentation`: tabs beside spaces, where only Hexo accepts tabs.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{DelimiterFault, Document, Fault, Syntax};
use crate::generators::Leniency;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A line is indented with a tab, and others with spaces.
    ///
    /// ## Why
    /// YAML forbids tabs in indentation, and every parser but Hexo's fails. Hexo replaces each tab with two spaces,
    /// which is rarely what an editor shows: below, `alt` belongs to `cover` and not to `size`. Front matter that is
    /// indented with tabs only is read as it looks, and reported only if the configuration or `--select` names the rule.
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// cover:
    ///   size:
    ///     width: 600
    /// 	alt: harbour
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// cover:
    ///   size:
    ///     width: 600
    ///   alt: harbour
    /// ```
    /// ```yaml preset=hexo
    /// tags:
    /// 	- harbour
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
    let is_mixed =
        document.text(content).lines().any(|line| line.starts_with(' ') && !line.trim().is_empty());
    if !is_mixed && !sink.is_asked(RULE.id) {
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
