//! `draft-ignored`: `draft: true`, or `published: false`, with a generator that publishes the page anyway.

use crate::diagnostic::Severity;
use crate::loader::Generator;
use crate::schema::Origin;
use crate::validators::{Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// `draft: true` or `published: false` has no effect: the generator publishes the page.
    ///
    /// ## Why
    /// Hugo, Zola and Docusaurus hide drafts; Hexo, Jekyll and Eleventy silently publish them. Hexo and Jekyll expect
    /// `published: false`, or the page in `_drafts/`; Docusaurus and Eleventy ignore `published`.
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// draft: true
    /// ```
    /// ```yaml preset=docusaurus
    /// published: false
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
        only: &[Generator::Hexo, Generator::Jekyll, Generator::Eleventy, Generator::Docusaurus],
        check: Check::Node(check),
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(key) = cx.key.filter(|_| cx.path.depth() == 1).and_then(|key| key.text()) else { return };
    let configured = cx.field.is_some_and(|field| field.origin == Origin::Configured);
    let generator = cx.page.dialect.generator;
    match (key, generator) {
        ("draft", Generator::Hexo | Generator::Jekyll) if says(cx, true) => draft(cx, sink),
        // A site can implement drafts in its Eleventy configuration.
        ("draft", Generator::Eleventy) if says(cx, true) => {
            report(cx, sink, key, Severity::Warning, ELEVENTY);
        }
        ("published", Generator::Eleventy) if says(cx, false) && !configured => {
            report(cx, sink, key, Severity::Warning, ELEVENTY);
        }
        ("published", Generator::Docusaurus) if says(cx, false) && !configured => {
            report(cx, sink, key, Severity::Warning, "write `draft: true`");
        }
        _ => {}
    }
}

const ELEVENTY: &str = "write `permalink: false` and `eleventyExcludeFromCollections: true`";

/// Whether the author meant yes, or no.
fn says(cx: &NodeCx<'_>, yes: bool) -> bool {
    let words: &[&str] = if yes { &["true", "yes", "on", "1"] } else { &["false", "no", "off", "0"] };
    cx.node.text().is_some_and(|text| words.iter().any(|word| text.trim().eq_ignore_ascii_case(word)))
}

/// Hexo and Jekyll check the folder and `published`.
fn draft(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let path = cx.page.place.path;
    let in_drafts = path.components().any(|part| part.as_os_str() == "_drafts");
    let hidden = cx.page.document.entry("published").is_some_and(|entry| entry.value.text() == Some("false"));
    if !in_drafts && !hidden {
        let help = "write `published: false`, or move the page to `_drafts/`";
        report(cx, sink, "draft", Severity::Error, help);
    }
}

fn report(cx: &NodeCx<'_>, sink: &mut Sink<'_>, key: &str, severity: Severity, help: &str) {
    let title = cx.page.dialect.generator.title();
    let message = format!("`{key}` has no effect: {title} publishes the page anyway");
    sink.report_as(RULE.id, severity, cx.node.span, message).field(cx.field_path()).help(help);
}
