//! `trailing-comma`: commas at the ends of lines, as in JSON.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Entry, Style, Syntax};
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The values of several fields end in a comma, as in JSON.
    ///
    /// ## Why
    /// YAML needs no comma at the end of a line: it becomes a part of the value.
    ///
    /// ## Fails
    /// ```yaml
    /// title: Spring,
    /// author: Ada,
    /// ```
    /// ## Passes
    /// ```yaml
    /// title: Spring
    /// author: Ada
    /// greeting: Dear Ada,
    /// ```
    /// ## Fix
    /// A comma that is meant goes, too.
    "trailing-comma" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let is_yaml = cx.document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Yaml);
    let entries = cx.document.entries();
    let count = entries.iter().filter(|entry| ends_in_comma(entry)).count();
    if !is_yaml || count < 2 || count * 2 < entries.len() {
        return;
    }
    for entry in entries.iter().filter(|entry| ends_in_comma(entry)) {
        let end = entry.value.span.end;
        let span = Span::new(end - 1, end);
        let found = sink.report(RULE.id, span, "the comma is part of the value");
        found.field(entry.key.text().unwrap_or_default()).help("delete it");
        found.fix(Fix::guess("delete the comma", [Edit::delete(span)]));
    }
}

fn ends_in_comma(entry: &Entry<'_>) -> bool {
    let is_plain = entry.value.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
    is_plain
        && entry.value.is_exact()
        && entry.value.text().is_some_and(|text| text.len() > 1 && text.ends_with(','))
}
