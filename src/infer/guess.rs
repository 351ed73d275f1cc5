//! What a field seems to be meant to contain.

use crate::audit::path::key;
use crate::audit::wording::count;
use crate::audit::{Field, Group, Kind, families, parent};
use crate::schema::FieldType;

use super::found::Found;
use super::shares::{is_meant, is_required, is_slip};
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
    /// Whether the type is left to the preset.
    pub(super) is_known: bool,
}

/// More types than this are not a type.
const MOST_TYPES: usize = 3;

/// Words that are text to some generators and a boolean to others.
const SWITCHES: [&str; 6] = ["yes", "no", "on", "off", "y", "n"];

/// Fields whose values are names of the page.
const NAMES: [&str; 9] = ["id", "slug", "permalink", "url", "uuid", "guid", "doi", "isbn", "key"];

/// Fields that generators fill by themselves.
const DEFAULTS: [&str; 8] =
    ["slug", "permalink", "url", "layout", "weight", "aliases", "sidebar_position", "sidebar_label"];

/// With fewer values nobody can tell that none is used twice.
const MANY: u64 = 20;

/// Maps with more fields have data for keys.
const MOST_FIELDS: usize = 24;

/// What is in a map that fewer than one in so many pages have is not written down.
const RARE: u64 = 100;

/// With fewer pages nobody can tell what is required, or a limit.
const LEAST: u64 = 10;

impl Guess {
    /// The guess for a field of a group.
    pub(super) fn of(group: &Group, field: &Field, found: &Found) -> Self {
        let mut guess = Self::default();
        if is_demanded(group, field) {
            guess.set("required", "true".to_owned());
        }
        guess.types(field);
        match guess.types.first().copied() {
            Some(FieldType::List) => guess.list(group, field, found),
            Some(FieldType::Map) => guess.map(group, field, found),
            Some(FieldType::Date) if guess.is_one_type() => dates::settings(field, &mut guess),
            Some(FieldType::String) if !addresses::settings(field, &mut guess) => guess.allow(field),
            _ => {}
        }
        if is_unique(group, field) {
            guess.set("unique", "true".to_owned());
        }
        found.open(field, &mut guess);
        guess
    }

    /// On one line: a bare type, or a map of settings.
    pub(super) fn render(&self) -> String {
        let types: Vec<&str> = self.types.iter().map(|kind| kind.name()).collect();
        let types = match types[..] {
            _ if self.is_known => String::new(),
            [] => "any".to_owned(),
            [one] => one.to_owned(),
            _ => scalar_list(&types),
        };
        if self.settings.is_empty() && self.types.len() < 2 {
            return types;
        }
        let mut parts = Vec::new();
        if !self.is_known {
            parts.push(format!("type: {types}"));
        }
        parts.extend(self.settings.iter().map(|(name, value)| format!("{name}: {value}")));
        if parts.is_empty() {
            return String::new();
        }
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
            if at == 0 || !is_slip(spot.count, total) {
                self.types.push(*kind);
            } else if let Some(first) = &spot.first {
                let path = first.path.to_string_lossy();
                let times = count(spot.count, "time");
                self.notes.push(format!("{times} {}: {path}:{}", kind.phrase(), first.line));
            }
        }
        // Generators disagree on what these are, and a check says so where there is no type.
        let values = field.distinct.values();
        let mut words = values.filter(|seen| SWITCHES.contains(&seen.text.to_ascii_lowercase().as_str()));
        if self.types.contains(&FieldType::String) && words.next().is_some() {
            self.types = vec![FieldType::Any];
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

    fn list(&mut self, group: &Group, field: &Field, found: &Found) {
        let lists = field.kind(Kind::List).count;
        // The longest list so far is not a limit.
        if lists >= LEAST && field.items.is_some_and(|(least, _)| least > 0) {
            self.set("min-items", "1".to_owned());
        }
        let Some(items) = group.field(&format!("{}[]", field.name)) else { return };
        // Deep inside, lists of several kinds of things are data.
        let structures = items.kind(Kind::List).count + items.kind(Kind::Map).count;
        if field.name.contains("[]") && structures > 0 && structures < items.values {
            return;
        }
        let guess = Self::of(group, items, found);
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

    fn map(&mut self, group: &Group, field: &Field, found: &Found) {
        let below = |other: &&Field| parent(&other.name) == Some(&field.name) && !other.name.ends_with("[]");
        if field.pages * RARE < group.read() {
            return;
        }
        let mut fields: Vec<&Field> = group.sorted().into_iter().filter(below).collect();
        if fields.is_empty() || fields.len() > MOST_FIELDS {
            return;
        }
        fields.retain(|field| key(&field.name) != "?" && !found.is_slip(field));
        let fields: Vec<String> = fields
            .into_iter()
            .map(|field| {
                let guess = Self::of(group, field, found);
                format!("{}: {}", scalar::text(&key(&field.name)), guess.render())
            })
            .collect();
        if !fields.is_empty() {
            self.set("fields", format!("{{ {} }}", fields.join(", ")));
        }
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

/// Whether a page, or a map on one, without the field would be at fault.
fn is_demanded(group: &Group, field: &Field) -> bool {
    if field.name.ends_with("[]") {
        return false;
    }
    let filled = field.values - field.empty.count;
    match parent(&field.name) {
        // What some pages leave out and has a default was not forgotten: a switch, an address, a place in a list.
        None if filled < group.read() && has_default(field) => false,
        None => group.read() >= LEAST && is_required(filled, group.read()),
        // Maps of several kinds may be in the same place.
        Some(above) => group.field(above).is_some_and(|above| {
            let maps = above.kind(Kind::Map).count;
            maps >= LEAST && filled == maps
        }),
    }
}

/// Whether pages do well without the field: a switch is off, and the generator makes the rest from the file.
fn has_default(field: &Field) -> bool {
    field.kind(Kind::Boolean).count * 2 > field.values || DEFAULTS.contains(&&*key(&field.name))
}

/// Whether the field names its page: no other has the same value.
fn is_unique(group: &Group, field: &Field) -> bool {
    let name = key(&field.name).to_lowercase();
    // Several pages may lead to one `source_url`.
    let is_part = |known: &str| {
        known != "url" && name.strip_suffix(known).is_some_and(|rest| rest.ends_with(['_', '-']))
    };
    let is_name = NAMES.iter().any(|known| name == *known || is_part(known));
    let filled = field.values - field.empty.count;
    let is_scalar = field.kind(Kind::List).count + field.kind(Kind::Map).count == 0;
    is_name
        && is_scalar
        && parent(&field.name).is_none()
        && group.read() >= MANY
        && filled >= MANY
        && field.distinct.is_complete()
        && field.distinct.distinct() == filled
}

fn scalar_list(words: &[&str]) -> String {
    format!("[{}]", words.join(", "))
}
