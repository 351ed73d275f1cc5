//! The types a field can have, each with only the settings that make sense for it.

use super::{Field, ImageSpec, ReferenceSpec, Schema};

/// A type and its settings.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Anything.
    Any,
    /// Text.
    String(StringSpec),
    /// A whole number.
    Integer(NumberSpec),
    /// A number.
    Number(NumberSpec),
    /// `true` or `false`.
    Boolean,
    /// A date, with or without a time.
    Date(DateSpec),
    /// An address.
    Url(UrlSpec),
    /// The address or path of an image.
    Image(ImageSpec),
    /// A list.
    List(Box<ListSpec>),
    /// A mapping.
    Map(Schema),
    /// The name of something else.
    Reference(ReferenceSpec),
}

/// A type without its settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldType {
    /// Anything.
    Any,
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A date.
    Date,
    /// An address.
    Url,
    /// An image.
    Image,
    /// A list.
    List,
    /// A mapping.
    Map,
    /// The name of something else.
    Reference,
    /// Nothing (`~`); only ever found, never asked for, except in `type: [date, null]`.
    Null,
}

impl FieldType {
    /// All of them, in the order of declaration; rules are bucketed by it.
    pub const ALL: [Self; 12] = [
        Self::Any,
        Self::String,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Date,
        Self::Url,
        Self::Image,
        Self::List,
        Self::Map,
        Self::Reference,
        Self::Null,
    ];

    /// The word of the configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Url => "url",
            Self::Image => "image",
            Self::List => "list",
            Self::Map => "map",
            Self::Reference => "reference",
            Self::Null => "null",
        }
    }

    /// With its article, for messages: "an integer", "null".
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::Any => "any value",
            Self::String => "a string",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::Boolean => "a boolean",
            Self::Date => "a date",
            Self::Url => "a URL",
            Self::Image => "an image",
            Self::List => "a list",
            Self::Map => "a mapping",
            Self::Reference => "a reference",
            Self::Null => "null",
        }
    }
}

impl Kind {
    /// The type without its settings.
    pub const fn field_type(&self) -> FieldType {
        match self {
            Self::Any => FieldType::Any,
            Self::String(_) => FieldType::String,
            Self::Integer(_) => FieldType::Integer,
            Self::Number(_) => FieldType::Number,
            Self::Boolean => FieldType::Boolean,
            Self::Date(_) => FieldType::Date,
            Self::Url(_) => FieldType::Url,
            Self::Image(_) => FieldType::Image,
            Self::List(_) => FieldType::List,
            Self::Map(_) => FieldType::Map,
            Self::Reference(_) => FieldType::Reference,
        }
    }
}

/// Settings of `string`; lengths in Unicode scalar values.
#[derive(Clone, Debug, Default)]
pub struct StringSpec {
    /// `min-length:`
    pub min_length: Option<usize>,
    /// `max-length:`
    pub max_length: Option<usize>,
}

/// Settings of `integer` and `number`; bounds included.
#[derive(Clone, Debug, Default)]
pub struct NumberSpec {
    /// `min:`
    pub min: Option<f64>,
    /// `max:`
    pub max: Option<f64>,
}

/// `timezone:`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timezone {
    /// With or without.
    #[default]
    Optional,
    /// A date-time without a zone is at fault.
    Required,
}

/// Settings of `date`.
#[derive(Clone, Debug, Default)]
pub struct DateSpec {
    /// `formats:`, the first being the one to write; empty for any that is understood.
    pub formats: Vec<crate::value::date_format::DateFormat>,
    /// `timezone:`
    pub timezone: Timezone,
    /// `future: deny`; `None` if nothing is said.
    pub deny_future: Option<bool>,
    /// `min:`, as a date that [`crate::value::date::parse`] reads.
    pub min: Option<Box<str>>,
    /// `max:`
    pub max: Option<Box<str>>,
    /// `not-before:` another date field.
    pub not_before: Option<Box<str>>,
    /// `not-after:` another date field.
    pub not_after: Option<Box<str>>,
    /// `max-age:` in days.
    pub max_age: Option<u32>,
    /// `day-first: true` or `month-first`: settles `04/05/2022`. `Some(true)` for day first.
    pub day_first: Option<bool>,
    /// Whether the schema of another tool takes only what YAML makes a date, no text.
    pub refuses_text: bool,
}

/// Settings of `url`, and of the address of an `image`.
#[derive(Clone, Debug, Default)]
pub struct UrlSpec {
    /// `schemes:`, lower case; empty for http and https.
    pub schemes: Vec<Box<str>>,
    /// `hosts:`, exact or with a leading `*.`; empty for any.
    pub hosts: Vec<Box<str>>,
    /// `relative: true|false`: whether an address without a scheme is fine; `None` if nothing is said.
    pub relative: Option<bool>,
}

/// `item-case:`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextCase {
    /// `all lower`
    Lower,
    /// `ALL UPPER`
    Upper,
    /// `kebab-case`
    Kebab,
    /// `Title Case`
    Title,
}

/// Settings of `list`.
#[derive(Clone, Debug)]
pub struct ListSpec {
    /// `items:`, the field every item must be; `any` where nothing is said.
    pub items: Field,
    /// `min-items:`
    pub min_items: Option<usize>,
    /// `max-items:`
    pub max_items: Option<usize>,
    /// `unique-items:`; `None` if nothing is said.
    pub unique_items: Option<bool>,
    /// `sorted: true`
    pub sorted: bool,
    /// `item-case:`
    pub item_case: Option<TextCase>,
    /// `disjoint-with:` another list field.
    pub disjoint_with: Option<Box<str>>,
    /// Whether lists in the list are what the generator reads (Hexo's categories).
    pub nested: bool,
    /// Whether a single text is as good as a list of one (`tags: a` in Hexo); from presets only.
    pub scalar_is_fine: bool,
}

impl ListSpec {
    /// A list of such items, of which nothing else is said.
    pub const fn of(items: Field) -> Self {
        Self {
            items,
            min_items: None,
            max_items: None,
            unique_items: None,
            sorted: false,
            item_case: None,
            disjoint_with: None,
            nested: false,
            scalar_is_fine: false,
        }
    }
}
