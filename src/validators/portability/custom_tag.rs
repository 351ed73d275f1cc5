//! `custom-tag`: a tag that YAML does not define.

use crate::diagnostic::Severity;
use crate::document::Style;
use crate::span::Span;
use crate::validators::dates::quarto;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};
use crate::value::scalar::Reader;

declare_rule! {
    /// A value has a tag that no generator knows.
    ///
    /// ## Why
    /// A value that starts with `!` has a YAML tag. Hexo, Astro, Docusaurus, Eleventy, VitePress, MkDocs and Zola
    /// reject the page; Jekyll and Hugo ignore the tag, which is then missing from the text. To Hugo, an image in Markdown is
    /// a tag, too, and the fields below one without a value are its value.
    ///
    /// ## Fails
    /// ```yaml
    /// title: !important Spring
    /// ```
    /// ```yaml preset=hugo
    /// cover: ![harbour](harbour.png)
    /// ```
    /// ## Passes
    /// ```yaml
    /// title: "!important Spring"
    /// order: !!str 1
    /// ```
    "custom-tag" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        needs: b"!",
        check: Check::Node { at: At::All, check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(tag) = cx.node.tag.as_deref().filter(|_| !cx.node.alias) else { return };
    if tag.starts_with("!!") || tag.starts_with("!<tag:yaml.org,2002:") || tag == "!" {
        return;
    }
    // knitr runs the value as code before the front matter is read.
    if quarto::is_alone(cx.page) && matches!(tag, "!expr" | "!r") {
        return;
    }
    let dialect = cx.page.dialect;
    if let Some(swallowed) = swallowed(cx, tag) {
        let title = dialect.generator.title();
        let message = format!("`{tag}` has no value: {title} reads the fields below it as its value");
        sink.report_as(RULE.id, Severity::Error, swallowed, message)
            .help("quote the value, or remove the tag");
        return;
    }
    let copes = matches!(dialect.reader, Reader::SafeYaml | Reader::Goccy | Reader::YamlV2);
    let severity = if copes { Severity::Warning } else { Severity::Error };
    let who = if dialect.generator.is_known() { dialect.generator.title() } else { "nearly every generator" };
    let does = match cx.node.scalar() {
        _ if !copes => "rejects it",
        Some(scalar) if scalar.style == Style::Absent && dialect.reader == Reader::Goccy => {
            "reads an empty value"
        }
        _ => "ignores it",
    };
    let message = format!("unsupported YAML tag `{tag}`: {who} {does}");
    let span = place(cx, tag).unwrap_or(cx.node.span);
    sink.report_as(RULE.id, severity, span, message)
        .field(cx.field_path())
        .help("quote the value, or remove the tag");
}

/// The tag and the fields that goccy/go-yaml takes as its value.
fn swallowed(cx: &NodeCx<'_>, tag: &str) -> Option<Span> {
    let is_absent = cx.node.scalar().is_some_and(|scalar| scalar.style == Style::Absent);
    let last = cx.siblings.last()?.value.span;
    let key = cx.key?.span;
    let is_followed = last.start > key.end && cx.siblings.last()?.key.span != key;
    let start = place(cx, tag).map_or(key.start, |place| place.start);
    (cx.page.dialect.reader == Reader::Goccy && is_absent && is_followed).then(|| Span::new(start, last.end))
}

/// The tag is between the end of the previous token and the value.
fn place(cx: &NodeCx<'_>, tag: &str) -> Option<Span> {
    let from = cx.key.map_or(cx.node.span.start.saturating_sub(256), |key| key.span.end);
    let before = Span::new(from, cx.node.span.start).slice(&cx.page.document.source.text);
    let at = before.rfind(tag)?;
    Some(Span::at(from).sub(at..at + tag.len()))
}
