//! Choices between fields, and `variants:` of a collection or a map.

use serde_yaml::{Mapping, Value};

use crate::document::{Entry, Node};
use crate::schema::{Additional, Choice, Count, Field, FieldType, Kind, Origin, Schema, Vocabulary};

use super::super::table::{Table, named};
use super::super::written::{CaseSpec, FieldSpec, VariantSpecs};
use super::Decoder;

pub(super) const ADDITIONAL: &[(&str, Additional)] =
    &[("allow", Additional::Allow), ("warn", Additional::Warn), ("deny", Additional::Deny)];

impl Decoder<'_> {
    /// The choices of a collection or a case.
    pub(super) fn all_choices(&mut self, table: &mut Table<'_, '_>) -> Vec<Choice> {
        let mut choices = Vec::new();
        for (key, count) in Count::KEYS {
            if let Some(node) = table.optional(key) {
                choices.append(&mut self.choices(key, count, node));
            }
        }
        choices
    }

    /// Names of fields, or a list of such lists.
    pub(super) fn choices(&mut self, key: &'static str, count: Count, node: &Node<'_>) -> Vec<Choice> {
        let lists = match node.items() {
            Some(items) if !items.is_empty() && items.iter().all(|item| item.items().is_some()) => items,
            _ => std::slice::from_ref(node),
        };
        lists.iter().filter_map(|list| self.choice(key, count, list)).collect()
    }

    fn choice(&mut self, key: &'static str, count: Count, node: &Node<'_>) -> Option<Choice> {
        if node.items().is_none() {
            self.mistakes.wants(node, key, "a list of fields").help("write `[one, other]`");
            return None;
        }
        let mut fields: Vec<Box<str>> = Vec::new();
        for (name, item) in self.scalars(key, node) {
            if fields.iter().any(|known| **known == *name) {
                self.mistakes.add(item.span, format!("duplicate field `{name}` in `{key}`"));
            } else {
                self.note_name(key, name, item.span);
                fields.push(name.into());
            }
        }
        if fields.len() < 2 {
            self.mistakes.add(node.span, format!("`{key}` needs at least two fields"));
            return None;
        }
        Some(Choice { fields, count })
    }

    /// `variants:` beside the fields of a collection or a map; the field that decides gets the values as its terms.
    pub(super) fn variants(&mut self, entry: &Entry<'_>, base: &mut Vec<FieldSpec>) -> Option<VariantSpecs> {
        let mut table =
            Table::open(&entry.value, "variants", entry.key.span, "`variants`", &mut self.mistakes)?;
        let by = table.required("by");
        let cases = table.required("cases");
        let otherwise = table.optional_entry("otherwise");
        table.finish(&mut self.mistakes);
        let by_name = self.text_of("by", by?)?;
        self.note_name("by", &by_name, by?.span);
        let entries = named(cases?, "cases", &mut self.mistakes)?;
        if entries.is_empty() {
            self.mistakes
                .add(cases?.span, "`cases` contains no values")
                .help(format!("write the values of `{by_name}` below it, each with its `fields`"));
            return None;
        }
        self.judge_terms(by?, &by_name, base, entries);
        let cases = entries
            .iter()
            .filter_map(|entry| Some((entry.key.text()?.into(), self.case(entry, base)?)))
            .collect();
        let otherwise = otherwise.and_then(|entry| self.case(entry, base));
        let variants = VariantSpecs { by: by_name, cases, otherwise };
        if variants.otherwise.is_none() {
            close(&variants, base, self.origin);
        }
        Some(variants)
    }

    /// `fields:` and what else may be said of one case.
    fn case(&mut self, entry: &Entry<'_>, base: &[FieldSpec]) -> Option<CaseSpec> {
        let name = entry.key.text()?;
        let mut table = Table::open(&entry.value, name, entry.key.span, "a case", &mut self.mistakes)?;
        let additional = self.additional(&mut table);
        let before = self.names_so_far();
        let fields = table.optional("fields").map_or_else(Vec::new, |node| self.fields(node, base));
        let choices = self.all_choices(&mut table);
        self.misplaced_fields(&mut table, "a case", |name| format!("write `{name}` below `fields`"));
        table.finish(&mut self.mistakes);
        if additional.is_some() {
            let known = base.iter().chain(&fields).map(|spec| &spec.field);
            self.settle_names(before, additional, known);
        }
        Some(CaseSpec { fields, choices, additional })
    }

    /// Whether the field that decides can contain one value, and each of the cases.
    fn judge_terms(&mut self, by: &Node<'_>, name: &str, base: &[FieldSpec], cases: &[Entry<'_>]) {
        let Some(field) = base.iter().map(|spec| &spec.field).find(|field| *field.name == *name) else {
            return;
        };
        if matches!(field.kind.field_type(), FieldType::List | FieldType::Map) {
            let kind = field.kind.field_type().phrase();
            self.mistakes
                .add(by.span, format!("`{name}` is {kind}, but `by` needs a field with a single value"))
                .help("write the name of another field");
        }
        let Some(allow) = &field.allow else { return };
        for case in cases {
            let Some(value) = case.key.text().filter(|value| !allow.contains(value)) else { continue };
            let message = format!("`{value}` is not an allowed value of `{name}`");
            self.mistakes.unknown(case.key.span, message, value, allow.terms());
        }
    }

    /// The variants of a map, whose fields are read already.
    pub(super) fn variants_of_map(&mut self, entry: &Entry<'_>, schema: &mut Schema) {
        let fields = std::mem::take(&mut schema.fields);
        let mut base: Vec<FieldSpec> =
            fields.into_iter().map(|field| FieldSpec { field, typed: true }).collect();
        let specs = self.variants(entry, &mut base);
        let build = |fields: &[FieldSpec], additional: Option<Additional>, choices: Vec<Choice>| Schema {
            fields: fields.iter().map(|spec| spec.field.clone()).collect(),
            additional: additional.unwrap_or(schema.additional),
            choices: schema.choices.iter().cloned().chain(choices).collect(),
            ..Schema::default()
        };
        let variants = specs.map(|specs| Box::new(specs.schemas(&base, build)));
        schema.variants = variants;
        schema.fields = base.into_iter().map(|spec| spec.field).collect();
    }
}

/// Where no other value is expected, those of the cases are the only ones.
fn close(variants: &VariantSpecs, base: &mut Vec<FieldSpec>, origin: Origin) {
    let terms = Vocabulary::new(variants.cases.iter().map(|(value, _)| value.clone()), None);
    if let Some(spec) = base.iter_mut().find(|spec| spec.field.name == variants.by) {
        spec.field.allow.get_or_insert(terms);
    } else {
        let field = Field { allow: Some(terms), ..Field::new(variants.by.clone(), Kind::Any, origin) };
        base.push(FieldSpec { field, typed: false });
    }
}

/// The word of `additional-fields:`.
pub(in crate::config) fn additional(additional: Additional) -> &'static str {
    ADDITIONAL.iter().find(|(_, known)| *known == additional).map_or("allow", |(word, _)| word)
}

/// The choices of one kind, as they are written.
pub(super) fn show_choices(choices: &[Choice], count: Count) -> Option<Value> {
    let lists: Vec<Value> = choices
        .iter()
        .filter(|choice| choice.count == count)
        .map(|choice| choice.fields.iter().map(|name| Value::from(&**name)).collect())
        .collect();
    match &lists[..] {
        [] => None,
        [only] => Some(only.clone()),
        _ => Some(lists.into()),
    }
}

/// Adds all choices.
pub(in crate::config) fn put_choices(map: &mut Mapping, choices: &[Choice]) {
    for (key, count) in Count::KEYS {
        if let Some(lists) = show_choices(choices, count) {
            map.insert(key.into(), lists);
        }
    }
}
