//! `missing-field`: a required field is missing.

use std::path::Path;

use crate::diagnostic::{Applicability, Fix, RuleId, Severity};
use crate::document::{Entry, Node, Value};
use crate::reading;
use crate::schema::{Aspect, Field, Held, Kind, Schema, Test};
use crate::span::Span;
use crate::validators::fields::{default_value, meant};
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A required field is missing.
    ///
    /// ## Why
    /// The theme shows an empty heading, sorts the page to the end, or fails on another page that lists this one.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { title: { type: string, required: true } } } }
    /// ```
    /// ```yaml
    /// date: 2022-04-27
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { title: { type: string, required: true } } } }
    /// ```
    /// ```yaml
    /// title: Spring
    /// ```
    /// A field that the page inherits is not missing: from `defaults` of Jekyll, `cascade` of Hugo, data files of
    /// Eleventy, `.meta.yml` of Material for MkDocs. `masthead explain --file` shows where a value comes from.
    /// ## Fix
    /// Adds the `default` of the configuration. Check that it suits the page.
    /// ## Options
    /// `required: true`, `required-if:` and `default:` of a field.
    "missing-field" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Document(check),
    }
}

/// The rule that reports a key that certainly means the missing one.
const UNKNOWN: RuleId = RuleId("unknown-field");

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let Some(entries) = cx.document.root.as_ref().and_then(Node::entries) else { return };
    if is_part_of_skill(cx) && meant::is_of_another_kind(cx.schema, entries) {
        return;
    }
    mapping(cx, cx.schema, entries, &Parent { prefix: "", span: cx.document.head_span() }, sink);
}

/// Whether a folder above is that of a skill, which reads the file itself.
fn is_part_of_skill(cx: &DocumentCx<'_>) -> bool {
    let place = &cx.place;
    let is_skill = |folder: &Path| place.files.exists(&folder.join("SKILL.md"));
    let is_within_another =
        || place.files.home().join(place.path).ancestors().skip(2).take(DEPTH).any(is_skill);
    place.path.ends_with("SKILL.md") && place.on_disk && place.config.is_none() && is_within_another()
}

/// A skill is not that many folders deep.
const DEPTH: usize = 4;

/// The mapping that a field is missing from.
struct Parent<'p> {
    /// The path to it, with a dot at the end; empty for the root.
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
    for field in schema.fields.with(Aspect::Asked) {
        match schema.entry(entries, &field.name) {
            Some(entry) => {
                let inside = Parent { prefix: parent.prefix, span: entry.key.span };
                within(cx, field, &entry.value, &field.name, &inside, sink);
            }
            None => {
                if let Some(reason) = required(cx, field, entries, parent)
                    && !(parent.prefix.is_empty() && is_inherited(cx, field))
                    && !(sink.is_on(UNKNOWN) && meant::is_misspelt(field, schema, entries))
                {
                    sink.set_from(Some(field));
                    report(cx, field, &reason, parent, sink);
                    sink.set_from(None);
                }
            }
        }
    }
}

/// Checks a mapping, and the mappings in a list. `name` is the name of the field, with the index of the item.
fn within(
    cx: &DocumentCx<'_>,
    field: &Field,
    value: &Node<'_>,
    name: &str,
    parent: &Parent<'_>,
    sink: &mut Sink<'_>,
) {
    match (&field.kind, &value.value) {
        (Kind::Map(inner), Value::Map(entries)) => {
            let prefix = format!("{}{name}.", parent.prefix);
            let inside = Parent { prefix: &prefix, span: parent.span };
            mapping(cx, inner.of_entries(entries), entries, &inside, sink);
        }
        (Kind::List(list), Value::List(items)) if matches!(list.items.kind, Kind::Map(_) | Kind::List(_)) => {
            for (index, item) in items.iter().enumerate() {
                // An item is shown at its first key.
                let first = item.entries().and_then(<[_]>::first);
                let span = first.map_or(item.span, |first| first.key.span);
                let name = format!("{name}[{index}]");
                within(cx, &list.items, item, &name, &Parent { prefix: parent.prefix, span }, sink);
            }
        }
        _ => {}
    }
}

/// Whether the page has the field from `<<`, from the site's configuration or from a file in a folder above.
fn is_inherited(cx: &DocumentCx<'_>, field: &Field) -> bool {
    let place = &cx.place;
    let merged = reading::merged(cx.document, cx.dialect.generator);
    merged.iter().any(|set| cx.schema.entry(set.entries().unwrap_or_default(), &field.name).is_some())
        || place.facts.defaults.field(place.files, place.path, cx.dialect, &field.name).is_some()
}

/// Why the field is required, as the end of the message; `None` if it is not.
fn required(
    cx: &DocumentCx<'_>,
    field: &Field,
    entries: &[Entry<'_>],
    parent: &Parent<'_>,
) -> Option<String> {
    if field.required {
        return Some(String::new());
    }
    let condition = field.required_if.as_ref()?;
    let is_whole = parent.prefix.is_empty();
    let held = |name: &str| cx.place.held(cx.dialect, entries, name, is_whole);
    if condition.holds(held) != Some(true) {
        return None;
    }
    let reasons: Vec<String> = condition.tests.iter().map(|test| reason(test, &held(&test.field))).collect();
    Some(format!(": it is required {}", reasons.join(" and ")))
}

/// What of the page makes the field required: "with `status: ready`".
fn reason(test: &Test, held: &Held<'_>) -> String {
    let name = &test.field;
    match held {
        _ if test.asks_only_for_presence() => format!("with `{name}`"),
        Held::One(value) => format!("with `{name}: {value}`"),
        Held::Several(texts) => {
            let hit =
                texts.iter().find(|text| test.values.iter().any(|value| value.as_deref() == Some(text)));
            hit.map_or_else(|| format!("with this `{name}`"), |text| format!("with `{text}` in `{name}`"))
        }
        Held::Nothing | Held::Unknown => format!("without `{name}`"),
    }
}

fn report(cx: &DocumentCx<'_>, field: &Field, reason: &str, parent: &Parent<'_>, sink: &mut Sink<'_>) {
    let path = format!("{}{}", parent.prefix, field.name);
    let found = sink.report(RULE.id, parent.span, format!("`{path}` is missing{reason}"));
    found.field(path.as_str());
    let described = field.description.as_deref().map_or(String::new(), |text| format!(": {text}"));
    let edit = field.default.as_deref().filter(|_| parent.prefix.is_empty());
    let edit = edit.and_then(|default| default_value::insertion(cx.document, &field.name, default));
    found.help(match (&edit, &field.default) {
        (Some(edit), _) => format!("write `{}`{described}", edit.text.trim_end().trim_end_matches(',')),
        (None, Some(default)) => format!("write `{}: {default}`{described}", field.name),
        (None, None) => format!("add `{}`, {}{described}", field.name, field.kind.field_type().phrase()),
    });
    if let Some(edit) = edit {
        found.fix(Fix::guess(format!("add `{}` with its default", field.name), [edit]));
    }
}
