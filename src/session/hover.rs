//! What is known of a field: its description and type, where its schema comes from, what the generator makes of it.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use crate::config::{self, ConfigError, Policy};
use crate::document::{Document, Entry, Node, Value};
use crate::inherited::Inherited;
use crate::loader;
use crate::reading::{self, Held, Outcome, Outlook};
use crate::schema::{Field, Kind, Origin};
use crate::span::Span;

use super::Session;
use super::complete::field_at;
use super::markdown::{self, code};

/// Longer values are cut, in characters.
const LONGEST: usize = 300;

/// Something to show about a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// The key or the value that it is about.
    pub span: Span,
    /// What there is to say, in Markdown.
    pub markdown: String,
}

/// A key or a value, with the keys that lead to it.
pub(super) struct Named<'d, 's> {
    /// The keys.
    pub(super) way: Vec<String>,
    /// The scalar at the place, where it is not the key.
    pub(super) scalar: Option<&'d Node<'s>>,
    /// The span of the key, or of the scalar.
    pub(super) span: Span,
}

impl Session {
    /// What is known of the field at an offset; `None` if there is none.
    ///
    /// # Errors
    /// When the configuration that applies to the page cannot be used.
    pub fn hover(&self, path: &Path, text: &str, offset: u32) -> Result<Option<Hover>, Arc<ConfigError>> {
        let path = self.absolute(path);
        let policy = self.policy(&path)?;
        let (source, split) = loader::head_of(&path, text.as_bytes(), true, &policy.dialect);
        let outlook = Outlook::of(&split);
        let document = loader::parse(&source, split, &policy.dialect);
        let mut words = String::new();
        let Some(named) = named_at(&document, offset) else {
            let open = document.block.as_ref().map(|block| block.open).filter(|open| holds(*open, offset));
            let Some(span) = open else { return Ok(None) };
            tell_inherited(
                &policy.facts.defaults.of_page(&*policy.files, &path, &policy.dialect),
                &document,
                &policy,
                &mut words,
            );
            return Ok((!words.is_empty()).then_some(Hover { span, markdown: words }));
        };
        let field = field_at(&policy.schema, &named.way);
        describe(&named, field, &policy, &mut words);
        let held = reading::read(&document, &outlook, &policy.dialect).outcome;
        tell_reading(&held, &named.way, &policy, &mut words);
        if let [name] = &*named.way
            && let Some(given) = policy.facts.defaults.field(&*policy.files, &path, &policy.dialect, name)
        {
            let _ = write!(words, "\n\nWithout it: {}", source_of(&given, &policy));
        }
        Ok((!words.is_empty()).then_some(Hover { span: named.span, markdown: words }))
    }
}

/// The key or scalar at an offset.
pub(super) fn named_at<'d, 's>(document: &'d Document<'s>, offset: u32) -> Option<Named<'d, 's>> {
    in_entries(document.entries(), &mut Vec::new(), offset)
}

fn holds(span: Span, offset: u32) -> bool {
    span.start <= offset && offset <= span.end
}

fn in_entries<'d, 's>(entries: &'d [Entry<'s>], way: &mut Vec<String>, offset: u32) -> Option<Named<'d, 's>> {
    for entry in entries {
        way.push(entry.key.text()?.to_owned());
        if holds(entry.key.span, offset) {
            return Some(Named { way: way.clone(), scalar: None, span: entry.key.span });
        }
        if holds(entry.value.span, offset)
            && let Some(named) = in_node(&entry.value, way, offset)
        {
            return Some(named);
        }
        way.pop();
    }
    None
}

fn in_node<'d, 's>(node: &'d Node<'s>, way: &mut Vec<String>, offset: u32) -> Option<Named<'d, 's>> {
    match &node.value {
        _ if !holds(node.span, offset) => None,
        Value::Map(entries) => in_entries(entries, way, offset),
        Value::List(items) => items.iter().find_map(|item| in_node(item, way, offset)),
        Value::Scalar(_) => Some(Named { way: way.clone(), scalar: Some(node), span: node.span }),
    }
}

fn describe(named: &Named<'_, '_>, field: Option<&Field>, policy: &Policy, words: &mut String) {
    // Writing to a string cannot fail.
    let name = named.way.join(".");
    let Some(field) = field else {
        let _ = write!(words, "**{}**", code(&name));
        return;
    };
    let _ = write!(words, "**{}** · {}", code(&name), type_of(field));
    if field.required {
        words.push_str(" · required");
    }
    if let Some(description) = description_of(field, named.way.len() == 1, policy) {
        let _ = write!(words, "\n\n{}", markdown::words(description));
    }
    if let Some(deprecated) = &field.deprecated {
        words.push_str("\n\nDeprecated");
        if let Some(instead) = &deprecated.instead {
            let _ = write!(words, ": use {}", code(instead));
        }
    }
    let item = if let Kind::List(list) = &field.kind { &list.items } else { field };
    if let Some(allow) = &item.allow {
        let shown: Vec<String> = allow.terms().take(20).map(code).collect();
        let more = if allow.len() > shown.len() { ", …" } else { "" };
        let _ = write!(words, "\n\nAllowed: {}{more}", shown.join(", "));
    }
    if let Some(default) = &field.default {
        let _ = write!(words, "\n\nDefault: {}", code(default));
    }
    let source = match (field.origin, &policy.why.config) {
        (Origin::Configured, Some(config)) => code(&config.to_string_lossy()),
        (Origin::Configured, None) => "the configuration".to_owned(),
        (Origin::Preset, _) => format!("the preset for {}", policy.dialect.generator.title()),
        (Origin::Assumed, _) => "the name of the field".to_owned(),
    };
    let _ = write!(words, "\n\nFrom {source}");
    if let Some((collection, _)) = &policy.why.collection {
        let _ = write!(words, ", collection {}", code(collection));
    }
}

/// What a field is for: what the configuration says, or what the generator does with a field of the root.
pub(super) fn description_of<'p>(field: &'p Field, is_of_root: bool, policy: &Policy) -> Option<&'p str> {
    let known = || config::description(policy.dialect.generator.name(), &field.name);
    field.description.as_deref().or_else(|| is_of_root.then(known).flatten())
}

fn type_of(field: &Field) -> String {
    let name = match &field.kind {
        Kind::List(list) if !matches!(list.items.kind, Kind::Any) => {
            format!("list of {}", list.items.kind.field_type().name())
        }
        kind => kind.field_type().name().to_owned(),
    };
    field.also.iter().fold(name, |name, also| format!("{name} or {}", also.name()))
}

/// What the generator makes of the value, as JSON; or why it makes nothing of the page.
fn tell_reading(outcome: &Outcome, way: &[String], policy: &Policy, words: &mut String) {
    let generator = policy.dialect.generator.title();
    match outcome {
        Outcome::Nothing => {
            let _ = write!(words, "\n\n{generator} does not find the front matter of this page");
        }
        Outcome::Stops(reason) => {
            let _ = write!(words, "\n\n{generator} fails: {}", markdown::words(reason));
        }
        Outcome::Holds(held) => match value_at(held, way) {
            None => {
                let _ = write!(words, "\n\n{generator} does not read this field");
            }
            Some(value) => {
                let json = serde_json::to_string(value).unwrap_or_default();
                let json: String = json.chars().take(LONGEST).collect();
                let _ = write!(words, "\n\n{generator} reads:\n```json\n{json}\n```");
            }
        },
    }
}

/// The fields that the page has without writing them.
fn tell_inherited(all: &[Inherited], document: &Document<'_>, policy: &Policy, words: &mut String) {
    for inherited in all.iter().filter(|inherited| document.entry(&inherited.name).is_none()) {
        if words.is_empty() {
            words.push_str("This page also has");
        }
        let _ = write!(words, "\n- **{}**: {}", code(&inherited.name), source_of(inherited, policy));
    }
}

fn source_of(inherited: &Inherited, policy: &Policy) -> String {
    let value: String = inherited.shown().chars().take(LONGEST).collect();
    let from = inherited.from.strip_prefix(&policy.site).unwrap_or(&inherited.from);
    format!("{}, from {}", code(&value), code(&from.to_string_lossy()))
}

/// The value at a way; a list of mappings on it has several, and none is reported.
fn value_at<'h>(held: &'h Held, way: &[String]) -> Option<&'h Held> {
    let Some((first, rest)) = way.split_first() else { return Some(held) };
    let is_key =
        |key: &Held| matches!(key, Held::Text(text) if text == first || text == &first.to_lowercase());
    let (_, value) = held.entries()?.iter().find(|(key, _)| is_key(key))?;
    if matches!(value, Held::List(_)) { Some(value) } else { value_at(value, rest) }
}
