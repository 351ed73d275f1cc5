//! `one-of-fields`: none or too many of several alternative fields.

use crate::diagnostic::Severity;
use crate::document::{Entry, Node, Value};
use crate::schema::{Aspect, Choice, Field, Held, Kind, Schema};
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// None or too many of several alternative fields are given.
    ///
    /// ## Why
    /// If a page has both `image` and `video`, the theme silently ignores one of them; if it has neither, there is an empty
    /// frame.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], exactly-one-of: [image, video] } }
    /// ```
    /// ```yaml
    /// image: /a.jpg
    /// video: /a.mp4
    /// ```
    /// ```yaml
    /// title: Neither
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], exactly-one-of: [image, video] } }
    /// ```
    /// ```yaml
    /// image: /a.jpg
    /// video:
    /// ```
    /// A field without a value does not count. An inherited one does.
    /// ## Options
    /// `at-least-one-of:`, `at-most-one-of:` and `exactly-one-of:` of a collection, a mapping or a case of `variants`: a
    /// list of fields, or several such lists.
    "one-of-fields" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let Some(entries) = cx.document.root.as_ref().and_then(Node::entries) else { return };
    mapping(cx, cx.schema, entries, &Parent { prefix: "", span: cx.document.head_span() }, sink);
}

/// The mapping that the fields are in.
struct Parent<'p> {
    /// The way to it, with a dot at the end; empty for the page.
    prefix: &'p str,
    span: Span,
}

fn mapping(
    cx: &DocumentCx<'_>,
    schema: &Schema,
    entries: &[Entry<'_>],
    parent: &Parent<'_>,
    sink: &mut Sink<'_>,
) {
    for choice in &schema.choices {
        judge(cx, choice, entries, parent, sink);
    }
    for field in schema.fields.with(Aspect::Choices) {
        if let Some(entry) = schema.entry(entries, &field.name) {
            let name = format!("{}{}", parent.prefix, field.name);
            within(cx, field, &entry.value, &name, entry.key.span, sink);
        }
    }
}

/// Looks into a map, and into the maps of a list.
fn within(cx: &DocumentCx<'_>, field: &Field, value: &Node<'_>, name: &str, span: Span, sink: &mut Sink<'_>) {
    match (&field.kind, &value.value) {
        (Kind::Map(inner), Value::Map(entries)) => {
            let prefix = format!("{name}.");
            mapping(cx, inner.of_entries(entries), entries, &Parent { prefix: &prefix, span }, sink);
        }
        (Kind::List(list), Value::List(items)) if matches!(list.items.kind, Kind::Map(_) | Kind::List(_)) => {
            for (index, item) in items.iter().enumerate() {
                // An item goes by its first key.
                let first = item.entries().and_then(<[_]>::first);
                let span = first.map_or(item.span, |first| first.key.span);
                within(cx, &list.items, item, &format!("{name}[{index}]"), span, sink);
            }
        }
        _ => {}
    }
}

fn judge(
    cx: &DocumentCx<'_>,
    choice: &Choice,
    entries: &[Entry<'_>],
    parent: &Parent<'_>,
    sink: &mut Sink<'_>,
) {
    let of_choice = |entry: &&Entry<'_>| {
        let name = entry.key.text().unwrap_or_default();
        let case = cx.dialect.generator.facts().names.case;
        choice.fields.iter().any(|field| case.is_same(field, name)) && Choice::counts(&entry.value)
    };
    let given: Vec<&Entry<'_>> = entries.iter().filter(of_choice).collect();
    let names = |fields: &mut dyn Iterator<Item = &str>| -> String {
        fields.map(|name| format!("`{}{name}`", parent.prefix)).collect::<Vec<_>>().join(", ")
    };
    let all = names(&mut choice.fields.iter().map(AsRef::as_ref));
    match &given[..] {
        [] if choice.count.wants_one() && !is_inherited(cx, choice, parent) => {
            let wanted = if choice.count.refuses_two() { "exactly one" } else { "at least one" };
            sink.report(RULE.id, parent.span, format!("{wanted} of {all} is required"))
                .help("add one of these fields");
        }
        [first, second, ..] if choice.count.refuses_two() => {
            let (one, other) = (first.key.text().unwrap_or_default(), second.key.text().unwrap_or_default());
            let name = format!("{}{other}", parent.prefix);
            let message = format!("`{name}` cannot be combined with `{}{one}`", parent.prefix);
            sink.report(RULE.id, second.key.span, message)
                .field(name.as_str())
                .label(first.key.span, format!("`{one}` is here"))
                .help(format!("keep only one of {all}"));
        }
        _ => {}
    }
}

fn is_inherited(cx: &DocumentCx<'_>, choice: &Choice, parent: &Parent<'_>) -> bool {
    let held = |name: &str| cx.place.held(cx.dialect, &[], name, true);
    parent.prefix.is_empty() && choice.fields.iter().any(|name| held(name) != Held::Nothing)
}
