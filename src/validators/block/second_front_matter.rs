//! `second-front-matter`: a second block right after the first, which is shown as text.

use crate::diagnostic::Severity;
use crate::document::{Document, Syntax};
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A second block of front matter follows the first and is shown as text.
    ///
    /// ## Why
    /// Generators read one block; the rest is the body. The delimiters become horizontal rules or headings, and readers
    /// see `title: …` at the top of the page. Scripts that add a block to pages that already have one cause this.
    ///
    /// ## Fails
    /// ```markdown
    /// ---
    /// title: Harbour
    /// tags: [night]
    /// ---
    /// ---
    /// title: Harbour
    /// ---
    /// The crane stands still.
    /// ```
    /// ## Passes
    /// ```markdown
    /// ---
    /// title: Harbour
    /// ---
    ///
    /// ---
    ///
    /// A rule at the head of the body is no block.
    /// ```
    "second-front-matter" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let Some(span) = second(cx.document) else { return };
    sink.report(RULE.id, span, "second block of front matter: it is shown as text")
        .help("move its fields into the first block, or delete it");
}

/// The delimiter that opens the second block. Only the start of the body is available: the block is certain if it is
/// closed there, or starts with a key of the first.
fn second(document: &Document<'_>) -> Option<Span> {
    let block = document.block.as_ref().filter(|block| block.seen && block.syntax == Syntax::Yaml)?;
    block.close?;
    let rest = document.source.text.get(block.body as usize..)?;
    let start = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
    let rest = rest.get(start..).filter(|rest| rest.starts_with("---"))?;
    let mut lines = rest.lines().map(str::trim_end);
    if lines.next()? != "---" {
        return None;
    }
    let (key, _) = lines.next()?.split_once(':')?;
    let is_key =
        !key.is_empty() && key.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '-'));
    let is_closed = lines.any(|line| line == "---");
    let at = block.body as usize + start;
    (is_key && (is_closed || document.entry(key).is_some())).then(|| Span::of(at..at + 3))
}
