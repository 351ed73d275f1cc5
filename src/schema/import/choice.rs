//! A choice between several schemas in a JSON Schema, as a field with several types.

use serde_json::Value;

use crate::schema::{DateSpec, Field, FieldType, Kind, NumberSpec, Schema, StringSpec, Vocabulary};

use super::json_schema::{Reader, constants, field_type, of_constants};
use super::parts::{field, word};

impl<'r> Reader<'r> {
    /// A choice between types. A date is written as text or as a number, which makes it one.
    pub(super) fn choice(&mut self, name: &str, choices: &'r [Value], depth: usize) -> Field {
        let choices: Vec<&Value> = choices.iter().map(|choice| self.resolve(choice)).collect();
        let is_null = |choice: &Value| word(choice, "type") == Some("null");
        let is_date =
            |choice: &Value| matches!(word(choice, "format"), Some("date" | "date-time" | "unix-time"));
        let (dates, others): (Vec<&Value>, Vec<&Value>) =
            choices.iter().filter(|choice| !is_null(choice)).partition(|choice| is_date(choice));
        let nullable = choices.iter().any(|choice| is_null(choice));
        let mut found = match (&dates[..], &others[..]) {
            ([_, ..], []) => field(name, Kind::Date(DateSpec::default()), self.source),
            ([], [only]) => self.kind(name, only, depth - 1),
            _ => {
                // Dates made nullable are in a choice of their own.
                let inner = others.iter().find(|choice| choice.get("anyOf").is_some());
                match (inner, &others[..]) {
                    (Some(inner), [_]) => self.kind(name, inner, depth - 1),
                    _ => self.several(name, &others, !dates.is_empty(), depth),
                }
            }
        };
        if nullable {
            found.also.push(FieldType::Null);
        }
        found
    }

    /// Several types, none of which is checked further, but for a list of what may be by itself.
    fn several(&mut self, name: &str, choices: &[&'r Value], has_date: bool, depth: usize) -> Field {
        let source = self.source;
        let types: Option<Vec<FieldType>> =
            choices.iter().map(|choice| word(choice, "type").and_then(field_type)).collect();
        let constants: Option<Vec<Vocabulary>> = choices.iter().map(|choice| constants(choice)).collect();
        if let Some(constants) = constants.filter(|_| !has_date) {
            let terms = constants.iter().flat_map(Vocabulary::terms).map(Into::into);
            let allow = Some(Vocabulary::new(terms, None));
            let first = choices.first().and_then(|choice| word(choice, "type"));
            let is_one_type = choices.iter().all(|choice| word(choice, "type") == first);
            return Field { allow, ..field(name, of_constants(first.filter(|_| is_one_type)), source) };
        }
        let is_list = |choice: &&&Value| word(choice, "type") == Some("array");
        let lists = choices.iter().find(is_list).zip(choices.iter().find(|choice| !is_list(choice)));
        if let (Some((list, one)), 2, false) = (lists, choices.len(), has_date)
            && let Some(items) = list.get("items").map(|items| word(self.resolve(items), "type"))
            && items == word(one, "type")
        {
            let mut found = self.kind(name, list, depth.saturating_sub(1));
            if let Kind::List(spec) = &mut found.kind {
                spec.scalar_is_fine = true;
            }
            return found;
        }
        let is_map = |kind: &FieldType| *kind == FieldType::Map;
        if types.as_ref().is_some_and(|types| !has_date && types.iter().all(is_map)) {
            self.unsaid.push(format!("`{name}`: a choice between several shapes"));
            return field(name, Kind::Map(Schema::default()), source);
        }
        let Some(types) = types.filter(|types| !types.iter().any(is_map)) else {
            self.unsaid.push(format!("`{name}`: a choice between several shapes"));
            return Field { also: vec![FieldType::Null], ..field(name, Kind::Any, source) };
        };
        let kind = match types.first() {
            Some(FieldType::String) => Kind::String(StringSpec::default()),
            Some(FieldType::Integer) => Kind::Integer(NumberSpec::default()),
            Some(FieldType::Number) => Kind::Number(NumberSpec::default()),
            Some(FieldType::Boolean) => Kind::Boolean,
            _ => Kind::Any,
        };
        let mut also = types.get(1..).unwrap_or_default().to_vec();
        also.extend(has_date.then_some(FieldType::Date));
        Field { also, ..field(name, kind, source) }
    }
}
