//! Which values of a field are right, by the forms that are certain.

use crate::schema::{FieldType, Kind, ListSpec, NumberSpec, UrlSpec};
use crate::value::date_format::DateFormat;

use super::days::{self, Form};
use super::lines::Block;
use super::names::{self, Named};
use super::urls::{Extensions, Urls};
use super::values;
use super::written::Scalar;

/// How right a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Right {
    /// That is not known.
    No,
    /// No rule finds anything in it.
    Certain,
    /// Only rules about values of its type may.
    ByType,
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
    /// The URL of a file.
    Url { wanted: Urls, is_https_fine: bool },
    /// A list.
    List { items: Box<Self>, least: usize, most: usize },
}

/// A page, and when it is looked at.
#[derive(Clone, Copy)]
pub(super) struct Page<'b> {
    /// It, to the end of the block.
    pub(super) text: &'b str,
    pub(super) block: &'b Block,
    /// Seconds since 1970.
    pub(super) now: i64,
}

impl<'b> Page<'b> {
    /// The same as bytes.
    pub(super) const fn bytes(self) -> &'b [u8] {
        self.text.as_bytes()
    }
}

impl Wanted {
    /// What is expected of a field.
    pub(super) fn of(named: Named<'_>) -> Self {
        let Some(field) = named.field else { return Self::any(named.name) };
        match &field.kind {
            Kind::Any => Self::any(named.name),
            Kind::String(spec) => Self::Text {
                least: spec.min_length.unwrap_or_default(),
                most: spec.max_length.unwrap_or(usize::MAX),
            },
            Kind::Boolean => Self::Boolean,
            Kind::Integer(NumberSpec { min, max }) | Kind::Number(NumberSpec { min, max }) => {
                Self::Number { least: min.unwrap_or(f64::MIN), most: max.unwrap_or(f64::MAX) }
            }
            Kind::Date(spec) if spec.refuses_text || spec.formats.iter().any(is_unknown) => Self::Unknown,
            Kind::Date(spec) => Self::Date { formats: spec.formats.clone() },
            Kind::Url(spec) => Self::url(spec, Extensions::Any),
            Kind::Image(image) if image.extensions.is_empty() => Self::url(&image.url, Extensions::Usual),
            Kind::Image(image) => Self::url(&image.url, Extensions::Only(image.extensions.clone())),
            Kind::List(list) => Self::list(list),
            Kind::Reference(_) => Self::Text { least: 0, most: usize::MAX },
            Kind::Map(_) => Self::Unknown,
        }
    }

    fn any(name: &str) -> Self {
        Self::Any { is_text: names::TEXTS.contains(&name) }
    }

    fn url(spec: &UrlSpec, extensions: Extensions) -> Self {
        let is_https_fine = spec.schemes.is_empty() || spec.schemes.iter().any(|scheme| **scheme == *"https");
        Self::Url { wanted: Urls::on(spec.hosts.clone(), extensions), is_https_fine }
    }

    fn list(list: &ListSpec) -> Self {
        let items = match list.items.kind.field_type() {
            FieldType::Any | FieldType::Reference => Self::Text { least: 0, most: usize::MAX },
            FieldType::String => Self::of(Named { name: "", field: Some(&list.items) }),
            _ => return Self::Unknown,
        };
        Self::List {
            items: Box::new(items),
            least: list.min_items.unwrap_or_default(),
            most: list.max_items.unwrap_or(usize::MAX),
        }
    }

    /// Whether only texts are right.
    pub(super) const fn is_text(&self) -> bool {
        matches!(self, Self::Text { .. } | Self::Any { is_text: true })
    }

    /// Whether a scalar is right; `date` is what was read there if a date is expected.
    pub(super) fn judge(&mut self, page: Page<'_>, scalar: &Scalar, date: Option<(Form, i64)>) -> Right {
        let (text, quote) = (scalar.of(page.bytes()), scalar.quote);
        let is_certain = match self {
            // One term where there may be several: what that means, the rules about lists know.
            Self::List { .. } if values::is_text(text, quote) => return Right::ByType,
            Self::Unknown | Self::List { .. } => false,
            Self::Any { is_text } => values::is_text(text, quote) || (!*is_text && is_simple(text, quote)),
            Self::Text { least, most } => values::is_text(text, quote) && has_length(text, *least, *most),
            Self::Boolean => quote == 0 && values::is_boolean(text),
            Self::Number { least, most } => quote == 0 && is_between(text, *least, *most),
            Self::Date { formats } if date.is_some_and(|date| is_date(date, formats, page.now)) => true,
            Self::Date { .. } => {
                let may_be_date = values::is_text(text, quote) || values::has_only_digits_and_marks(text);
                return if may_be_date { Right::ByType } else { Right::No };
            }
            // What such a URL consists of is text.
            Self::Url { wanted, is_https_fine } => {
                let is_certain = *is_https_fine && wanted.have(scalar.str_of(page.text));
                if !is_certain && values::is_text(text, quote) {
                    return Right::ByType;
                }
                is_certain
            }
        };
        if is_certain { Right::Certain } else { Right::No }
    }

    /// Whether the items of a list are right.
    pub(super) fn are_right(&mut self, page: Page<'_>, items: &[Scalar]) -> bool {
        match self {
            Self::List { items: wanted, least, most } => {
                (*least..=*most).contains(&items.len())
                    && items.iter().all(|item| wanted.judge(page, item, None) == Right::Certain)
            }
            Self::Any { is_text: false } => {
                items.iter().all(|item| values::is_text(item.of(page.bytes()), item.quote))
            }
            _ => false,
        }
    }
}

/// Whether it is a boolean, a whole number or a day, which are what they look like where no type is expected.
fn is_simple(text: &[u8], quote: u8) -> bool {
    let is_day = |(form, _)| matches!(form, Form::Day | Form::Time);
    quote == 0
        && (values::is_boolean(text)
            || values::integer(text).is_some()
            || days::read(text).is_some_and(is_day))
}

#[expect(clippy::cast_precision_loss, reason = "a number here has at most 15 digits")]
fn is_between(text: &[u8], least: f64, most: f64) -> bool {
    values::integer(text).is_some_and(|number| (least..=most).contains(&(number as f64)))
}

/// Whether it is a pattern of `strftime` other than the one of a form.
fn is_unknown(format: &DateFormat) -> bool {
    matches!(format, DateFormat::Pattern(pattern) if **pattern != *"%a, %d %b %Y %H:%M:%S %z")
}

/// Whether it is a date in the past, in a form that is asked for.
fn is_date((form, at): (Form, i64), formats: &[DateFormat], now: i64) -> bool {
    let is_in = |form: Form, format: &DateFormat| {
        matches!(
            (form, format),
            (Form::Day, DateFormat::IsoDate)
                | (Form::Time, DateFormat::Datetime)
                | (Form::Rfc2822 | Form::Offset, DateFormat::Rfc2822)
        ) || (form == Form::Offset && format.is_pattern() && !is_unknown(format))
    };
    let is_asked = match formats {
        [] => !matches!(form, Form::Rfc2822 | Form::Offset),
        _ => formats.iter().any(|format| is_in(form, format)),
    };
    is_asked && at + 86_400 <= now
}

/// Whether a text has so many characters.
fn has_length(text: &[u8], least: usize, most: usize) -> bool {
    // A character has up to four bytes.
    if least <= 1 && text.len() <= most {
        return true;
    }
    let characters = text.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    (least..=most).contains(&characters)
}
