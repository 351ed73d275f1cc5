//! `syntax`: the block does not parse.

use serde::de::IgnoredAny;

use crate::diagnostic::{Applicability, Guess, Severity};
use crate::document::{DelimiterFault, Fault, Syntax};
use crate::generators::Peer;
use crate::reading::{self, Outcome};
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};
use crate::value::scalar::Reader;

use super::{outcome, template_files};

declare_rule! {
    /// The front matter does not parse, so the generator cannot read any of it.
    ///
    /// ## Why
    /// Most generators stop the build. Hexo drops the page, Jekyll publishes it without title and date, and MkDocs
    /// shows the block as text, all three with exit status 0. VitePress, Hugo and Claude Code accept some texts that are not
    /// YAML; there this is a warning, and nothing on five pages or more.
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
    if let Some(span) = refused_tab(cx) {
        let message =
            format!("tab in the indentation, which {} does not accept", cx.dialect.generator.title());
        sink.report(RULE.id, span, message).help("indent with spaces, or start the line without a tab");
        return;
    }
    if is_program(cx) {
        return;
    }
    let mut severity = None;
    for fault in &cx.document.faults {
        let Fault::Syntax { span, problem } = fault else { continue };
        // A dash too many makes a list of the block.
        let is_of_surplus = outcome::surplus_of_opening(cx).is_some();
        if is_of_surplus || is_of_delimiter(cx, *span) || is_in_template(cx, *span) {
            continue;
        }
        let severity = *severity.get_or_insert_with(|| severity_of(cx));
        let found = match severity {
            Severity::Error => sink.report(RULE.id, *span, problem.message.clone()),
            milder @ Severity::Warning => {
                let found = sink.report_as(RULE.id, milder, *span, problem.message.clone());
                found.guess(Guess::Portability)
            }
        };
        // Hexo reads it.
        if !cx.dialect.generator.is_known() && cx.document.text(*span) == "\t" {
            found.guess(Guess::Tabs);
        }
        found.help.clone_from(&problem.help);
        found.fix.clone_from(&problem.fix);
        if let Some((span, words)) = &problem.label {
            found.label(*span, words.clone());
        }
    }
}

/// Whether a tool without a preset makes something else of the block: runs it, or fills in a line of it as a template.
fn is_program(cx: &DocumentCx<'_>) -> bool {
    let Some(block) = cx.document.block.as_ref().filter(|_| !cx.dialect.generator.is_known()) else {
        return false;
    };
    let is_tag = |line: &str| line.trim_start().starts_with("{{") && line.trim_end().ends_with("}}");
    match block.syntax {
        Syntax::Toml => cx.place.facts.peer == Some(Peer::RunsBlocks),
        _ => cx.document.text(block.content).lines().any(is_tag),
    }
}

/// Whether a template engine fills in the line (`<% tp.file.title %>`, and `{{ title }}` in a template), so that what is
/// written there is not yet YAML.
fn is_in_template(cx: &DocumentCx<'_>, span: Span) -> bool {
    let text = &cx.document.source.text;
    if cx.document.text(span).starts_with("{{") && template_files::is_template(cx.place.path) {
        return true;
    }
    let before = text.get(..span.start as usize).unwrap_or_default();
    let behind = text.get(span.start as usize..).unwrap_or_default();
    let start = before.rsplit('\n').next().unwrap_or_default();
    let end = behind.lines().next().unwrap_or_default();
    let opens = |part: &str| part.contains("<%");
    (opens(start) || opens(end)) && (start.contains("%>") || end.contains("%>"))
}

/// Some readers accept texts that are not YAML: for them it is a warning.
fn severity_of(cx: &DocumentCx<'_>) -> Severity {
    let may = matches!(cx.dialect.reader, Reader::JsYaml3 | Reader::Goccy);
    let copes = may && matches!(reading::of_block(cx.document, cx.dialect), Outcome::Holds(_));
    if copes || is_read_at_second_try(cx) { Severity::Warning } else { Severity::Error }
}

/// Whether the generator gives the block another try and can read it then.
fn is_read_at_second_try(cx: &DocumentCx<'_>) -> bool {
    let content = cx.document.block.as_ref().map(|block| cx.document.text(block.content));
    let second_try = cx.dialect.generator.facts().second_try;
    let changed = content.and_then(|content| second_try(cx.place.path, content));
    changed.is_some_and(|changed| serde_yaml::from_str::<IgnoredAny>(&changed).is_ok())
}

/// The first tab in front of a line, where it is fine in YAML and the generator's reader is not.
fn refused_tab(cx: &DocumentCx<'_>) -> Option<Span> {
    let document = cx.document;
    let block =
        document.block.as_ref().filter(|block| block.syntax == Syntax::Yaml && document.root.is_some())?;
    let content = document.text(block.content);
    let has_another = document.faults.iter().any(|fault| !matches!(fault, Fault::ByteOrderMark(_)));
    if memchr::memchr(b'\t', content.as_bytes()).is_none() || has_another {
        return None;
    }
    let mut start = 0;
    let tab = content.split_inclusive('\n').find_map(|line| {
        let indent = line.get(..line.len() - line.trim_start().len()).unwrap_or_default();
        let at = indent.find('\t').map(|at| start + at);
        start += line.len();
        at
    })?;
    let is_refused = match reading::of_block(document, cx.dialect) {
        Outcome::Stops(_) => true,
        Outcome::Nothing => (cx.dialect.generator.facts().block.shows_unreadable)(block.syntax),
        Outcome::Holds(_) => false,
    };
    is_refused.then(|| block.content.sub(tab..tab + 1))
}

/// Whether it is the text after a delimiter, which `malformed-delimiter` reports.
fn is_of_delimiter(cx: &DocumentCx<'_>, span: Span) -> bool {
    cx.document.faults.iter().any(|fault| {
        matches!(fault, Fault::Delimiter { span: at, fault: DelimiterFault::TrailingText }
            if at.start <= span.start && span.start < at.end)
    })
}
