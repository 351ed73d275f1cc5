//! What is expected of a field of one name, as the forms of values that are right, and the rules that have to look at it.

use crate::config::Policy;
use crate::schema::{Field, FieldType, Kind, NumberSpec};
use crate::validators::{Check, RULES};
use crate::value::date_format::DateFormat;

use super::asked::Asked;
use super::days::{self, Form};
use super::lines::{Block, Scalar, Value};
use super::names::{self, Named};
use super::silence::{self, Silence};
use super::values;

/// A field of one name under one policy.
#[derive(Debug)]
pub(super) struct Slot {
    /// The number of its name in lower case.
    pub(super) number: u32,
    /// The place of the field in the schema.
    pub(super) field: Option<usize>,
    /// Which values are right.
    pub(super) form: Wanted,
    /// The rules that look at a field of that name, whatever its value.
    pub(super) asked: Asked,
}

/// Which values are right.
#[derive(Debug)]
pub(super) enum Wanted {
    /// None that is known here.
    Unknown,
    /// Anything; words of other types are not right where a text is usual.
    Any { is_text: bool },
    /// A text.
    Text { least: usize, most: usize },
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Number { least: f64, most: f64 },
    /// A date of one of the formats; empty for any.
    Date { formats: Vec<DateFormat> },
    /// A URL, of which the rules about URLs are asked.
    Url,
    /// A list.
    List { items: Box<Wanted>, least: usize, most: usize },
}

impl Slot {
    /// What is expected of a field of that name.
    pub(super) fn of(policy: &Policy, active: &[usize], name: &str, number: u32) -> Self {
        let field = policy.schema.fields.iter().position(|field| *field.name == *name);
        let named = Named { name, field: field.and_then(|at| policy.schema.fields.get(at)) };
        let mut form = named.field.map_or_else(|| any(name), |field| wanted(field, name));
        if !names::is_string(name) {
            form = Wanted::Unknown;
        }
        let mut asked = Asked::default();
        for &place in active
            .iter()
            .filter(|place| has_to_look(policy, RULES[**place].id.0, &RULES[**place].check, named))
        {
            asked.insert(place);
        }
        Self { number, field, form, asked }
    }
}

/// Whether the rule has to look at a page with such a field.
fn has_to_look(policy: &Policy, rule: &str, check: &Check, named: Named<'_>) -> bool {
    let reasons = silence::of(rule);
    if let Check::Field { on, .. } = check {
        // Items have a type of their own.
        let item = match named.field.map(|field| &field.kind) {
            Some(Kind::List(list)) => list.items.kind.field_type(),
            _ => named.wanted(),
        };
        if named.field.is_none() || !(on.contains(&named.wanted()) || on.contains(&item)) {
            return false;
        }
        if reasons.is_none() {
            return true;
        }
    }
    reasons.unwrap_or_default().iter().any(|reason| match reason {
        Silence::Field(is_silent) => !is_silent(policy, named),
        Silence::Policy(_) | Silence::Path(_) => false,
    })
}

fn any(name: &str) -> Wanted {
    Wanted::Any { is_text: names::TEXTS.contains(&name) }
}

fn wanted(field: &Field, name: &str) -> Wanted {
    match &field.kind {
        Kind::Any => any(name),
        Kind::String(spec) => Wanted::Text {
            least: spec.min_length.unwrap_or_default(),
            most: spec.max_length.unwrap_or(usize::MAX),
        },
        Kind::Boolean => Wanted::Boolean,
        Kind::Integer(NumberSpec { min, max }) | Kind::Number(NumberSpec { min, max }) => {
            Wanted::Number { least: min.unwrap_or(f64::MIN), most: max.unwrap_or(f64::MAX) }
        }
        Kind::Date(spec) => {
            let is_pattern = |format: &DateFormat| matches!(format, DateFormat::Pattern(_));
            if spec.formats.iter().any(is_pattern) {
                return Wanted::Unknown;
            }
            Wanted::Date { formats: spec.formats.clone() }
        }
        Kind::Url(_) | Kind::Image(_) => Wanted::Url,
        Kind::List(list) => {
            let items = match list.items.kind.field_type() {
                FieldType::Any => Wanted::Any { is_text: true },
                FieldType::String => wanted(&list.items, ""),
                FieldType::Reference => Wanted::Text { least: 0, most: usize::MAX },
                _ => return Wanted::Unknown,
            };
            Wanted::List {
                items: Box::new(items),
                least: list.min_items.unwrap_or_default(),
                most: list.max_items.unwrap_or(usize::MAX),
            }
        }
        Kind::Reference(_) => Wanted::Text { least: 0, most: usize::MAX },
        Kind::Map(_) => Wanted::Unknown,
    }
}

/// A page, and when it is looked at.
#[derive(Clone, Copy)]
pub(super) struct Page<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) block: &'b Block,
    /// Seconds since 1970.
    pub(super) now: i64,
}

impl Slot {
    /// Whether the value is right.
    pub(super) fn is_right(&self, policy: &Policy, page: Page<'_>, value: &Value) -> bool {
        let field = self.field.and_then(|at| policy.schema.fields.get(at));
        match value {
            Value::Absent => false,
            Value::Scalar(scalar) => {
                self.form.is_right(page, scalar, false) && is_allowed(field, page, scalar)
            }
            Value::Flow { items, .. } | Value::Items { items, .. } => {
                let items = page.block.items.get(items.clone()).unwrap_or_default();
                let item = match field.map(|field| &field.kind) {
                    Some(Kind::List(list)) => Some(&list.items),
                    _ => None,
                };
                self.form.are_right(page, items)
                    && items.iter().all(|scalar| is_allowed(item, page, scalar))
                    && are_distinct(page.bytes, items)
            }
        }
    }
}

impl Wanted {
    fn is_right(&self, page: Page<'_>, scalar: &Scalar, is_item: bool) -> bool {
        let (text, quote) = (scalar.of(page.bytes), scalar.quote);
        let is_text = || values::is_text(text, quote);
        let is_past = |at: i64| at + 86_400 <= page.now;
        match self {
            Self::Unknown | Self::List { .. } => false,
            Self::Any { is_text: only_text } => {
                is_text()
                    || (!only_text && !is_item && quote == 0)
                        && (values::is_boolean(text)
                            || values::integer(text).is_some()
                            || days::read(text).is_some_and(|(form, _)| form != Form::Rfc2822))
            }
            Self::Text { least, most } => is_text() && has_length(text, *least, *most),
            Self::Boolean => quote == 0 && values::is_boolean(text),
            #[expect(clippy::cast_precision_loss, reason = "it has at most 15 digits")]
            Self::Number { least, most } => {
                quote == 0
                    && values::integer(text).is_some_and(|number| (*least..=*most).contains(&(number as f64)))
            }
            Self::Date { formats } => days::read(text).is_some_and(|(form, at)| {
                is_past(at) && (formats.is_empty() || formats.iter().any(|format| is_in(form, format)))
            }),
            Self::Url => values::is_url(text),
        }
    }

    fn are_right(&self, page: Page<'_>, items: &[Scalar]) -> bool {
        match self {
            Self::List { items: wanted, least, most } => {
                (*least..=*most).contains(&items.len())
                    && items.iter().all(|item| wanted.is_right(page, item, true))
            }
            Self::Any { is_text } => {
                !is_text && items.iter().all(|item| values::is_text(item.of(page.bytes), item.quote))
            }
            _ => false,
        }
    }
}

/// Whether a format is the one of the form.
const fn is_in(form: Form, format: &DateFormat) -> bool {
    matches!(
        (form, format),
        (Form::Day, DateFormat::IsoDate)
            | (Form::Time, DateFormat::Datetime)
            | (Form::Rfc2822, DateFormat::Rfc2822)
    )
}

/// Whether a text has so many characters.
fn has_length(text: &[u8], least: usize, most: usize) -> bool {
    // A character has up to four bytes.
    if least <= 1 && text.len() <= most {
        return !text.is_empty();
    }
    let characters = text.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    (least..=most).contains(&characters)
}

/// Whether the field allows the value.
fn is_allowed(field: Option<&Field>, page: Page<'_>, scalar: &Scalar) -> bool {
    let Some(allowed) = field.and_then(|field| field.allow.as_ref()) else { return true };
    std::str::from_utf8(scalar.of(page.bytes)).is_ok_and(|text| allowed.contains(text))
}

/// Whether no two items are the same, whatever the letter case.
fn are_distinct(bytes: &[u8], items: &[Scalar]) -> bool {
    items.len() <= 24
        && items.iter().enumerate().all(|(at, item)| {
            let text = item.of(bytes);
            items[..at].iter().all(|other| !other.of(bytes).eq_ignore_ascii_case(text))
        })
}
