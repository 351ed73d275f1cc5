//! `unsupported-format`: a syntax that the generator does not support.

use crate::diagnostic::Severity;
use crate::document::DelimiterFault;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// The front matter is in a syntax that the generator does not support.
    ///
    /// ## Why
    /// `+++` is front matter in Hugo, Zola and Astro. Hexo, Jekyll, Docusaurus, Eleventy, VitePress and MkDocs show it
    /// as text. Only Hexo supports `;;;`, and only Hugo a JSON object at the start of the page.
    ///
    /// ## Fails
    /// ```markdown preset=jekyll file=_posts/2022-04-27-a.md
    /// +++
    /// title = "Spring"
    /// +++
    /// ```
    /// ```markdown preset=jekyll file=_posts/2022-04-27-b.md
    /// { "title": "Spring" }
    /// ```
    /// ## Passes
    /// ```markdown preset=jekyll file=_posts/2022-04-27-a.md
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "unsupported-format" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for span in outcome::delimiters(cx, DelimiterFault::Unsupported) {
        let fence = cx.document.text(span);
        let syntax = match fence.as_bytes().first() {
            Some(b'+') => format!("TOML between `{fence}`"),
            Some(b'{') => "JSON".to_owned(),
            _ => format!("JSON between `{fence}`"),
        };
        let generator = cx.dialect.generator;
        let consequence = generator.facts().block.unseen;
        let message = format!("{} does not support {syntax}: {consequence}", generator.title());
        sink.report(RULE.id, span, message).help("write YAML between two `---` lines");
    }
}
