//! What a field seems to be meant to contain.

use crate::audit::wording::count;
use crate::audit::{Field, Group, Kind, families};
use crate::schema::FieldType;

use super::shares::{is_all, is_meant};
use super::{addresses, dates, scalar, vocabulary};

/// A field of the configuration to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Guess {
    /// The types, the usual one first.
    pub(super) types: Vec<FieldType>,
    /// Settings in the order in which they are written, as YAML.
    pub(super) settings: Vec<(&'static str, String)>,
    /// What to tell the reader.
    pub(super) notes: Vec<String>,
}

/// More types than this are not a type.
const MOST_TYPES: usize = 3;

/// Longer lists have no limit that anyone had in mind.
const LONGEST_LIST: u32 = 10;

/// Maps with more fields have data for keys.
const MOST_FIELDS: usize = 24;

/// What is in a map that fewer than one in so many pages have is not written down.
const RARE: u64 = 100;

/// With fewer pages nobody can tell what is required, or a limit.
const LEAST: u64 = 10;

impl Guess {
    /// The guess for a field of a group.
    pub(super) fn of(group: &Group, field: &Field) -> Self {
        let mut guess = Self::default();
        let base = group.base(field);
        let filled = field.values - field.empty.count;
        let is_item = field.name.ends_with("[]");
        if base >= LEAST && !is_item && is_all(field.pages, base) && is_all(filled, field.values) {
            guess.set("required", "true".to_owned());
        }
        guess.types(field);
        match guess.types.first().copied() {
            Some(FieldType::List) => guess.list(group, field),
            Some(FieldType::Map) => guess.map(group, field),
            Some(FieldType::Date) if guess.is_one_type() => dates::settings(field, &mut guess),
            Some(FieldType::String) if !addresses::settings(field, &mut guess) => guess.allow(field),
            _ => {}
        }
        guess
    }

    /// On one line: a bare type, or a map of settings.
    pub(super) fn render(&self) -> String {
        let types: Vec<&str> = self.types.iter().map(|kind| kind.name()).collect();
        let types = match types[..] {
            [] => "any".to_owned(),
            [one] => one.to_owned(),
            _ => scalar_list(&types),
        };
        if self.settings.is_empty() && self.types.len() < 2 {
            return types;
        }
        let mut parts = vec![format!("type: {types}")];
        parts.extend(self.settings.iter().map(|(name, value)| format!("{name}: {value}")));
        format!("{{ {} }}", parts.join(", "))
    }

    /// One type, or nothing.
    fn is_one_type(&self) -> bool {
        self.types.iter().all(|kind| *kind == self.types[0] || *kind == FieldType::Null)
    }

    pub(super) fn set(&mut self, name: &'static str, value: String) {
        self.settings.push((name, value));
    }

    fn types(&mut self, field: &Field) {
        let families = families(field);
        let total: u64 = families.iter().map(|family| family.1.count).sum();
        for (at, (kind, spot)) in families.iter().enumerate() {
            if at == 0 || is_meant(spot.count, total) {
                self.types.push(*kind);
            } else if let Some(first) = &spot.first {
                let path = first.path.to_string_lossy();
                let times = count(spot.count, "time");
                self.notes.push(format!("{times} {}: {path}:{}", kind.phrase(), first.line));
            }
        }
        if self.types.len() > MOST_TYPES {
            self.types = vec![FieldType::Any];
        }
        // Where text comes first, a date without quotes would be one that was meant as text.
        if self.types.contains(&FieldType::Date) {
            self.types.sort_by_key(|kind| *kind != FieldType::Date);
        }
        let nulls = field.kind(Kind::Null).count;
        if !self.types.is_empty() && self.types[0] != FieldType::Any && is_meant(nulls, field.values) {
            self.types.push(FieldType::Null);
        }
        if self.types.contains(&FieldType::Number) {
            self.types.retain(|kind| *kind != FieldType::Integer);
        }
    }

    fn list(&mut self, group: &Group, field: &Field) {
        let lists = field.kind(Kind::List).count;
        if let Some((least, most)) = field.items {
            if lists >= LEAST && (least > 0 || !is_meant(field.empty.count, lists)) {
                self.set("min-items", "1".to_owned());
            }
            if lists >= LEAST && most <= LONGEST_LIST {
                self.set("max-items", most.to_string());
            }
        }
        let Some(items) = group.field(&format!("{}[]", field.name)) else { return };
        let guess = Self::of(group, items);
        let is_text = guess.types == [FieldType::String];
        for (name, value) in &guess.settings {
            if *name == "allow" && is_text {
                self.set("allow", value.clone());
            }
        }
        let rest: Vec<_> = guess.settings.iter().filter(|(name, _)| !(is_text && *name == "allow")).collect();
        if !guess.types.is_empty() && (!is_text || !rest.is_empty()) {
            let settings = rest.into_iter().cloned().collect();
            self.set("items", Self { settings, ..guess.clone() }.render());
        } else if is_text {
            self.set("items", "string".to_owned());
        }
        self.notes.extend(guess.notes);
    }

    fn map(&mut self, group: &Group, field: &Field) {
        let prefix = format!("{}.", field.name);
        let below = |other: &&Field| {
            other
                .name
                .strip_prefix(&prefix)
                .is_some_and(|rest| !rest.contains(['.', '[']) && !rest.is_empty())
        };
        if field.pages * RARE < group.read() {
            return;
        }
        let mut fields: Vec<&Field> = group.sorted().into_iter().filter(below).collect();
        if fields.is_empty() || fields.len() > MOST_FIELDS {
            return;
        }
        fields.retain(|field| field.name.get(prefix.len()..) != Some("?"));
        let fields: Vec<String> = fields
            .into_iter()
            .map(|field| {
                let guess = Self::of(group, field);
                format!(
                    "{}: {}",
                    scalar::text(field.name.get(prefix.len()..).unwrap_or_default()),
                    guess.render()
                )
            })
            .collect();
        self.set("fields", format!("{{ {} }}", fields.join(", ")));
    }

    fn allow(&mut self, field: &Field) {
        if !self.is_one_type() {
            return;
        }
        let Some(words) = vocabulary::of(field) else { return };
        self.set("allow", scalar::list(words.allowed));
        for (slip, meant) in words.slips {
            let place = slip.spot.first.as_ref();
            let place = place.map(|first| format!("{}:{}", first.path.to_string_lossy(), first.line));
            let place = place.unwrap_or_default();
            self.notes.push(format!("`{}` is possibly a typo of `{meant}`: {place}", slip.text));
        }
    }
}

fn scalar_list(words: &[&str]) -> String {
    format!("[{}]", words.join(", "))
}
