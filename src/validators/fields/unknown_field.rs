//! `unknown-field`: a key that is not a known field, or looks like a typo of one.

use crate::diagnostic::{Applicability, Edit, Fix, Guess, Severity};
use crate::document::{Entry, Node, Value};
use crate::generators::Case;
use crate::schema::{Additional, Field, Kind, Origin, Schema};
use crate::validators::dates::role;
use crate::validators::fields::{glued_key, meant, near, stranger, unread};
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// An unknown field: misspelled, in the wrong case, or not in the configuration.
    ///
    /// ## Why
    /// Generators silently pass unknown fields to the theme or drop them: a page with `descripton` has no description,
    /// and nothing reports it. Only Hugo ignores case. Zola drops every field that it does not know; Hugo, Docusaurus
    /// and Eleventy read terms only from the plural (`tags`).
    ///
    /// ## Fails
    /// ```yaml
    /// title: Spring
    /// categoris: [News]
    /// ```
    /// ```toml preset=zola file=content/spring.md
    /// title = "Spring"
    /// author = "Ann"
    /// ```
    /// ```toml preset=zola file=content/blog/_index.md
    /// title = "Blog"
    /// date = 2024-01-05
    /// ```
    /// ```yaml preset=hugo
    /// title: Spring
    /// tag: [news]
    /// ```
    /// ## Passes
    /// ```yaml
    /// title: Spring
    /// categories: [News]
    /// mood: fine
    /// ```
    /// ```toml preset=zola file=content/spring.md
    /// title = "Spring"
    /// [extra]
    /// author = "Ann"
    /// ```
    /// ## Fix
    /// Renames the field to the known one.
    /// ## Options
    /// `additional-fields: warn` or `deny` of a collection reports every field that the collection does not list.
    "unknown-field" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let Some(entries) = cx.document.root.as_ref().and_then(Node::entries) else { return };
    for (entry, field) in cx.entries() {
        look(cx, cx.schema, entries, (entry, field), "", sink);
    }
}

fn mapping(cx: &DocumentCx<'_>, schema: &Schema, entries: &[Entry<'_>], prefix: &str, sink: &mut Sink<'_>) {
    for entry in entries {
        let field = entry.key.text().and_then(|name| schema.field(name));
        look(cx, schema, entries, (entry, field), prefix, sink);
    }
}

fn look(
    cx: &DocumentCx<'_>,
    schema: &Schema,
    entries: &[Entry<'_>],
    (entry, field): (&Entry<'_>, Option<&Field>),
    prefix: &str,
    sink: &mut Sink<'_>,
) {
    let Some(name) = entry.key.text() else { return };
    match field {
        Some(field) if holds_known_fields(field) => {
            within(cx, field, &entry.value, &format!("{prefix}{name}"), sink);
        }
        Some(field) if field.origin != Origin::Assumed || !stranger::is_possible(cx) => {}
        _ if prefix.is_empty() && stranger::stops(cx, entry, RULE.id, sink) => {}
        _ if prefix.is_empty()
            && (has_other_rule(cx, name)
                || overlooked(cx, entry, sink)
                || stranger::is_dropped(cx, entry, RULE.id, sink)) => {}
        Some(_) => {}
        None if prefix.is_empty() && glued_key::report(cx, entry, RULE.id, sink) => {}
        None => unknown(cx, schema, entries, entry, prefix, sink),
    }
}

/// Whether the field is a mapping with known fields, or a list of such mappings.
fn holds_known_fields(field: &Field) -> bool {
    match &field.kind {
        Kind::Map(inner) => !inner.fields.is_empty(),
        Kind::List(list) => holds_known_fields(&list.items),
        _ => false,
    }
}

/// Checks a mapping, and the mappings in a list, at `path`.
fn within(cx: &DocumentCx<'_>, field: &Field, value: &Node<'_>, path: &str, sink: &mut Sink<'_>) {
    match (&field.kind, &value.value) {
        (Kind::Map(inner), Value::Map(entries)) => {
            mapping(cx, inner.of_entries(entries), entries, &format!("{path}."), sink);
        }
        (Kind::List(list), Value::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                within(cx, &list.items, item, &format!("{path}[{index}]"), sink);
            }
        }
        _ => {}
    }
}

/// Reports a field that the generator itself drops or ignores, regardless of the theme; returns whether it did.
fn overlooked(cx: &DocumentCx<'_>, entry: &Entry<'_>, sink: &mut Sink<'_>) -> bool {
    let Some(name) = entry.key.text() else { return false };
    let generator = cx.dialect.generator;
    let plural = unread::plural(generator, name, cx.place.facts.taxonomies.as_deref());
    let is_table = unread::is_table_of_terms(generator, entry);
    if entry.value.is_null() || (plural.is_none() && !is_table) {
        return false;
    }
    let message = format!("{} does not read `{name}`", generator.title());
    let found = sink.report(RULE.id, entry.key.span, message);
    found.help(match plural {
        Some(plural) => format!("write `{plural}`"),
        None => "move its lists to the top level".to_owned(),
    });
    found.field(name).guess(Guess::Unread);
    if let Some(plural) = plural.filter(|plural| cx.document.entry(plural).is_none() && entry.key.is_exact())
    {
        let edit = Edit::replace(entry.key.text_span(), plural);
        found.fix(Fix::guess(format!("rename it to `{plural}`"), [edit]));
    }
    true
}

/// Whether the names differ in number and the value fits only the written one: `agent: name` beside `agents`, a list.
fn is_other_number(name: &str, field: &Field, value: &Node<'_>) -> bool {
    let differ = field.name.strip_suffix('s') == Some(name) || name.strip_suffix('s') == Some(&*field.name);
    let (wants_list, is_list) = (matches!(field.kind, Kind::List(_)), value.items().is_some());
    field.origin == Origin::Preset && differ && wants_list != is_list
}

/// Whether another rule reports that key.
fn has_other_rule(cx: &DocumentCx<'_>, name: &str) -> bool {
    let generator = cx.dialect.generator;
    role::instead(generator, name).is_some_and(|right| cx.document.entry(right).is_none())
        || generator.facts().names.reserved(name).is_some()
        || (generator.facts().terms.table.is_some() && matches!(name, "tags" | "categories"))
        || matches!(name, "__proto__" | "<<")
}

/// Whether it is a note to a spell checker, in the form of a field so that it is not shown.
fn is_note(name: &str) -> bool {
    name.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("cspell:"))
}

fn unknown(
    cx: &DocumentCx<'_>,
    schema: &Schema,
    entries: &[Entry<'_>],
    entry: &Entry<'_>,
    prefix: &str,
    sink: &mut Sink<'_>,
) {
    let names = &cx.dialect.generator.facts().names;
    let Some(name) = entry.key.text() else { return };
    if is_note(name) && schema.additional != Additional::Deny {
        return;
    }
    let meant = meant::field(schema, entries, name);
    if meant.is_some_and(|field| meant::is_own(cx, field, entry, name)) {
        return;
    }
    // A theme may read exactly that name.
    let is_certain = meant.is_none_or(|field| field.origin != Origin::Assumed);
    let is_required = meant.is_some_and(|field| field.required);
    let severity = match schema.additional {
        Additional::Deny => Severity::Error,
        // It is a typo of a required field, which is then missing.
        _ if is_required || (prefix.is_empty() && stranger::is_fatal(cx, name)) => Severity::Error,
        Additional::Warn => Severity::Warning,
        Additional::Allow if meant.is_some() => Severity::Warning,
        Additional::Allow => return,
    };
    // Last, because most names get no further, and each is compared with all fields.
    if names.case != Case::Counts && schema.fields.iter().any(|field| field.name.eq_ignore_ascii_case(name)) {
        return;
    }
    sink.set_from(meant);
    let likely = schema.fields.iter().filter(|field| {
        schema.entry(entries, &field.name).is_none() && !is_other_number(name, field, &entry.value)
    });
    let nearest = || near::nearest(name, likely.map(|field| &*field.name));
    let meant = meant.map(|field| &*field.name).or_else(nearest);
    let (message, guess) = match meant {
        Some(known) if is_certain && known.eq_ignore_ascii_case(name) => {
            let message = format!("unknown field `{name}`: the correct spelling is `{known}`");
            (message, Some(Guess::Effect))
        }
        Some(known) => {
            (format!("`{name}` is not a known field; did you mean `{known}`?"), Some(Guess::Likeness))
        }
        // What nobody has configured, a site may add for tools of its own.
        None => {
            let is_asked_for = cx.place.config.is_some() && (cx.schema.is_asked_for || !prefix.is_empty());
            if !is_asked_for && meant::is_of_another_kind(schema, entries) {
                return;
            }
            (format!("`{name}` is not an allowed field"), (!is_asked_for).then_some(Guess::Wish))
        }
    };
    let found = sink.report_as(RULE.id, severity, entry.key.span, message);
    found.field(format!("{prefix}{name}").as_str()).guess = guess;
    let Some(known) = meant else {
        let elsewhere =
            names.elsewhere.map_or("remove the field".to_owned(), |it| format!("move it to `{it}`"));
        found.help(format!("{elsewhere}, or add it to `fields` in masthead.yaml"));
        return;
    };
    found.help(format!("write `{known}`"));
    if entry.key.is_exact() && (is_certain || !cx.dialect.generator.is_known()) {
        found.fix(Fix::guess(
            format!("rename it to `{known}`"),
            [Edit::replace(entry.key.text_span(), known)],
        ));
    }
}
