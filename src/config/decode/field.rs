//! One field: its type and what every type has in common.

use crate::document::Node;
use crate::schema::{Deprecated, FOLDER_NAME, Field, FieldType, Kind};
use crate::span::Span;

use super::super::table::Table;
use super::super::written::FieldSpec;
use super::settings::{fits, misfit};
use super::{Decoder, meant};

/// A compiled pattern may take this many bytes: far more than any sensible one.
const PATTERN_LIMIT: usize = 1 << 20;

impl Decoder<'_> {
    /// A field under its name: a type, a list of types, or a map of settings.
    pub(super) fn field(&mut self, name: &str, key: Span, node: &Node<'_>) -> Option<FieldSpec> {
        if node.entries().is_none() && !node.is_null() {
            let (kind, also) = self.types(node)?;
            if kind == FieldType::Reference {
                self.mistakes
                    .add(node.span, "a reference needs the key `to`")
                    .help("write `{ type: reference, to: … }`");
            }
            let field =
                Field { also, configured_at: self.place(key), ..Field::new(name, bare(kind), self.origin) };
            return Some(FieldSpec { field, typed: true });
        }
        let mut table = Table::open(node, name, key, "a field", &mut self.mistakes)?;
        let named = match table.optional("type") {
            Some(node) => Some(self.types(node)?),
            None => None,
        };
        let typed = named.is_some();
        let (kind, also) = named.unwrap_or((FieldType::Any, Vec::new()));
        let mut field =
            Field { also, configured_at: self.place(key), ..Field::new(name, bare(kind), self.origin) };
        self.common(&mut field, &mut table);
        if self.is_preset() {
            // Read by those who put the fields together.
            table.optional("also-named");
        }
        self.constraints(&mut field, kind, &mut table);
        field.kind = self.kind(kind, &mut table, name);
        if let (Kind::List(spec), Some(allow)) =
            (&mut field.kind, field.allow.take_if(|_| kind == FieldType::List))
        {
            spec.items.allow = Some(allow);
        }
        table.explain(&mut self.mistakes, |setting| misfit(setting, kind, typed));
        table.translate(&mut self.mistakes, meant::SETTINGS);
        table.finish(&mut self.mistakes);
        Some(FieldSpec { field, typed })
    }

    /// The place of a field, where it is one that people can look up.
    fn place(&self, key: Span) -> Option<Span> {
        (!self.is_preset()).then_some(key)
    }

    /// `type:` a word, or a list of words of which the first has the settings.
    fn types(&mut self, node: &Node<'_>) -> Option<(FieldType, Vec<FieldType>)> {
        let words: Vec<(&str, FieldType)> = FieldType::ALL.iter().map(|kind| (kind.name(), *kind)).collect();
        let items = node.items().unwrap_or(std::slice::from_ref(node));
        let kind = |item: &Node<'_>| {
            let is_null = item.is_null() && node.items().is_some();
            if is_null { Some(FieldType::Null) } else { self.type_word(item, &words) }
        };
        let kinds: Vec<FieldType> = items.iter().filter_map(kind).collect();
        if kinds.len() < items.len() {
            return None;
        }
        match kinds.split_first() {
            Some((FieldType::Null, _)) => {
                self.mistakes
                    .add(node.span, "`null` cannot be the first type of a field")
                    .help("write the type first, such as `[string, null]`");
                None
            }
            Some((first, others)) => Some((*first, others.to_vec())),
            None => {
                self.mistakes.wants(node, "type", "a type");
                None
            }
        }
    }

    /// The settings of every field.
    fn common(&mut self, field: &mut Field, table: &mut Table<'_, '_>) {
        let required = table.optional("required").and_then(|node| self.required(node));
        field.required = required.unwrap_or(false);
        field.required_if = table.optional("required-if").and_then(|node| self.required_if(node));
        let deprecated = table.optional("deprecated");
        field.deprecated = deprecated.and_then(|node| self.deprecated(node));
        if let (Some(node), true, true) = (deprecated, field.required, field.deprecated.is_some()) {
            self.mistakes.add(node.span, "a field cannot be both `required` and `deprecated`");
        }
        field.default = table.optional("default").map(|node| self.flow(node).into());
        field.description = table.optional("description").and_then(|node| self.text_of("description", node));
        field.same_as = table.optional("same-as").and_then(|node| self.same_as(node, &field.name));
    }

    /// The settings of several types that live on the field itself.
    fn constraints(&mut self, field: &mut Field, kind: FieldType, table: &mut Table<'_, '_>) {
        if fits("unique", kind) {
            let unique = table.optional("unique").and_then(|node| self.boolean("unique", node));
            field.unique = unique.unwrap_or(false);
        }
        if fits("pattern", kind) {
            field.pattern = table.optional("pattern").and_then(|node| self.pattern(node));
        }
        if fits("allow", kind) {
            field.allow = self.vocabulary(table, kind);
        }
    }

    /// `same-as:` another field, or `:folder`.
    fn same_as(&mut self, node: &Node<'_>, own: &str) -> Option<Box<str>> {
        let name = self.other_field("same-as", node, own)?;
        if name.starts_with(':') && *name != *FOLDER_NAME {
            self.mistakes
                .add(node.span, format!("`{name}` is not a part of the page's path"))
                .help(format!("write `{FOLDER_NAME}`, the folder of the page"));
            return None;
        }
        Some(name)
    }

    /// `required-if: other`, or `required-if: {other: value}`.
    fn required_if(&mut self, node: &Node<'_>) -> Option<(Box<str>, Option<Box<str>>)> {
        match node.entries() {
            Some([entry]) => {
                let value = self.text_of("required-if", &entry.value)?;
                let other = entry.key.text()?;
                self.note_name("required-if", other, entry.key.span);
                Some((other.into(), Some(value)))
            }
            Some(_) => {
                self.mistakes.wants(node, "required-if", "a single field with its value");
                None
            }
            None => {
                let other = self.text_of("required-if", node)?;
                self.note_name("required-if", &other, node.span);
                Some((other, None))
            }
        }
    }

    /// `deprecated: true`, or `deprecated: {use: other}`.
    fn deprecated(&mut self, node: &Node<'_>) -> Option<Deprecated> {
        if node.entries().is_none() {
            return self.boolean("deprecated", node)?.then_some(Deprecated { instead: None });
        }
        let mut table = Table::open(node, "deprecated", node.span, "`deprecated`", &mut self.mistakes)?;
        let node = table.required("use");
        let instead = node.and_then(|node| self.text_of("use", node));
        if let (Some(node), Some(instead)) = (node, &instead) {
            self.note_name("use", instead, node.span);
        }
        table.finish(&mut self.mistakes);
        Some(Deprecated { instead })
    }

    fn pattern(&mut self, node: &Node<'_>) -> Option<regex::Regex> {
        let text = self.text_of("pattern", node)?;
        match regex::RegexBuilder::new(&text).size_limit(PATTERN_LIMIT).build() {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                let found = self
                    .mistakes
                    .add(node.span, format!("`{text}` is not a valid regular expression: {}", short(&error)));
                if text.contains("(?=") || text.contains("(?!") || text.contains("(?<") {
                    found.help(
                        "look-around is not supported, so that patterns run in linear time; rewrite the pattern without it",
                    );
                }
                None
            }
        }
    }
}

/// A type without settings.
fn bare(kind: FieldType) -> Kind {
    super::kind::bare(kind)
}

/// The reason alone: a syntax error is shown by its crate as a drawing of several lines.
fn short(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => "it is too large".to_owned(),
        other => {
            let text = other.to_string();
            let last = text.lines().last().unwrap_or_default();
            last.trim_start_matches("error: ").to_owned()
        }
    }
}
