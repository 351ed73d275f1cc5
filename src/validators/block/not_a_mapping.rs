//! `not-a-mapping`: the block is valid, but not a mapping.

use crate::diagnostic::Severity;
use crate::document::Fault;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The front matter is a list or a string instead of a mapping with fields.
    ///
    /// ## Why
    /// Hexo does not publish the post, Jekyll drops its metadata, and Astro finds no fields.
    ///
    /// ## Fails
    /// ```yaml
    /// - Spring
    /// - Summer
    /// ```
    /// ## Passes
    /// ```yaml
    /// seasons:
    ///   - Spring
    ///   - Summer
    /// ```
    "not-a-mapping" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        let Fault::NotAMapping { span, found } = *fault else { continue };
        let text = cx.document.text(span);
        let line = text.lines().next().unwrap_or_default().trim_end();
        let message = format!("the front matter is {found}, expected `key: value` lines");
        sink.report(RULE.id, span.sub(0..line.len()), message).help(help(line));
    }
}

fn help(line: &str) -> String {
    let split =
        |sign: char| line.split_once(sign).filter(|(key, _)| !key.trim().is_empty() && !key.contains(' '));
    if let Some((key, value)) = split(':').filter(|(_, value)| !value.is_empty()) {
        return format!("add a space after the colon: `{key}: {value}`");
    }
    match line.split_once('=') {
        Some((key, value)) => format!("write `{}: {}`", key.trim(), value.trim()),
        None => "write each field as `key: value`".to_owned(),
    }
}
