//! `accidental-front-matter`: prose that the generator takes for metadata.

use crate::diagnostic::Severity;
use crate::loader::Generator;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// Text above a horizontal rule is taken for metadata and not printed.
    ///
    /// ## Why
    /// Hexo reads everything above the first line that starts with `---` as front matter if it looks like a mapping, even without
    /// a delimiter above it. A sentence such as `Note: x` over a horizontal rule vanishes from the page.
    ///
    /// ## Fails
    /// ```markdown preset=hexo
    /// Please note: this page moves in May
    /// ---
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
        only: &[Generator::Hexo],
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
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
