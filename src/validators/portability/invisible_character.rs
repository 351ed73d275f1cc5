//! `invisible-character`: invisible characters that change a word.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{DelimiterFault, Fault, Node, Scalar, Style, Value};
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};
use crate::value::scalar::{Resolved, resolve};

use super::signs::{self, Role, Sign};

declare_rule! {
    /// A key, a value or a delimiter contains an invisible character.
    ///
    /// ## Why
    /// Text copied from a web page or a chat often contains no-break spaces, zero-width spaces or direction marks. They
    /// make a different tag of a tag and a different field of a key; next to a delimiter, they hide the whole block.
    ///
    /// ## Fails
    /// ```yaml
    /// tags: ["New York"]
    /// ```
    /// ## Passes
    /// ```yaml
    /// tags: ["New York"]
    /// title: 5 € par jour
    /// ```
    "invisible-character" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        if let Fault::Delimiter { span, fault: DelimiterFault::Invisible } = *fault {
            delimiter(cx, span, sink);
        }
    }
    let Some(block) = &cx.document.block else { return };
    if signs::may_hide(cx.document.text(block.content))
        && let Some(entries) = cx.document.root.as_ref().and_then(Node::entries)
    {
        for entry in entries {
            let name = entry.key.text().unwrap_or_default();
            scalar(cx, name, &entry.key, Role::Exact, sink);
            within(cx, name, &entry.value, Role::Exact, sink);
        }
    }
}

fn delimiter(cx: &DocumentCx<'_>, span: Span, sink: &mut Sink<'_>) {
    let before = cx.document.faults.iter().find_map(|fault| match fault {
        Fault::ByteOrderMark(mark) if mark.end == span.start => Some(*mark),
        _ => None,
    });
    let span = before.map_or(span, |mark| Span { start: mark.start, ..span });
    let seen = cx.document.block.as_ref().is_some_and(|block| block.seen);
    let severity = if seen { Severity::Warning } else { Severity::Error };
    let who = if seen { "some generators" } else { "generators" };
    let message = format!("invisible character next to the delimiter: {who} do not find the front matter");
    let found = sink.report_as(RULE.id, severity, span, message);
    found.help("delete the invisible character");
    let is_hidden = |sign: char| {
        sign.is_whitespace() || signs::find(sign.encode_utf8(&mut [0; 4]), Role::Exact).is_some()
    };
    if cx.document.text(span).chars().all(is_hidden) {
        found.fix(Fix::safe("delete the invisible character", [Edit::delete(span)]));
    }
}

/// Walks the value of the field `name`, of which the items have that role if it is a list.
fn within(cx: &DocumentCx<'_>, name: &str, value: &Node<'_>, items: Role, sink: &mut Sink<'_>) {
    let role = if value.items().is_some() { items } else { Role::Prose };
    walk(cx, name, value, role, sink);
}

/// Walks a value.
fn walk(cx: &DocumentCx<'_>, name: &str, node: &Node<'_>, role: Role, sink: &mut Sink<'_>) {
    match &node.value {
        _ if node.alias => {}
        Value::Scalar(_) => scalar(cx, name, node, role, sink),
        Value::List(items) => items.iter().for_each(|item| walk(cx, name, item, role, sink)),
        Value::Map(entries) => {
            // Zola has the lists of terms in a table. Other lists there may be of anything: what a test expects.
            let holds_terms = cx.dialect.generator.facts().terms.table == Some(name);
            let items = if holds_terms { Role::Exact } else { Role::Prose };
            for entry in entries {
                scalar(cx, name, &entry.key, Role::Exact, sink);
                within(cx, name, &entry.value, items, sink);
            }
        }
    }
}

fn scalar(cx: &DocumentCx<'_>, name: &str, node: &Node<'_>, role: Role, sink: &mut Sink<'_>) {
    let span = node.text_span();
    let text = cx.document.text(span);
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return;
    }
    // A function is called in an XPath, not in a path.
    let is_address = text.starts_with("http") || (text.starts_with('/') && !text.contains('('));
    let role = match role {
        // A long item is a sentence.
        Role::Exact if text.len() <= 60 => Role::Exact,
        _ if is_address => Role::Exact,
        _ => Role::Prose,
    };
    let Some((at, sign, fault)) = signs::find(text, role) else { return };
    let (Sign::Hidden(what) | Sign::Blank(what)) = fault;
    let place = |at: usize, sign: char| span.sub(at..at + sign.len_utf8());
    let edit = |(at, sign, fault): (usize, char, Sign)| match fault {
        Sign::Blank(_) if !signs::is_at_edge(text, at, sign) => Edit::replace(place(at, sign), " "),
        Sign::Hidden(_) | Sign::Blank(_) => Edit::delete(place(at, sign)),
    };
    let edits: Vec<Edit> = signs::all(text, role).map(edit).collect();
    let first_is_deleted = edits.first().is_some_and(|edit| edit.text.is_empty());
    let title = match edits.len() {
        1 => "remove the invisible character".to_owned(),
        count => format!("remove the {count} invisible characters"),
    };
    let code = u32::from(sign);
    let message = format!("invisible character U+{code:04X}: {what}");
    sink.report(RULE.id, place(at, sign), message)
        .field(name)
        .help(if first_is_deleted { "delete it" } else { "replace it with a normal space" })
        .fix(if is_kept(cx, node, role) { Fix::safe(title, edits) } else { Fix::guess(title, edits) });
}

/// Whether the value is still text without the characters, or a date: `1.10` is a number.
fn is_kept(cx: &DocumentCx<'_>, node: &Node<'_>, role: Role) -> bool {
    let Some(scalar) = node.scalar().filter(|scalar| scalar.style == Style::Plain) else { return true };
    let (mut text, mut from) = (String::new(), 0);
    for (at, sign, fault) in signs::all(&scalar.text, role) {
        text.push_str(scalar.text.get(from..at).unwrap_or_default());
        if matches!(fault, Sign::Blank(_)) && !signs::is_at_edge(&scalar.text, at, sign) {
            text.push(' ');
        }
        from = at + sign.len_utf8();
    }
    text.push_str(scalar.text.get(from..).unwrap_or_default());
    let bare = Scalar { text: text.into(), style: Style::Plain };
    let reader = cx.dialect.reader;
    let becomes = resolve(&bare, None, reader);
    matches!(becomes, Resolved::Text | Resolved::Timestamp(_)) || becomes == resolve(scalar, None, reader)
}
