//! `markdown-in-url`: Markdown or HTML around a URL.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};
use crate::value::url::LinkKind;

use super::address::Address;

declare_rule! {
    /// A URL is wrapped in Markdown or HTML.
    ///
    /// ## Why
    /// Front matter is data: themes put the value into `src="…"` unchanged, markup included. Docusaurus fails on
    /// `<https://…>`.
    ///
    /// ## Fails
    /// ```yaml
    /// cover: '![Tide](/img/tide.jpg)'
    /// ```
    /// ```yaml
    /// cover: <https://img.example.org/tide.jpg>
    /// ```
    /// ```yaml
    /// cover: <img src="/img/tide.jpg" alt="">
    /// ```
    /// ## Passes
    /// ```yaml
    /// cover: /img/tide.jpg
    /// ```
    /// ```yaml
    /// cover: '[[tide.jpg]]'
    /// ```
    "markdown-in-url" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Url, FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(address) = Address::of(cx) else { return };
    if address.link.kind != LinkKind::Markup {
        return;
    }
    let inner = address.path();
    let what = match address.text.trim_start().as_bytes().first() {
        Some(b'<') if address.text.contains("src=") => "an HTML tag",
        Some(b'<') => "a URL in angle brackets",
        Some(b'!') => "a Markdown image",
        _ => "a Markdown link",
    };
    let span = cx.node.sub_span(0..address.text.len());
    let found = sink.report(RULE.id, span, format!("expected a plain URL, found {what}"));
    found.field(cx.field_path());
    if inner.is_empty() {
        return;
    }
    found.help(format!("write `{inner}`"));
    if cx.node.is_exact() {
        found.fix(Fix::safe("keep only the URL", [Edit::replace(span, inner)]));
    }
}
