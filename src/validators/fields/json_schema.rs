//! Front matter that does not match its JSON Schema.

use serde_json::Value as Json;

use crate::diagnostic::Severity;
use crate::document::{Entry, Node, Value};
use crate::reading::json_of;
use crate::schema::json_schema::{JsonSchema, Place, Violation};
use crate::span::Span;
use crate::validators::fields::near;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The front matter does not match its JSON Schema.
    ///
    /// ## Why
    /// Many sites already have such a schema, for their build or their content management system. masthead checks pages
    /// against it unchanged and reports every mistake at its place.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections:
    ///   pages:
    ///     files: ["**"]
    ///     json-schema:
    ///       required: [topic]
    ///       additionalProperties: false
    ///       properties:
    ///         topic: { enum: [tides, weather] }
    ///         weight: { type: integer, minimum: 1 }
    ///         seen: { format: date }
    /// ```
    /// ```yaml
    /// topic: tide
    /// ```
    /// ```yaml
    /// topic: tides
    /// weight: heavy
    /// ```
    /// ```yaml
    /// weight: 5
    /// ```
    /// ```yaml
    /// topic: tides
    /// wieght: 5
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections:
    ///   pages:
    ///     files: ["**"]
    ///     json-schema:
    ///       required: [topic]
    ///       properties: { topic: { enum: [tides, weather] } }
    /// ```
    /// ```yaml
    /// topic: tides
    /// ```
    /// ## Options
    /// `json-schema:` of a collection, and `json-schema-from-page: true`.
    "json-schema" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

/// At most this many values are listed.
const LISTED: usize = 8;

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let (schema, pages) = (cx.schema.json_schema.as_deref(), cx.schema.page_schemas.as_deref());
    if schema.is_none() && pages.is_none() {
        return;
    }
    let Some(root) = cx.document.root.as_ref().filter(|root| root.entries().is_some()) else { return };
    let mut page = json_of(root, cx.dialect.reader);
    if let Some(pages) = pages
        && let Some(named) = cx.document.entry("$schema")
        && let Some(path) = named.value.text()
    {
        // It is about the page; no schema lists it as a field.
        if let Json::Object(fields) = &mut page {
            fields.shift_remove("$schema");
        }
        match pages.get(path, cx.place.path) {
            Ok(schema) => hold(cx, root, &page, &schema, sink),
            Err(reason) => {
                let found = sink.report(RULE.id, named.value.span, reason.to_string());
                found.field("$schema").help("write the path of a schema below the folder of masthead.yaml");
            }
        }
    }
    if let Some(schema) = schema {
        hold(cx, root, &page, schema, sink);
    }
}

fn hold(cx: &DocumentCx<'_>, root: &Node<'_>, page: &Json, schema: &JsonSchema, sink: &mut Sink<'_>) {
    let violations = schema.violations(page);
    let is_misspelt = |missing: &Violation| {
        missing.missing.as_ref().is_some_and(|name| {
            violations.iter().any(|other| {
                other.path == missing.path
                    && matches!(&other.place, Place::Key(key) if meant(other, key) == Some(name))
            })
        })
    };
    // A field under a misspelled name is not reported as missing, too.
    let is_misspelt: Vec<bool> = violations.iter().map(is_misspelt).collect();
    let told = violations.into_iter().zip(is_misspelt).filter(|(_, is_misspelt)| !is_misspelt);
    for (violation, _) in told {
        let spot = Spot::find(root, &violation.path);
        let span = spot.span(&violation.place, cx.document.head_span());
        let named = match &violation.place {
            Place::Key(key) => Some(key.as_str()),
            Place::Value | Place::Whole => spot.node.text(),
        };
        let add = violation.missing.as_ref().map(|name| format!("add the field `{name}`"));
        let help = help(&violation, named).or(add);
        let found = sink.report(RULE.id, span, violation.message);
        if let Some(help) = help {
            found.help(help);
        }
        if let Some(name) = field(&violation.path, &violation.place) {
            found.field(name.as_str());
        }
    }
}

/// What the author probably meant.
fn meant<'v>(violation: &'v Violation, word: &str) -> Option<&'v str> {
    near::nearest(word, violation.options.iter().map(String::as_str))
}

/// What to write instead.
fn help(violation: &Violation, written: Option<&str>) -> Option<String> {
    let options = &violation.options;
    let near = written.and_then(|word| meant(violation, word));
    let help = match near {
        Some(near) => Some(format!("did you mean `{near}`?")),
        None if options.is_empty() || matches!(violation.place, Place::Key(_)) => None,
        None => {
            let shown: Vec<String> = options.iter().take(LISTED).map(|it| format!("`{it}`")).collect();
            let more = options.len().saturating_sub(LISTED);
            let more = if more > 0 { format!(" or {more} others") } else { String::new() };
            Some(format!("write {}{more}", shown.join(", ")))
        }
    };
    if !violation.is_nearest {
        return help;
    }
    let others = "the schema also allows other forms; this is the closest one";
    Some(help.map_or_else(|| others.to_owned(), |help| format!("{help} ({others})")))
}

/// The field that a violation is about, as other rules write it.
fn field(path: &[String], place: &Place) -> Option<String> {
    let own = if let Place::Key(key) = place { Some(key) } else { None };
    let mut name = String::new();
    for step in path.iter().chain(own) {
        match step.parse::<usize>() {
            Ok(at) if !name.is_empty() => name.extend(["[", &at.to_string(), "]"]),
            _ if name.is_empty() => name.push_str(step),
            _ => name.extend([".", step]),
        }
    }
    (!name.is_empty()).then_some(name)
}

/// A node and its key.
struct Spot<'n, 's> {
    key: Option<&'n Node<'s>>,
    node: &'n Node<'s>,
    is_root: bool,
}

impl<'n, 's> Spot<'n, 's> {
    /// Follows a path as far as it exists: what came from a merge is shown where it was merged.
    fn find(root: &'n Node<'s>, path: &[String]) -> Self {
        let mut spot = Self { key: None, node: root, is_root: true };
        for step in path {
            match &spot.node.value {
                Value::Map(entries) => match entry(entries, step).or_else(|| entry(entries, "<<")) {
                    Some(entry) => spot = Self { key: Some(&entry.key), node: &entry.value, is_root: false },
                    None => break,
                },
                Value::List(items) => match step.parse().ok().and_then(|at: usize| items.get(at)) {
                    Some(item) => spot = Self { key: None, node: item, is_root: false },
                    None => break,
                },
                Value::Scalar(_) => break,
            }
        }
        spot
    }

    fn span(&self, place: &Place, head: Span) -> Span {
        let whole = || match (&self.key, &self.node.value) {
            (Some(key), _) => key.span,
            // A mapping in a list is shown at its first key.
            (None, Value::Map(entries)) => entries.first().map_or(self.node.span, |first| first.key.span),
            (None, _) => self.node.span,
        };
        match place {
            Place::Key(name) => {
                let entries = self.node.entries().unwrap_or_default();
                entry(entries, name)
                    .or_else(|| entry(entries, "<<"))
                    .map_or_else(whole, |entry| entry.key.span)
            }
            Place::Whole if self.is_root => head,
            Place::Value if self.node.scalar().is_some() && !self.node.span.is_empty() => self.node.span,
            Place::Value | Place::Whole => whole(),
        }
    }
}

/// The last one counts, as in parsers that accept duplicate keys.
fn entry<'n, 's>(entries: &'n [Entry<'s>], name: &str) -> Option<&'n Entry<'s>> {
    entries.iter().rev().find(|entry| entry.key.text() == Some(name))
}
