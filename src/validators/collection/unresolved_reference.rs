//! `unresolved-reference`: a reference to something that does not exist.

use std::ffi::OsStr;
use std::path::Path;
use std::rc::Rc;

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::document::{Document, Entry, Node, Value};
use crate::field_path::FieldPath;
use crate::schema::{Aspect, FILE_NAME, Field, Kind, ReferenceSpec, Schema, Target};
use crate::validators::collection::rosters;
use crate::validators::lists::{item_edit, near_terms, wording};
use crate::validators::{Charge, Check, DocumentCx, Group, Observations, Sink, declare_rule, digest};

declare_rule! {
    /// A field refers to an author, a page or a term that does not exist.
    ///
    /// ## Why
    /// A page whose author is not in the list of authors is shown without a name, or the build fails. A field of
    /// `type: reference` defines where its value must exist: in a data file or a folder of pages, among the pages of
    /// another collection (by file name), or in a field of those pages. References to a collection are checked only if
    /// all of its pages were read: in a run over the whole folder of `masthead.yaml`, or with `collection-scope: all`.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections:
    ///   authors: { files: ["authors/*"] }
    ///   posts: { files: ["posts/*"], fields: { author: { type: reference, to: authors } } }
    /// ```
    /// `authors/ana-lopes.md`:
    /// ```yaml beside file=authors/ana-lopes.md
    /// title: Ana Lopes
    /// ```
    /// `posts/spring.md`:
    /// ```yaml file=posts/spring.md
    /// author: ana-lopez
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections:
    ///   authors: { files: ["authors/*"] }
    ///   posts:
    ///     files: ["posts/*"]
    ///     fields:
    ///       author: { type: reference, to: authors.title }
    ///       related: { type: list, items: { type: reference, to: posts } }
    /// ```
    /// `authors/ana-lopes.md`:
    /// ```yaml beside file=authors/ana-lopes.md
    /// title: Ana Lopes
    /// ```
    /// `posts/spring.md`:
    /// ```yaml file=posts/spring.md
    /// author: Ana Lopes
    /// related: [spring]
    /// ```
    /// ## Fix
    /// Writes the existing name if exactly one is close.
    /// ## Options
    /// `to:` of a field of `type: reference`.
    "unresolved-reference" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Collection { observe, conclude },
    }
}

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, sink: &mut Sink<'_>) {
    for name in &cx.schema.targets {
        target(cx, name, observations);
    }
    strays(cx, sink);
    let mut unknown = Vec::new();
    each_in(cx.schema, cx.document.entries(), &mut |spec, node, text| match &spec.target {
        Target::Terms(terms) => {
            if !terms.contains(text) {
                unknown.push((spec, node.span, text, terms));
            }
        }
        Target::Collection { name, field } => {
            let group = Group::named(cx.place.site, Some(name));
            let topic = observations.topic(RULE.id, group, field);
            topic.see(digest(text), &cx.document.source.path, node.span);
        }
    });
    if unknown.is_empty() {
        return;
    }
    let nodes = cx.document.nodes_at(unknown.iter().map(|(_, span, ..)| *span));
    for (spec, span, text, terms) in unknown {
        if let Some((node, field)) = nodes.get(&span) {
            let message = format!("`{text}` is not in `{}`", spec.to);
            report(cx.document, (node, field), message, Severity::Error, terms.terms(), sink);
        }
    }
}

/// Reports the names that are not in the file in which the generator looks for them.
fn strays(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let strays = rosters::strays(cx);
    let nodes = cx.document.nodes_at(strays.iter().map(|stray| stray.node.span));
    for stray in &strays {
        let Some((node, field)) = nodes.get(&stray.node.span) else { continue };
        let (text, roster) = (node.text().unwrap_or_default().trim(), stray.known.roster);
        let is_missing = if stray.known.names.is_some() { "" } else { ", which does not exist" };
        let end = if roster.fails { "fails" } else { "warns" };
        let title = cx.dialect.generator.title();
        let message = format!("`{text}` is not in `{}`{is_missing}: {title} {end}", roster.file);
        let severity = if roster.fails { Severity::Error } else { Severity::Warning };
        let names = stray.known.names.iter().flatten().map(AsRef::as_ref);
        report(cx.document, (node, field), message, severity, names, sink);
    }
}

/// Keeps the names by which others refer to the page.
fn target(cx: &DocumentCx<'_>, name: &str, observations: &mut Observations) {
    let path = &cx.document.source.path;
    let topic = observations.topic(RULE.id, cx.place.group, name);
    if name == FILE_NAME {
        for name in names_of(path) {
            topic.count(name, path, cx.document.head_span());
        }
    } else if let Some(entry) = cx.document.entry(name) {
        let items = entry.value.items().unwrap_or(std::slice::from_ref(&entry.value));
        for (item, text) in items.iter().filter_map(|item| Some((item, wording::term(item)?))) {
            topic.count(text, path, item.span);
        }
    }
}

/// `ana.fr` and `ana` for `ana.fr.md`; `ana` for `ana/index.md`.
fn names_of(path: &Path) -> impl Iterator<Item = &str> {
    let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
    let bare = stem.split('.').next().unwrap_or_default();
    let is_index = matches!(bare, "index" | "_index" | "README");
    let folder = path.parent().and_then(Path::file_name).and_then(OsStr::to_str).filter(|_| is_index);
    let first = folder.unwrap_or(stem);
    std::iter::once(first).chain((bare != stem && folder.is_none()).then_some(bare))
}

/// Calls `take` with every reference in the entries.
fn each_in<'n, 's>(
    schema: &'n Schema,
    entries: &'n [Entry<'s>],
    take: &mut impl FnMut(&'n ReferenceSpec, &'n Node<'s>, &'n str),
) {
    for field in schema.fields.with(Aspect::References) {
        if let Some(entry) = schema.entry(entries, &field.name) {
            each(field, &entry.value, take);
        }
    }
}

fn each<'n, 's>(
    field: &'n Field,
    node: &'n Node<'s>,
    take: &mut impl FnMut(&'n ReferenceSpec, &'n Node<'s>, &'n str),
) {
    match (&field.kind, &node.value) {
        (Kind::Reference(spec), Value::Scalar(_)) => {
            if let Some(text) = wording::term(node).filter(|text| !text.contains("{{")) {
                take(spec, node, text);
            }
        }
        (Kind::List(list), Value::List(items)) => {
            for item in items {
                each(&list.items, item, take);
            }
        }
        (Kind::Map(schema), Value::Map(entries)) => each_in(schema.of_entries(entries), entries, take),
        _ => {}
    }
}

fn conclude(observations: &Observations, charges: &mut Vec<Charge>) {
    for (_, subject, topic) in observations.of(RULE.id) {
        // If no page was found, the glob of the collection is wrong, not the references.
        if topic.tallies.is_empty() || topic.seen.is_empty() {
            continue;
        }
        let known: rustc_hash::FxHashSet<u64> = topic.tallies.keys().map(|name| digest(&**name)).collect();
        let mut names: Vec<Box<str>> = topic.tallies.keys().cloned().collect();
        names.sort_unstable();
        let names = Rc::new(names);
        for (_, spot) in topic.seen.iter().filter(|(digest, _)| !known.contains(digest)) {
            let (names, subject) = (Rc::clone(&names), subject.to_owned());
            let charge = Charge::page(spot, move |accused, sink| {
                let text = accused.node.text().unwrap_or_default().trim();
                let what = match &*subject {
                    FILE_NAME => format!("page named `{text}`"),
                    field => format!("page with `{field}: {text}`"),
                };
                let to = collection(accused.page.schema, &accused.field);
                let message = format!("the collection{to} has no {what}");
                let names = names.iter().map(AsRef::as_ref);
                let place = (accused.node, &accused.field);
                report(accused.page.document, place, message, Severity::Error, names, sink);
            });
            charges.push(charge.needing_all());
        }
    }
}

/// The name of the collection that a field of the root refers to, with a space before it.
fn collection(schema: &Schema, field: &FieldPath) -> String {
    let name = field.as_str().split(['[', '.']).next().unwrap_or_default();
    let kind = schema.field(name).map(|field| match &field.kind {
        Kind::List(list) => &list.items.kind,
        kind => kind,
    });
    match kind {
        Some(Kind::Reference(ReferenceSpec { target: Target::Collection { name, .. }, .. })) => {
            format!(" `{name}`")
        }
        _ => String::new(),
    }
}

fn report<'t>(
    document: &Document<'_>,
    (node, field): (&Node<'_>, &FieldPath),
    message: String,
    severity: Severity,
    names: impl Iterator<Item = &'t str>,
    sink: &mut Sink<'_>,
) {
    let found = sink.report_as(RULE.id, severity, node.span, message);
    found.field(field.clone());
    let text = node.text().unwrap_or_default().trim();
    match near_terms::near(text, names).as_slice() {
        [] => found.help("correct the name, or create the missing entry"),
        [near] => {
            if let Some(edit) = item_edit::retyped(node, near, wording::syntax(document)) {
                found.fix(Fix::guess(format!("write `{near}`"), [edit]));
            }
            found.help(format!("did you mean `{near}`?"))
        }
        several => {
            let names: Vec<String> = several.iter().map(|name| format!("`{name}`")).collect();
            found.help(format!("did you mean {}?", names.join(" or ")))
        }
    };
}
