//! `accidental-front-matter`: prose that the generator reads as metadata.

use crate::diagnostic::Severity;
use crate::document::Syntax;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// Text at the start of the page is read as metadata and is not shown.
    ///
    /// ## Why
    /// Hexo reads everything above the first line that starts with `---` as front matter if it looks like a mapping,
    /// even without an opening delimiter. A sentence such as `Note: x` above a horizontal rule disappears from the
    /// page. MkDocs reads `Key: value` lines at the start of a page, up to the first empty line, as metadata.
    ///
    /// ## Fails
    /// ```markdown preset=hexo
    /// Please note: this page moves in May
    /// ---
    /// text
    /// ```
    /// ```markdown preset=mkdocs
    /// Note: this page moves to the new handbook in May.
    ///
    /// text
    /// ```
    /// ## Passes
    /// ```markdown preset=hexo
    /// ---
    /// title: Spring
    /// ---
    /// Please note: this page moves in May
    /// ```
    "accidental-front-matter" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().block.opens_by_itself || it.facts().block.reads_key_lines,
        precision: Heuristic,
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    if cx.dialect.generator.facts().block.reads_key_lines {
        return key_line(cx, sink);
    }
    let Some(block) = &cx.document.block else { return };
    let [entry] = cx.document.entries() else { return };
    let Some(key) = entry.key.text() else { return };
    let is_prose = key.contains(' ') || key.starts_with(char::is_uppercase);
    if !block.open.is_empty() || !block.seen || !is_prose || cx.schema.field(key).is_some() {
        return;
    }
    let title = cx.dialect.generator.title();
    let message = format!("{title} reads `{key}: …` above the `---` as front matter and does not show it");
    sink.report(RULE.id, entry.key.span, message)
        .help("write `***` for the horizontal rule, or add empty front matter above the text");
}

/// The first line of a page for MkDocs, if it is a sentence rather than metadata.
fn key_line(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let text = &cx.document.source.text;
    let start = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let has_delimiters = cx.document.block.as_ref().is_some_and(|block| block.syntax != Syntax::Headers);
    let Some((key, value)) = line.split_once(": ").filter(|_| !has_delimiters) else { return };
    let is_key =
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    let is_sentence = value.trim_end().ends_with(['.', '!', '?']) && value.split_whitespace().count() >= 4;
    let known = cx.schema.field(&key.to_ascii_lowercase()).is_some();
    let (Ok(from), Ok(to)) = (u32::try_from(start), u32::try_from(start + key.len())) else { return };
    if is_key && is_sentence && !known {
        let title = cx.dialect.generator.title();
        let message = format!("{title} reads `{key}: …` on the first line as metadata and does not show it");
        sink.report(RULE.id, Span::new(from, to), message).help("add a heading or front matter above it");
    }
}
