//! `zola-top-level-taxonomy`: `tags` or `categories` where Zola does not look.

use crate::diagnostic::{RuleId, Severity};
use crate::document::Entry;
use crate::generators::zola::fields;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// `tags` or `categories` are at the top level, where Zola drops them.
    ///
    /// ## Why
    /// Zola reads terms only from the table `taxonomies` and silently drops them anywhere else.
    ///
    /// ## Fails
    /// ```toml preset=zola
    /// title = "Spring"
    /// tags = ["news"]
    /// ```
    /// ## Passes
    /// ```toml preset=zola
    /// title = "Spring"
    /// [taxonomies]
    /// tags = ["news"]
    /// ```
    "zola-top-level-taxonomy" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().terms.table.is_some(),
        check: Check::Node { at: At::Fields(|_| vec!["tags", "categories"]), check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some((key, name)) = cx.key.and_then(|key| Some((key, key.text()?))) else { return };
    // A section has no terms at all.
    if fields::is_section(cx.page.place.path) {
        return;
    }
    // Where `taxonomies` above it is empty, `empty-value` says that the entries are not indented.
    let table = cx.page.dialect.generator.facts().terms.table.and_then(|name| cx.page.document.entry(name));
    let is_emptied = |table: &Entry<'_>| table.value.is_null() && table.key.span.start < key.span.start;
    if table.is_some_and(is_emptied) && sink.is_on(RuleId("empty-value")) {
        return;
    }
    let title = cx.page.dialect.generator.title();
    sink.report(RULE.id, key.span, format!("{title} drops `{name}` at the top level"))
        .field(cx.field_path())
        .help(format!("move it to `taxonomies`, as `taxonomies.{name}`"));
}
