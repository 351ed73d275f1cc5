//! `trailing-comma`: commas at the end of lines, as in JSON.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Node, Style, Syntax};
use crate::span::Span;
use crate::validators::lists::vocabulary;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The values of several fields, or a term, end with a comma, as in JSON.
    ///
    /// ## Why
    /// In YAML, a comma at the end of a line becomes part of the value. The tag `virtualbox,` is a different tag than
    /// `virtualbox`.
    ///
    /// ## Fails
    /// ```yaml
    /// title: Spring,
    /// author: Ada,
    /// ```
    /// ```yaml
    /// tags:
    ///   - virtualbox,
    ///   - rust
    /// ```
    /// ## Passes
    /// ```yaml
    /// title: Spring
    /// author: Ada
    /// greeting: Dear Ada,
    /// ```
    /// ## Fix
    /// Also removes a comma that was intended.
    "trailing-comma" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        precision: Heuristic,
        needs: b",",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let is_yaml = cx.document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Yaml);
    if !is_yaml || !may_end_in_comma(cx) {
        return;
    }
    let entries = cx.document.entries();
    let count = entries.iter().filter(|entry| ends_in_comma(&entry.value)).count();
    let is_habit = count >= 2 && count * 2 >= entries.len();
    for entry in entries {
        let name = entry.key.text().unwrap_or_default();
        let holds_terms = || vocabulary::is_of_terms(cx, name);
        if ends_in_comma(&entry.value) && (is_habit || (holds_terms() && is_one_term(&entry.value))) {
            report(name, &entry.value, sink);
        }
        let items = entry.value.items().unwrap_or_default();
        if items.iter().any(ends_in_comma) && holds_terms() {
            for (index, item) in items.iter().enumerate().filter(|(_, item)| ends_in_comma(item)) {
                report(&format!("{name}[{index}]"), item, sink);
            }
        }
    }
}

/// Whether only whitespace follows a comma: no plain value ends in one otherwise.
fn may_end_in_comma(cx: &DocumentCx<'_>) -> bool {
    let Some(block) = &cx.document.block else { return false };
    let bytes = cx.document.text(block.content).as_bytes();
    memchr::memchr_iter(b',', bytes).any(|at| {
        let behind = &bytes[at + 1..];
        let next = behind.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
        matches!(next, None | Some(b'\n' | b'\r' | b'#'))
    })
}

fn report(field: &str, value: &Node<'_>, sink: &mut Sink<'_>) {
    let end = value.span.end;
    let span = Span::new(end - 1, end);
    let found = sink.report(RULE.id, span, "the trailing comma is part of the value");
    found.field(field).help("remove the trailing comma");
    found.fix(Fix::guess("remove the comma", [Edit::delete(span)]));
}

/// `foo,` and not `foo, bar,`, which `comma-separated-list` reports.
fn is_one_term(value: &Node<'_>) -> bool {
    value.text().is_some_and(|text| text.matches(',').count() == 1)
}

fn ends_in_comma(value: &Node<'_>) -> bool {
    let is_plain = value.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
    is_plain && value.is_exact() && value.text().is_some_and(|text| text.len() > 1 && text.ends_with(','))
}
