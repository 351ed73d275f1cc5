//! The types, and those of their settings that need more than one line to decode.

use crate::document::{Entry, Node};
use crate::schema::{
    DateSpec, Field, FieldType, ImageSpec, Kind, ListSpec, NumberSpec, ReferenceSpec, Schema, StringSpec,
    UrlSpec,
};
use crate::value::date;
use crate::value::date_format::{DateFormat, UnknownFormat};

use super::super::table::Table;
use super::{Decoder, forms};

/// A type without settings; `null` never gets here.
pub(super) fn bare(kind: FieldType) -> Kind {
    match kind {
        FieldType::Any | FieldType::Null => Kind::Any,
        FieldType::String => Kind::String(StringSpec::default()),
        FieldType::Integer => Kind::Integer(NumberSpec::default()),
        FieldType::Number => Kind::Number(NumberSpec::default()),
        FieldType::Boolean => Kind::Boolean,
        FieldType::Date => Kind::Date(DateSpec::default()),
        FieldType::Url => Kind::Url(UrlSpec::default()),
        FieldType::Image => Kind::Image(ImageSpec::default()),
        FieldType::List => {
            Kind::List(Box::new(ListSpec::of(Field::new("", Kind::Any, crate::schema::Origin::Preset))))
        }
        FieldType::Map => Kind::Map(Schema::default()),
        FieldType::Reference => Kind::Reference(ReferenceSpec::default()),
    }
}

impl Decoder<'_> {
    /// Bounds of which the lower is above the upper.
    pub(super) fn bounds(&mut self, kind: &Kind, table: &Table<'_, '_>) {
        let (least, most, is_crossed) = match kind {
            Kind::String(spec) => ("min-length", "max-length", crossed(spec.min_length, spec.max_length)),
            Kind::Integer(spec) | Kind::Number(spec) => ("min", "max", crossed(spec.min, spec.max)),
            Kind::List(spec) => ("min-items", "max-items", crossed(spec.min_items, spec.max_items)),
            Kind::Date(spec) => {
                let day = |text: &Option<Box<str>>| date::parse(text.as_deref()?).ok().map(|day| day.local);
                ("min", "max", crossed(day(&spec.min), day(&spec.max)))
            }
            _ => return,
        };
        if !is_crossed {
            return;
        }
        let text = |entry: &Entry<'_>| entry.value.text().unwrap_or_default().to_owned();
        match (table.peek(least), table.peek(most)) {
            (Some(low), Some(high)) => {
                let message = format!(
                    "`{most}: {}` is less than `{least}: {}`, so no value would be allowed",
                    text(high),
                    text(low)
                );
                self.mistakes.add(high.value.span, message).label(low.value.span, "the lower bound");
            }
            (Some(one), None) | (None, Some(one)) => {
                let other = if one.key.text() == Some(least) { most } else { least };
                let message =
                    format!("no value would be allowed by this and by the `{other}` of the same field above");
                self.mistakes.add(one.value.span, message);
            }
            // It has been said where they are written.
            (None, None) => {}
        }
    }

    pub(super) fn day(&mut self, key: &str, node: &Node<'_>) -> Option<Box<str>> {
        let text = self.text_of(key, node)?;
        if date::parse(&text).is_err() {
            self.mistakes.wants(node, key, "a date").help("write it as `2022-04-27`");
            return None;
        }
        Some(text)
    }

    pub(super) fn formats(&mut self, node: &Node<'_>) -> Vec<DateFormat> {
        let mut formats = Vec::new();
        for (text, item) in self.texts("formats", node) {
            match text.parse() {
                Ok(format) => formats.push(format),
                Err(error) => {
                    let error: UnknownFormat = error;
                    if let Some(pattern) = forms::strftime(text) {
                        self.mistakes
                            .add(item.span, format!("`{text}` is not a date format"))
                            .help(format!("write `\"{pattern}\"`, in the letters of strftime"));
                        continue;
                    }
                    self.mistakes.unknown(
                        item.span,
                        error.to_string(),
                        text,
                        DateFormat::NAMES.iter().copied(),
                    );
                }
            }
        }
        formats
    }

    /// `180d`, `26w` or `2y` in days.
    pub(super) fn days(&mut self, node: &Node<'_>) -> Option<u32> {
        let read = |text: &str| {
            let number = |unit| text.strip_suffix(unit).and_then(|number| number.parse::<u32>().ok());
            number('d').or_else(|| number('w')?.checked_mul(7)).or_else(|| number('y')?.checked_mul(365))
        };
        let days = node.text().and_then(read);
        if days.is_none() {
            self.mistakes
                .wants(node, "max-age", "a number of days, weeks or years")
                .help("write it as `180d`");
        }
        days
    }
}

fn crossed<T: PartialOrd>(low: Option<T>, high: Option<T>) -> bool {
    low.zip(high).is_some_and(|(low, high)| low > high)
}
