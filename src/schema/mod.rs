//! What a page of a collection should contain: fields, their types and constraints. Data only; rules judge.

mod aspects;
mod condition;
pub mod export;
mod fields;
mod grade;
mod image;
pub mod import;
pub mod json_schema;
mod kind;
mod pattern;
mod reference;
mod shapes;
mod strangers;
mod vocabulary;

pub use aspects::Aspect;
pub use condition::{Condition, Held, Test};
pub use fields::Fields;
pub use image::{AspectRatio, Bytes, ImageSpec};
pub use kind::{DateSpec, FieldType, Kind, ListSpec, NumberSpec, StringSpec, TextCase, Timezone, UrlSpec};
pub use pattern::Pattern;
pub use reference::{FILE_NAME, ReferenceSpec, Target};
pub use shapes::{Choice, Count, Variants};
pub use vocabulary::Vocabulary;

use std::sync::Arc;

use crate::diagnostic::Severity;
use crate::document::{Entry, entry_of};
use crate::span::Span;

use import::SchemaSource;
use json_schema::{JsonSchema, PageSchemas};

/// In the place of a field: the name of the folder that the page's file is in.
pub const FOLDER_NAME: &str = ":folder";

/// The expectations of one collection, or of one `map` field.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// The fields, in the order they are written.
    pub fields: Fields,
    /// What to do with others.
    pub additional: Additional,
    /// Whether the configuration says so, and not only a preset.
    pub is_asked_for: bool,
    /// How many of several fields there may be.
    pub choices: Vec<Choice>,
    /// The shapes that one field decides between.
    pub variants: Option<Box<Variants>>,
    /// Whether a page has front matter at all.
    pub presence: Presence,
    /// The fields, or [`FILE_NAME`], by which pages of other collections name a page of this one.
    pub targets: Vec<Box<str>>,
    /// `json-schema:`
    pub json_schema: Option<Arc<JsonSchema>>,
    /// `json-schema-from-page: true`: where the schemas that pages name are read.
    pub page_schemas: Option<Arc<PageSchemas>>,
}

impl Schema {
    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.named(name)
    }

    /// Its place among the fields.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.fields.place(name)
    }

    /// The first entry of a mapping with that name.
    pub fn entry<'e, 's>(&self, entries: &'e [Entry<'s>], name: &str) -> Option<&'e Entry<'s>> {
        entry_of(entries, name, self.fields.ignores_case())
    }

    /// Whether several fields are those of that name, as letter case does not count.
    pub fn has_several(&self, name: &str) -> bool {
        let is_alike = |field: &&Field| field.name.eq_ignore_ascii_case(name);
        self.fields.ignores_case() && self.fields.iter().filter(is_alike).count() > 1
    }

    /// For generators that do not look at the letter case of names.
    pub fn ignore_case(&mut self) {
        self.fields.ignore_case();
        if let Some(variants) = &mut self.variants {
            variants.cases.iter_mut().for_each(|(_, schema)| schema.ignore_case());
            variants.others.ignore_case();
        }
    }
}

/// `additional-fields:`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Additional {
    /// Any other field is welcome.
    #[default]
    Allow,
    /// Another field is a warning.
    Warn,
    /// Another field is an error.
    Deny,
}

/// `front-matter:`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// With or without.
    #[default]
    Optional,
    /// A page without is at fault.
    Required,
    /// A page with is at fault.
    Forbidden,
}

/// Where the expectation comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The configuration says so.
    Configured,
    /// The generator's own documentation says so.
    Preset,
    /// Only the field's name suggests it: findings are warnings unless the value is certainly broken.
    Assumed,
}

/// The expectation of one field.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
pub struct Field {
    /// The key.
    pub name: Box<str>,
    /// The type, with its settings.
    pub kind: Kind,
    /// Other types that are fine too (`type: [image, boolean]`); values of these are not checked further.
    pub also: Vec<FieldType>,
    /// Where the expectation comes from.
    pub origin: Origin,
    /// Whether the generator itself refuses values of other types.
    pub is_strict: bool,
    /// `required:`
    pub required: bool,
    /// `required-if:` when it is required anyway.
    pub required_if: Option<Condition>,
    /// `only-if:` when it is allowed at all.
    pub only_if: Option<Condition>,
    /// `severity:` of everything that is found in it.
    pub severity: Option<Severity>,
    /// `allow:` or `allow-from:`; on a list, its items carry it.
    pub allow: Option<Vocabulary>,
    /// `pattern:`
    pub pattern: Option<Pattern>,
    /// `deprecated:` what to use instead, if anything.
    pub deprecated: Option<Deprecated>,
    /// `default:` as one line of YAML flow text, ready to be written.
    pub default: Option<Box<str>>,
    /// `description:`
    pub description: Option<Box<str>>,
    /// `same-as:` another field that must contain the same value, or [`FOLDER_NAME`].
    pub same_as: Option<Box<str>>,
    /// `unique:` over the collection.
    pub unique: bool,
    /// `pattern-message:` what is said where `pattern` does not match.
    pub pattern_message: Option<Box<str>>,
    /// The schema of another tool that it is known from.
    pub from: Option<Arc<SchemaSource>>,
    /// Whether the generator or the name would give it the same type without that schema.
    pub is_known_without: bool,
    /// Where it is in the configuration file.
    pub configured_at: Option<Span>,
}

/// `deprecated: true` or `deprecated: {use: other}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// The field to use instead.
    pub instead: Option<Box<str>>,
}

impl Field {
    /// A field of that kind and nothing else said.
    pub fn new(name: impl Into<Box<str>>, kind: Kind, origin: Origin) -> Self {
        Self {
            name: name.into(),
            kind,
            also: Vec::new(),
            origin,
            is_strict: false,
            required: false,
            required_if: None,
            only_if: None,
            severity: None,
            allow: None,
            pattern: None,
            deprecated: None,
            default: None,
            description: None,
            same_as: None,
            unique: false,
            pattern_message: None,
            from: None,
            is_known_without: false,
            configured_at: None,
        }
    }
}
