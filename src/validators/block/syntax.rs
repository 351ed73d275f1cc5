//! `syntax`: the block does not parse.

use crate::diagnostic::{Applicability, Severity};
use crate::document::{DelimiterFault, Fault};
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The front matter does not parse, so the generator cannot read any of it.
    ///
    /// ## Why
    /// Most generators stop the build. Hexo drops the page, Jekyll publishes it without title and date, and MkDocs
    /// shows the block as text, all three with exit status 0.
    ///
    /// ## Fails
    /// ```yaml
    /// title: Foo: bar
    /// ```
    /// ## Passes
    /// ```yaml
    /// title: "Foo: bar"
    /// ```
    "syntax" { default: Some(Severity::Error), fix: Some(Applicability::Safe), since: "0.1.0", check: Check::Document(check) }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        let Fault::Syntax { span, problem } = fault else { continue };
        if is_of_delimiter(cx, *span) || is_in_template(cx, *span) {
            continue;
        }
        let found = sink.report(RULE.id, *span, problem.message.clone());
        found.help.clone_from(&problem.help);
        found.fix.clone_from(&problem.fix);
        if let Some((span, words)) = &problem.label {
            found.label(*span, words.clone());
        }
    }
}

/// Whether a template engine fills in the line (`<% tp.file.title %>`), so that what is written there is not yet YAML.
fn is_in_template(cx: &DocumentCx<'_>, span: Span) -> bool {
    let text = &cx.document.source.text;
    let before = text.get(..span.start as usize).unwrap_or_default();
    let behind = text.get(span.start as usize..).unwrap_or_default();
    let start = before.rsplit('\n').next().unwrap_or_default();
    let end = behind.lines().next().unwrap_or_default();
    let opens = |part: &str| part.contains("<%");
    (opens(start) || opens(end)) && (start.contains("%>") || end.contains("%>"))
}

/// Whether it is the text after a delimiter, which `malformed-delimiter` reports.
fn is_of_delimiter(cx: &DocumentCx<'_>, span: Span) -> bool {
    cx.document.faults.iter().any(|fault| {
        matches!(fault, Fault::Delimiter { span: at, fault: DelimiterFault::TrailingText }
            if at.start <= span.start && span.start < at.end)
    })
}
