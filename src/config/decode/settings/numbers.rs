//! The settings of `string`, `integer` and `number`, and bounds.

use serde_yaml::Value;

use crate::schema::{FieldType, Kind};

use super::{Setting, Shape, text};

use FieldType::{Date, Integer, Number, String};

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        name: "min-length",
        on: &[String],
        values: "a number",
        meaning: "the minimum number of characters",
        example: "1",
        shape: Shape::Count,
        read: |decoder, entry, field| {
            if let Kind::String(spec) = &mut field.kind {
                spec.min_length = decoder.count("min-length", &entry.value);
            }
        },
        show: |field| match &field.kind {
            Kind::String(spec) => spec.min_length.map(Value::from),
            _ => None,
        },
    },
    Setting {
        name: "max-length",
        on: &[String],
        values: "a number",
        meaning: "the maximum number of characters",
        example: "9",
        shape: Shape::Count,
        read: |decoder, entry, field| {
            if let Kind::String(spec) = &mut field.kind {
                spec.max_length = decoder.count("max-length", &entry.value);
            }
        },
        show: |field| match &field.kind {
            Kind::String(spec) => spec.max_length.map(Value::from),
            _ => None,
        },
    },
    Setting {
        name: "min",
        on: &[Integer, Number, Date],
        values: "a number; for dates, a date",
        meaning: "the minimum, or the earliest date",
        example: "1",
        shape: Shape::Bound,
        read: |decoder, entry, field| match &mut field.kind {
            Kind::Integer(spec) | Kind::Number(spec) => spec.min = decoder.number("min", &entry.value),
            Kind::Date(spec) => spec.min = decoder.day("min", &entry.value),
            _ => {}
        },
        show: |field| match &field.kind {
            Kind::Integer(spec) | Kind::Number(spec) => spec.min.map(number),
            Kind::Date(spec) => text(spec.min.as_deref()),
            _ => None,
        },
    },
    Setting {
        name: "max",
        on: &[Integer, Number, Date],
        values: "a number; for dates, a date",
        meaning: "the maximum, or the latest date",
        example: "9",
        shape: Shape::Bound,
        read: |decoder, entry, field| match &mut field.kind {
            Kind::Integer(spec) | Kind::Number(spec) => spec.max = decoder.number("max", &entry.value),
            Kind::Date(spec) => spec.max = decoder.day("max", &entry.value),
            _ => {}
        },
        show: |field| match &field.kind {
            Kind::Integer(spec) | Kind::Number(spec) => spec.max.map(number),
            Kind::Date(spec) => text(spec.max.as_deref()),
            _ => None,
        },
    },
];

/// A whole number without a fraction: `10`, not `10.0`.
fn number(number: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "compared with the original below")]
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "exactly equal or not whole")]
    let is_whole = whole as f64 == number;
    if is_whole { whole.into() } else { number.into() }
}
