//! `fullwidth-punctuation`: `：` and `，` where YAML expects ASCII.

use crate::diagnostic::{Applicability, Edit, Fix, RuleId, Severity};
use crate::document::{Entry, Node, Style, Syntax};
use crate::schema::{Field, FieldType};
use crate::validators::{Check, DocumentCx, Sink, declare_rule};
use crate::value::fullwidth;

declare_rule! {
    /// Full-width punctuation where YAML expects an ASCII character.
    ///
    /// ## Why
    /// Input methods for Chinese and Japanese produce `[春天，夏天]`, which is a list with one item. A full-width colon that
    /// makes the whole block unreadable is reported by `syntax`.
    ///
    /// ## Fails
    /// ```yaml
    /// tags: [春天，夏天]
    /// ```
    /// ## Passes
    /// ```yaml
    /// title: 春天：夏天，秋天
    /// tags: [春天, 夏天]
    /// ```
    "fullwidth-punctuation" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        // The first byte of `：` and `，`.
        needs: b"\xef",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let is_yaml = cx.document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Yaml);
    let Some(root) = cx.document.root.as_ref().filter(|_| is_yaml) else { return };
    for entry in root.entries().unwrap_or_default() {
        colon(cx, &entry.key, sink);
        commas(cx, entry, sink);
    }
}

/// `title：A` as the whole block, or before an ASCII colon.
fn colon(cx: &DocumentCx<'_>, node: &Node<'_>, sink: &mut Sink<'_>) {
    let text = cx.document.text(node.span);
    let Some(at) = fullwidth::colon_after_key(text) else { return };
    let key = text.get(..at).unwrap_or_default();
    let end = at + '：'.len_utf8();
    let blank = if text.get(end..).unwrap_or_default().starts_with(' ') { ":" } else { ": " };
    let span = node.span.sub(at..end);
    sink.report(RULE.id, span, format!("full-width colon after `{key}`: YAML does not read it as a field"))
        .help(format!("write an ASCII colon and a space: `{key}: `"))
        .fix(Fix::safe("write an ASCII colon", [Edit::replace(span, blank)]));
}

/// `[a，b]`, which is a list with one item.
fn commas(cx: &DocumentCx<'_>, entry: &Entry<'_>, sink: &mut Sink<'_>) {
    let node = &entry.value;
    let Some([item]) = node.items() else { return };
    let name = entry.key.text().unwrap_or_default();
    // Where a string belongs, the brackets are the mistake.
    let wants_text = |field: &Field| {
        field.kind.field_type() == FieldType::String && !field.also.contains(&FieldType::List)
    };
    if cx.schema.field(name).is_some_and(wants_text) && sink.is_on(RuleId("wrong-type")) {
        return;
    }
    let is_flow = cx.document.text(node.span).starts_with('[') && !node.alias;
    let is_plain = item.scalar().is_some_and(|scalar| scalar.style == Style::Plain) && item.is_exact();
    let Some(text) = item.text().filter(|_| is_flow && is_plain) else { return };
    let parts: Vec<_> =
        text.match_indices('，').map(|(at, sign)| item.sub_span(at..at + sign.len())).collect();
    let Some(&first) = parts.first() else { return };
    let edits: Vec<_> = parts.into_iter().map(|span| Edit::replace(span, ", ")).collect();
    sink.report(RULE.id, first, "full-width comma: YAML reads the list as a single item")
        .field(name)
        .help("write an ASCII comma and a space: `, `")
        .fix(Fix::safe("write ASCII commas", edits));
}
