//! `quoted-date`: a date in quotes where only a YAML date is accepted.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Node, Style};
use crate::schema::{Field, Origin};
use crate::validators::dates::reading;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};
use crate::value::date;

declare_rule! {
    /// The date of a blog post is a string, but the blog of Material for MkDocs accepts only a YAML date.
    ///
    /// ## Why
    /// A date in quotes is a string in YAML, and so is `2022/04/27`: Material fails on both. Only the unquoted forms
    /// `2022-04-27` and `2022-04-27 10:22:31` are dates.
    ///
    /// ## Fails
    /// ```yaml preset=mkdocs file=docs/blog/posts/spring.md
    /// date: '2022-04-27'
    /// ```
    /// ```yaml preset=mkdocs file=docs/blog/posts/spring.md
    /// date:
    ///   created: April 27, 2022
    /// ```
    /// ## Passes
    /// ```yaml preset=mkdocs file=docs/blog/posts/spring.md
    /// date: 2022-04-27
    /// ```
    "quoted-date" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        only: |it| it.facts().dates.wants_native.is_some(),
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    // Only posts of the blog have dates for the generator.
    let is_usual = || cx.dialect.generator.facts().known("date", cx.place.path).is_some();
    let is_of_post = |field: &Field| match field.origin {
        Origin::Preset => true,
        Origin::Configured => field.is_strict || is_usual(),
        Origin::Assumed => false,
    };
    if !cx.schema.field("date").is_some_and(is_of_post) {
        return;
    }
    let Some(entry) = cx.entry("date") else { return };
    match entry.value.entries() {
        Some(inside) => inside.iter().for_each(|date| of(cx, &date.value, sink)),
        None => of(cx, &entry.value, sink),
    }
}

fn of(cx: &DocumentCx<'_>, node: &Node<'_>, sink: &mut Sink<'_>) {
    let Some(scalar) = node.scalar() else { return };
    let Ok(date) = date::parse(&scalar.text) else { return };
    let text = scalar.text.trim();
    let is_stamp = reading::is_timestamp(text, &date);
    if is_stamp && matches!(scalar.style, Style::Plain | Style::Line | Style::Native(_)) {
        return;
    }
    let Some(title) = cx.dialect.generator.facts().dates.wants_native else { return };
    let message = format!("`{text}` is a string: {title} fails, because it accepts only a YAML date");
    let found = sink.report(RULE.id, node.span, message);
    found.field("date");
    if !is_stamp {
        let form = if date.has_time() { "%Y-%m-%d %H:%M:%S" } else { "%Y-%m-%d" };
        found.help(format!("write `{}`", date.local.format(form)));
        return;
    }
    found.help(format!("write `{text}`, without quotes"));
    if node.is_exact() && matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted) {
        found.fix(Fix::safe("remove the quotes", [Edit::replace(node.span, text)]));
    }
}
