//! `unsupported-value`: a value that the generator rejects, ignores or changes, of which no other rule has spoken.

use crate::diagnostic::Severity;
use crate::document::{Entry, Value};
use crate::generators::{End, Mistake};
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::effect;

declare_rule! {
    /// The generator fails on a value, ignores it or changes it.
    ///
    /// ## Why
    /// Each generator reads some fields itself and expects certain values there. Hugo reads any text in `draft` that is
    /// not a boolean as `false`, so the draft is published. Eleventy fails if `pagination` has no `size`. This rule
    /// reports such values unless a more specific rule does. It also checks the files that give values to pages: `defaults`
    /// in Jekyll's `_config.yml`, `cascade` in Hugo's configuration and sections, `posts.json` and `*.11tydata.json` of
    /// Eleventy, `.meta.yml` of MkDocs, and `_category_.json` of Docusaurus.
    ///
    /// ## Fails
    /// ```yaml preset=eleventy
    /// pagination: { data: posts }
    /// ```
    /// ```yaml preset=hugo
    /// draft: maybe
    /// ```
    /// ## Passes
    /// ```yaml preset=eleventy
    /// pagination: { data: posts, size: 10 }
    /// ```
    "unsupported-value" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Last(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for entry in cx.document.entries() {
        if let Some(name) = entry.key.text() {
            field(cx, entry, name, sink);
        }
    }
}

/// What the generator does with something around the fields of a file that gives values to pages.
pub(crate) fn around(cx: &DocumentCx<'_>, mistake: &Mistake, sink: &mut Sink<'_>) {
    let title = cx.dialect.generator.title();
    let (severity, does) = if mistake.fails {
        (Severity::Error, format!("{title} fails"))
    } else {
        (Severity::Warning, format!("{title} ignores it"))
    };
    let message = format!("{}: {does}", mistake.said);
    let found = sink.report_as(RULE.id, severity, mistake.span, message);
    found.help(mistake.help);
    if let Some(field) = &mistake.field {
        found.field(field.as_str());
    }
}

fn field(cx: &DocumentCx<'_>, entry: &Entry<'_>, name: &str, sink: &mut Sink<'_>) {
    let Some(effect) = effect::of(cx, name, &entry.value).filter(|effect| !effect.is_taken()) else { return };
    let (key, value) = (entry.key.span, entry.value.span);
    let whole = Span::new(key.start, value.end.max(key.end));
    // A template is filled in before the generator reads the page.
    if sink.has_found_in(whole) || cx.document.text(value).contains("{{") {
        return;
    }
    let title = cx.dialect.generator.title();
    let what = what(entry);
    let (severity, message) = match &effect.end {
        End::Taken => return,
        End::MayFail => (Severity::Warning, format!("{title} fails on {what} in `{name}` by default")),
        End::Fails => (Severity::Error, format!("{title} fails on {what} in `{name}`")),
        End::Dropped => (Severity::Warning, format!("{title} ignores {what} in `{name}`")),
        End::Becomes(it) if it.is_empty() => {
            (Severity::Warning, format!("{title} reads {what} in `{name}` as an empty string"))
        }
        End::Becomes(it) => {
            (Severity::Warning, format!("{title} reads {what} in `{name}` as `{}`", short(it)))
        }
    };
    let place = if value.is_empty() { key } else { value };
    sink.report_as(RULE.id, severity, place, message).field(name).help(format!("write {}", effect.wanted));
}

/// The value, as a sentence names it.
fn what(entry: &Entry<'_>) -> String {
    match &entry.value.value {
        Value::List(_) => "a list".to_owned(),
        Value::Map(_) => "a mapping".to_owned(),
        Value::Scalar(scalar) if scalar.text.trim().is_empty() || entry.value.is_null() => {
            "an empty value".to_owned()
        }
        Value::Scalar(scalar) => format!("`{}`", short(&scalar.text)),
    }
}

/// The first line of a text, cut where it is long.
fn short(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let mut shown: String = line.chars().take(40).collect();
    if shown.len() < text.trim().len() {
        shown.push('…');
    }
    shown
}
