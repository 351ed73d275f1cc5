//! `published-type`: `published` is a date in Hugo and a boolean in Hexo and Jekyll.

use crate::diagnostic::Severity;
use crate::document::Syntax;
use crate::generators::{Generator, Taken};
use crate::schema::{FieldType, Origin};
use crate::validators::{At, Check, NodeCx, Sink, declare_rule, type_of};
use crate::value::{Held, date};

declare_rule! {
    /// `published` is a boolean, but Hugo expects a date, or a date, but Hexo and Jekyll expect a boolean.
    ///
    /// ## Why
    /// Hugo fails on `published: true` (0.111 read it as the opposite of `draft`). Hexo and Jekyll read a date as
    /// "yes": the page is published, and gets its date from somewhere else.
    ///
    /// ## Fails
    /// ```yaml preset=hugo
    /// published: true
    /// ```
    /// ```yaml preset=jekyll
    /// published: 2022-04-27
    /// ```
    /// ## Passes
    /// ```yaml preset=jekyll
    /// published: false
    /// ```
    /// ```yaml preset=hugo
    /// published: 2022-04-27
    /// ```
    "published-type" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().flags.reads("published") || fails_at_flag(it),
        check: Check::Node { at: At::Fields(|_| vec!["published"]), check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    if cx.field.is_some_and(|field| field.origin == Origin::Configured) {
        return;
    }
    let found = type_of(cx.node, cx.page.dialect);
    let text = cx.node.text().unwrap_or_default();
    let generator = cx.page.dialect.generator;
    let title = generator.title();
    let is_date = fails_at_flag(generator);
    let is_read = generator.facts().dates.instead_of(cx.page.document, "published").is_none();
    if is_date && is_read && found == FieldType::Boolean {
        let message = format!("{title} reads `published` as a date and fails on `{text}`");
        sink.report(RULE.id, cx.node.span, message)
            .field(cx.field_path())
            .help(format!("write `draft: {}`", if text == "false" { "true" } else { "false" }));
    } else if !is_date && matches!(found, FieldType::Date | FieldType::String) && date::parse(text).is_ok() {
        let message = format!("{title} reads `published` as a boolean and `{text}` as true");
        let found = sink.report_as(RULE.id, Severity::Warning, cx.node.span, message);
        found.field(cx.field_path()).help("move the date to `date`, or write `true` here");
    }
}

/// Whether it reads `published` as a date, and a flag as none.
fn fails_at_flag(generator: Generator) -> bool {
    let dates = &generator.facts().dates;
    dates.has("published") && (dates.take)(&Held::Boolean(true), Syntax::Yaml) == Taken::Stops
}
