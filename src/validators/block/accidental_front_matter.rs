//! `accidental-front-matter`: prose that the generator takes for metadata.

use crate::diagnostic::Severity;
use crate::loader::Generator;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// Text above a horizontal rule is taken for metadata and not printed.
    ///
    /// ## Why
    /// Hexo reads everything above the first line that starts with `---` as front matter if it looks like a mapping, even without
    /// a delimiter above it. A sentence such as `Note: x` over a horizontal rule vanishes from the page. MkDocs takes lines
    /// `Key: value` at the start of a page, up to an empty line, for metadata.
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
        only: &[Generator::Hexo, Generator::Mkdocs],
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    if cx.dialect.generator == Generator::Mkdocs {
        return key_line(cx, sink);
    }
    let Some(block) = &cx.document.block else { return };
    let [entry] = cx.document.entries() else { return };
    let Some(key) = entry.key.text() else { return };
    let is_prose = key.contains(' ') || key.starts_with(char::is_uppercase);
    if !block.open.is_empty() || !block.seen || !is_prose || cx.schema.field(key).is_some() {
        return;
    }
    let message = format!("Hexo takes `{key}: …` above the `---` for front matter and does not print it");
    sink.report(RULE.id, entry.key.span, message)
        .help("put an empty front matter above it, or write `***` for the rule");
}

/// The first line of a page for MkDocs, where it is a sentence rather than metadata.
fn key_line(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let text = &cx.document.source.text;
    let start = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let Some((key, value)) = line.split_once(": ").filter(|_| cx.document.block.is_none()) else { return };
    let is_key =
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    let is_sentence = value.trim_end().ends_with(['.', '!', '?']) && value.split_whitespace().count() >= 4;
    let known = cx.schema.field(&key.to_ascii_lowercase()).is_some();
    let (Ok(from), Ok(to)) = (u32::try_from(start), u32::try_from(start + key.len())) else { return };
    if is_key && is_sentence && !known {
        let message = format!("MkDocs takes `{key}: …` on the first line for metadata and does not print it");
        sink.report(RULE.id, Span::new(from, to), message).help("put a heading above it, or front matter");
    }
}
