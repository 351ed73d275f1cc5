//! Collections, overrides and rule levels.

use std::sync::Arc;

use crate::diagnostic::{RuleId, Severity};
use crate::document::{Entry, Node};
use crate::schema::json_schema::PageSchemas;
use crate::schema::{Additional, Field, Origin, Presence};
use crate::validators::{self, Rule};

use super::super::table::{Table, named};
use super::super::written::{Collection, FieldSpec, Override, VariantSpecs};
use super::shapes::ADDITIONAL;
use super::{Decoder, words};

const PRESENCE: &[(&str, Presence)] =
    &[("required", Presence::Required), ("optional", Presence::Optional), ("forbidden", Presence::Forbidden)];

const LEVELS: &[(&str, Option<Severity>)] =
    &[("off", None), ("warn", Some(Severity::Warning)), ("error", Some(Severity::Error))];

impl Decoder<'_> {
    /// A collection, on top of the one of the same name in a configuration that the file extends.
    pub(super) fn collection(&mut self, entry: &Entry<'_>, base: Option<Collection>) -> Option<Collection> {
        let name = entry.key.text()?;
        let mut table = Table::open(&entry.value, name, entry.key.span, "a collection", &mut self.mistakes)?;
        let files = table.required("files");
        let files_at = files.map_or_else(Vec::new, |node| {
            node.items().unwrap_or(std::slice::from_ref(node)).iter().map(|item| item.span).collect()
        });
        let files = files.map(|node| self.globs("files", node));
        let presence = self.presence(&mut table);
        let additional = self.additional(&mut table);
        if self.is_preset() {
            let assumed = table.optional("assumed").and_then(|node| self.boolean("assumed", node));
            self.origin = if assumed == Some(true) { Origin::Assumed } else { Origin::Preset };
            let strict = table.optional("strict").and_then(|node| self.boolean("strict", node));
            self.is_strict = strict == Some(true);
        }
        let mut bases: Vec<Collection> = base.into_iter().collect();
        if !self.is_preset() {
            let extended = table.optional("extends");
            bases.extend(extended.and_then(|node| self.extended_collection(node)));
        }
        let before = self.names_so_far();
        let known: Vec<FieldSpec> = bases.iter().flat_map(|base| &base.fields).cloned().collect();
        let mut fields = table.optional("fields").map_or_else(Vec::new, |node| self.fields(node, &known));
        let choices = self.all_choices(&mut table);
        let variants = table.optional_entry("variants");
        let variants = variants.and_then(|entry| self.variants(entry, &mut fields));
        let of_cases = variants.iter().flat_map(VariantSpecs::fields);
        let listed = fields.iter().chain(of_cases).chain(&known).map(|spec| &spec.field);
        self.settle_names(before, additional, listed);
        let json_schema = table.optional("json-schema").and_then(|node| self.json_schema(node));
        let from_page = table.optional("json-schema-from-page");
        let from_page = from_page.and_then(|node| self.boolean("json-schema-from-page", node));
        let page_schemas = (from_page == Some(true))
            .then(|| Arc::new(PageSchemas::new(Arc::clone(&self.files), self.folder.into())));
        if let Some(entry) = table.stray("required") {
            self.listed_required(entry);
        }
        table.translate(&mut self.mistakes, words::COLLECTION);
        self.misplaced_fields(&mut table, "a collection", |name| format!("write `{name}` below `fields`"));
        table.finish(&mut self.mistakes);
        let (name, files) = (name.into(), files?);
        let mut collection = Collection {
            name,
            files,
            files_at,
            presence,
            additional,
            fields,
            choices,
            variants,
            json_schema,
            page_schemas,
        };
        for base in bases {
            collection.extend(base);
        }
        Some(collection)
    }

    /// Fields by name. What is written without a type adds to what `base` says of the name.
    pub(super) fn fields(&mut self, node: &Node<'_>, base: &[FieldSpec]) -> Vec<FieldSpec> {
        if self.listed_fields(node) {
            return Vec::new();
        }
        let entries = named(node, "fields", &mut self.mistakes).unwrap_or_default();
        let mut fields = Vec::with_capacity(entries.len());
        for entry in entries {
            if self.required_between_fields(entry) {
                continue;
            }
            let Some(name) = entry.key.text() else { continue };
            let known = base.iter().find(|spec| *spec.field.name == *name);
            let Some(spec) = self.field(name, entry.key.span, &entry.value, known) else { continue };
            // A preset says once what applies to fields of many names: it is decoded in every run.
            let others = entry
                .value
                .entries()
                .into_iter()
                .flatten()
                .find(|entry| self.is_preset() && entry.key.text() == Some("also-named"));
            let others = others.and_then(|entry| entry.value.text()).unwrap_or_default();
            let first = fields.len();
            fields.push(spec);
            for other in others.split_whitespace() {
                let field = Field { name: other.into(), ..fields[first].field.clone() };
                fields.push(FieldSpec { field, typed: fields[first].typed });
            }
        }
        fields
    }

    pub(super) fn override_of(&mut self, node: &Node<'_>) -> Option<Override> {
        let mut table = Table::open(node, "overrides", node.span, "an override", &mut self.mistakes)?;
        let files = table.required("files").map(|node| self.globs("files", node));
        let rules = table.optional("rules").map_or_else(Vec::new, |node| self.rules(node));
        let presence = self.presence(&mut table);
        let additional = self.additional(&mut table);
        table.translate(&mut self.mistakes, words::OVERRIDE);
        table.finish(&mut self.mistakes);
        Some(Override { files: files?, rules, presence, additional })
    }

    pub(super) fn additional(&mut self, table: &mut Table<'_, '_>) -> Option<Additional> {
        let node = table.optional("additional-fields")?;
        self.word("additional-fields", node, ADDITIONAL)
    }

    fn presence(&mut self, table: &mut Table<'_, '_>) -> Option<Presence> {
        let node = table.optional("front-matter")?;
        self.word("front-matter", node, PRESENCE)
    }

    /// `rules:` by name, by group, or by the beginning of names. What names a single rule wins, wherever it is.
    pub(super) fn rules(&mut self, node: &Node<'_>) -> Vec<(RuleId, Option<Severity>)> {
        let entries = named(node, "rules", &mut self.mistakes).unwrap_or_default();
        let (mut of_groups, mut of_one) = (Vec::new(), Vec::new());
        for entry in entries {
            let Some((rules, level)) = self.level(entry) else { continue };
            match rules[..] {
                [rule] => of_one.push((rule.id, level)),
                // A group turns nothing on that is off by default: that takes the name of the rule.
                _ => of_groups.extend(
                    rules
                        .iter()
                        .filter(|rule| rule.default.is_some() || level.is_none())
                        .map(|rule| (rule.id, level)),
                ),
            }
        }
        of_groups.append(&mut of_one);
        of_groups
    }

    fn level(&mut self, entry: &Entry<'_>) -> Option<(Vec<&'static Rule>, Option<Severity>)> {
        let name = entry.key.text()?;
        let rules = validators::named(name);
        if rules.is_empty() {
            let help = validators::near_names(name).first().map(|near| format!("write `{near}`"));
            self.mistakes.add(entry.key.span, format!("unknown rule `{name}`")).help = help;
        }
        if self.other_level(&entry.value) {
            return None;
        }
        let level = self.word(name, &entry.value, LEVELS)?;
        (!rules.is_empty()).then_some((rules, level))
    }
}
