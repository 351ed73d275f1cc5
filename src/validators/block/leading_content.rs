//! `leading-content`: something stands above the opening delimiter.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Fault;
use crate::loader::Generator;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// Something stands above the opening delimiter, so many generators see no front matter.
    ///
    /// ## Why
    /// Jekyll, Docusaurus, Eleventy, VitePress, MkDocs and Obsidian look for the delimiter on the very first line. With an
    /// empty line above it they publish the page without title and date, and print the metadata as text. Hexo survives
    /// one empty line and not two; Hugo, Astro and Zola read the page with any number, so it is not reported there.
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

const BLIND: &str = "Jekyll, Docusaurus, Eleventy, VitePress and MkDocs see no front matter";

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        let Fault::LeadingContent(span) = *fault else { continue };
        if outcome::copes(cx) {
            continue;
        }
        let text = cx.document.text(span);
        let is_blank = text.trim().is_empty();
        let (place, what) =
            if is_blank { (first_line(span, text), lines(text)) } else { content(span, text) };
        let message = format!("{what} above the front matter: {}", consequence(cx));
        let found = sink.report_as(RULE.id, outcome::severity(cx), place, message);
        let fence = outcome::fence(cx);
        found.help(format!("let the file begin with `{fence}`"));
        if is_blank {
            found.fix(Fix::safe("delete the empty lines", [Edit::delete(span)]));
        }
    }
}

/// Who is blind: the page's own generator, or, where none is known or it copes, the others.
fn consequence(cx: &DocumentCx<'_>) -> &'static str {
    match cx.dialect.generator {
        Generator::Generic => BLIND,
        _ => outcome::consequence(cx, BLIND),
    }
}

/// The first of the empty lines, with its line end.
fn first_line(span: Span, text: &str) -> Span {
    let end = text.find('\n').map_or(text.len(), |at| at + 1);
    span.sub(0..end)
}

fn lines(text: &str) -> String {
    match text.lines().count() {
        1 => "an empty line stands".to_owned(),
        count => format!("{count} empty lines stand"),
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
    (span.sub(start..start + line.len()), format!("`{shown}` stands"))
}
