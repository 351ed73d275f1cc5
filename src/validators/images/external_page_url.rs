//! `external-page-url`: `url` or `aliases` of a Hugo page that point to another site.

use crate::diagnostic::Severity;
use crate::document::Node;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A page's own `url` or one of its `aliases` is a full URL instead of a path.
    ///
    /// ## Why
    /// Both set the path of the page on this site. Hugo fails if they start with `http`.
    ///
    /// ## Fails
    /// ```yaml preset=hugo
    /// url: https://example.org/tides/
    /// ```
    /// ```yaml preset=hugo
    /// aliases:
    ///   - /old/
    ///   - http://example.org/old/
    /// ```
    /// ## Passes
    /// ```yaml preset=hugo
    /// url: /tides/
    /// aliases: [/old/]
    /// ```
    "external-page-url" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().address.is_path,
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for entry in ["url", "aliases"].into_iter().filter_map(|name| cx.entry(name)) {
        let name = entry.key.text().unwrap_or_default();
        look(cx, &entry.value, name, sink);
        for (index, item) in entry.value.items().unwrap_or_default().iter().enumerate() {
            look(cx, item, &format!("{name}[{index}]"), sink);
        }
    }
}

fn look(cx: &DocumentCx<'_>, node: &Node<'_>, path: &str, sink: &mut Sink<'_>) {
    let Some(text) = node.text() else { return };
    let is_external =
        |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if !is_external("http://") && !is_external("https://") {
        return;
    }
    let after = text.find("://").map_or(0, |at| at + 3);
    let local = text
        .get(after..)
        .unwrap_or_default()
        .find('/')
        .map_or("/", |slash| text.get(after + slash..).unwrap_or_default());
    let title = cx.dialect.generator.title();
    let message = format!("`{text}` is a full URL: {title} fails, because it expects a path on this site");
    let found = sink.report(RULE.id, node.sub_span(0..text.len()), message);
    found.field(path).help(format!("write `{local}`, or move the URL to a custom field"));
}
