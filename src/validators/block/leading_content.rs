//! `leading-content`: text or empty lines above the opening delimiter.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Fault;
use crate::generators::unknown::BLIND;
use crate::span::Span;
use crate::validators::dates::quarto;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// Text or an empty line above the opening delimiter hides the front matter from many generators.
    ///
    /// ## Why
    /// Jekyll, Docusaurus, Eleventy, VitePress, MkDocs and Obsidian look for the delimiter on the first line only.
    /// Otherwise they publish the page without title and date, and show the metadata as text. Hexo accepts one empty
    /// line, but not two: one is reported only if the configuration or `--select` names the rule. Hugo, Astro and Zola
    /// accept any number, so it is not reported there.
    ///
    /// ## Fails
    /// ```markdown
    ///
    /// ---
    /// title: Spring
    /// ---
    /// ```
    /// ```markdown preset=jekyll file=_posts/2022-04-27-spring.md
    ///
    /// ---
    /// title: Spring
    /// ---
    /// ```
    /// ## Passes
    /// ```markdown
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "leading-content" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        let Fault::LeadingContent(span) = *fault else { continue };
        // What the page's own generator reads is not a fault there, unless somebody asks for the rule.
        let is_read = outcome::is_seen(cx) && cx.dialect.generator.is_known();
        if outcome::copes(cx) || (is_read && !sink.is_asked(RULE.id)) {
            continue;
        }
        let text = cx.document.text(span);
        let is_blank = text.trim().is_empty();
        // Quarto finds blocks anywhere, R Markdown below empty lines.
        if is_blank && quarto::is_alone(cx) && !sink.is_asked(RULE.id) {
            continue;
        }
        let (place, what) =
            if is_blank { (first_line(span, text), lines(text)) } else { content(span, text) };
        let message = format!("{what} above the front matter: {}", consequence(cx));
        let found = sink.report_as(RULE.id, outcome::severity(cx), place, message);
        let fence = outcome::fence(cx);
        found.help(format!("start the file with `{fence}`"));
        if is_blank {
            found.fix(Fix::safe("delete the empty lines", [Edit::delete(span)]));
        }
    }
}

/// Who does not find the block: the page's own generator, or the others if it is unknown or copes.
fn consequence(cx: &DocumentCx<'_>) -> &'static str {
    if cx.dialect.generator.is_known() { outcome::consequence(cx, BLIND) } else { BLIND }
}

/// The first of the empty lines, with its line end.
fn first_line(span: Span, text: &str) -> Span {
    let end = text.find('\n').map_or(text.len(), |at| at + 1);
    span.sub(0..end)
}

fn lines(text: &str) -> String {
    match text.lines().count() {
        1 => "empty line".to_owned(),
        count => format!("{count} empty lines"),
    }
}

/// The first line of text, shortened for the message.
fn content(span: Span, text: &str) -> (Span, String) {
    let start = text.len() - text.trim_start().len();
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default().trim_end();
    let mut shown: String = line.chars().take(30).collect();
    if shown.len() < line.len() {
        shown.push('…');
    }
    (span.sub(start..start + line.len()), format!("`{shown}`"))
}
