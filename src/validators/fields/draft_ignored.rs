//! `draft-ignored`: `draft: true` under a generator that publishes drafts.

use crate::diagnostic::Severity;
use crate::loader::Generator;
use crate::validators::{Check, NodeCx, Sink, declare_rule};
use crate::value::scalar;

declare_rule! {
    /// `draft: true` has no effect: the generator publishes the page.
    ///
    /// ## Why
    /// Hugo, Zola and Docusaurus hide such a page; Hexo, Jekyll and Eleventy publish it, without a word. Hexo and Jekyll
    /// want `published: false`, or the page in `_drafts/`.
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// draft: true
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// published: false
    /// ```
    /// ```yaml preset=jekyll file=_drafts/spring.md
    /// draft: true
    /// ```
    "draft-ignored" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: &[Generator::Hexo, Generator::Jekyll, Generator::Eleventy],
        check: Check::Node(check),
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let is_draft = cx.path.depth() == 1 && cx.key.and_then(|key| key.text()) == Some("draft");
    if !is_draft || !cx.node.text().is_some_and(scalar::is_true) {
        return;
    }
    let path = cx.page.place.path;
    let in_drafts = path.components().any(|part| part.as_os_str() == "_drafts");
    let hidden = cx.page.document.entry("published").is_some_and(|entry| entry.value.text() == Some("false"));
    if in_drafts || hidden {
        return;
    }
    let generator = cx.page.dialect.generator;
    let message = format!("`draft` has no effect: {} publishes the page", generator.title());
    // A site of Eleventy can teach it about drafts, in its own configuration.
    if generator == Generator::Eleventy {
        sink.report_as(RULE.id, Severity::Warning, cx.node.span, message)
            .field(cx.field_path())
            .help("write `permalink: false` and `eleventyExcludeFromCollections: true`");
    } else {
        sink.report(RULE.id, cx.node.span, message)
            .field(cx.field_path())
            .help("write `published: false`, or move the page to `_drafts/`");
    }
}
