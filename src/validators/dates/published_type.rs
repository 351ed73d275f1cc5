//! `published-type`: `published` is a date in Hugo and a boolean in Hexo and Jekyll.

use crate::diagnostic::Severity;
use crate::loader::Generator;
use crate::schema::{FieldType, Origin};
use crate::validators::{Check, NodeCx, Sink, declare_rule, type_of};
use crate::value::date;

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
        only: &[Generator::Hugo, Generator::Hexo, Generator::Jekyll],
        check: Check::Node(check),
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let named = cx.key.is_some_and(|key| key.text() == Some("published"));
    if !named || cx.path.depth() != 1 || cx.field.is_some_and(|field| field.origin == Origin::Configured) {
        return;
    }
    let found = type_of(cx.node, cx.page.dialect);
    let text = cx.node.text().unwrap_or_default();
    let generator = cx.page.dialect.generator;
    let hugo = generator == Generator::Hugo;
    if hugo && found == FieldType::Boolean {
        let message = format!("Hugo reads `published` as a date and fails on `{text}`");
        sink.report(RULE.id, cx.node.span, message)
            .field(cx.field_path())
            .help(format!("write `draft: {}`", if text == "false" { "true" } else { "false" }));
    } else if !hugo && matches!(found, FieldType::Date | FieldType::String) && date::parse(text).is_ok() {
        let message = format!("{} reads `published` as a boolean and `{text}` as true", generator.title());
        let found = sink.report_as(RULE.id, Severity::Warning, cx.node.span, message);
        found.field(cx.field_path()).help("move the date to `date`, or write `true` here");
    }
}
