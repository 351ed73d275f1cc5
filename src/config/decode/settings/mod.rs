//! The settings of a field: one table. A row describes a setting completely, except for the rule that
//! reads it: decoding, the schema for editors, `--show-config` and the tables of the manual are made from it.

mod addresses;
mod dates;
mod every;
mod lists;
mod numbers;
mod several;
mod shown;

use serde_yaml::Value;

use crate::document::Entry;
use crate::schema::{Field, FieldType};

use super::super::mistakes::listed;
use super::Decoder;

pub(in crate::config) use shown::{
    fields as shown_fields, settings as shown_settings, variants as shown_variants,
};

/// A setting of a field.
#[derive(Debug)]
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// The types that have it.
    pub on: &'static [FieldType],
    /// What may be written, in the words of the manual.
    pub values: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// A value that fits wherever the setting does.
    pub example: &'static str,
    /// What may be written, for editors.
    pub(in crate::config) shape: Shape,
    /// Reads it into a field, whose kind is settled.
    read: fn(&mut Decoder<'_>, &Entry<'_>, &mut Field),
    /// What a field has of it.
    pub(in crate::config) show: fn(&Field) -> Option<Value>,
}

/// What may be written as the value of a setting.
#[derive(Clone, Copy, Debug)]
pub(in crate::config) enum Shape {
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A text.
    Text,
    /// A text, or a list of texts.
    Texts,
    /// A value, or a list of values.
    Terms,
    /// Anything.
    Anything,
    /// A whole number from 0.
    Count,
    /// A number, or a day.
    Bound,
    /// A text of that pattern, or a number that is not below the bound.
    Pattern(&'static str, Option<&'static str>),
    /// A list of texts of that pattern, or one of them.
    Patterns(&'static str),
    /// Names and patterns of dates.
    Formats,
    /// A field, or a map of fields with what they must contain.
    Condition,
    /// `true`, or `{ use: other }`.
    Deprecation,
    /// A field.
    Field,
    /// Fields by name.
    Fields,
    /// `allow`, `warn` or `deny`.
    Additional,
    /// Names of fields, or a list of such lists.
    Names,
    /// `variants:`
    Variants,
}

const EVERY: &[FieldType] = &FieldType::ALL;

static GROUPS: [&[Setting]; 8] = [
    every::SETTINGS,
    several::SETTINGS,
    numbers::SETTINGS,
    dates::SETTINGS,
    addresses::SETTINGS,
    addresses::IMAGES,
    lists::SETTINGS,
    lists::MAPS_AND_REFERENCES,
];

/// All settings, in the order of the manual.
pub fn settings() -> impl Iterator<Item = &'static Setting> {
    GROUPS.iter().copied().flatten()
}

impl Setting {
    /// Whether a field of that type has it.
    pub fn fits(&self, kind: FieldType) -> bool {
        self.on.contains(&kind)
    }

    /// Whether fields of all types have it.
    pub fn fits_all(&self) -> bool {
        self.on.len() == FieldType::ALL.len()
    }

    /// Whether it says what is inside of a map, so that the fields it names are those of the map.
    pub(super) fn is_about_inside(&self) -> bool {
        self.on == [FieldType::Map]
    }

    pub(super) fn read(&self, decoder: &mut Decoder<'_>, entry: &Entry<'_>, field: &mut Field) {
        (self.read)(decoder, entry, field);
    }
}

/// Why a setting does not fit a field: the types that have it. `None` if it fits, or is none.
pub(super) fn misfit(setting: &str, kind: FieldType, typed: bool) -> Option<String> {
    use FieldType::{List, String};
    let row = settings().find(|row| row.name == setting && !row.fits(kind))?;
    let names: Vec<&str> = row.on.iter().map(|kind| kind.name()).collect();
    if !typed {
        return Some(format!("`{setting}` needs a `type`: it is a setting of {}", listed(&names)));
    }
    let instead = match (setting, kind) {
        ("min-length" | "min", List) => "; for a list, use `min-items`",
        ("max-length" | "max", List) => "; for a list, use `max-items`",
        ("min", String) => "; for a string, use `min-length`",
        ("max", String) => "; for a string, use `max-length`",
        ("pattern" | "pattern-message", List) => "; for a list, move it below `items`",
        ("unique", List) => "; for a list, use `unique-items`",
        _ => "",
    };
    Some(format!("`{setting}` is not a setting of {}, only of {}{instead}", kind.phrase(), listed(&names)))
}

/// `true` if it is set.
fn flag(is_set: bool) -> Option<Value> {
    is_set.then(|| true.into())
}

/// A text.
fn text(text: Option<&(impl AsRef<str> + ?Sized)>) -> Option<Value> {
    text.map(|text| text.as_ref().into())
}

/// A list that is not empty.
fn texts(words: &[Box<str>]) -> Option<Value> {
    (!words.is_empty()).then(|| words.iter().map(|word| Value::from(&**word)).collect())
}
