//! The settings that several types have.

use crate::schema::{Field, FieldType, Kind, Pattern, Vocabulary};

use super::{Setting, Shape, flag, shown, text};

use FieldType::{Any, Date, Image, Integer, List, Number, String, Url};

const TEXTUAL: &[FieldType] = &[Any, String, Integer, Number, Date, Url, Image];
const WITH_TERMS: &[FieldType] = &[Any, String, Integer, Number, Date, Url, Image, List];

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        name: "items",
        on: &[List],
        values: "a field",
        meaning: "the type and settings of every item",
        example: "string",
        shape: Shape::Field,
        read: |decoder, entry, field| {
            let items = decoder.field(&field.name, entry.key.span, &entry.value, None);
            if let (Kind::List(spec), Some(items)) = (&mut field.kind, items) {
                spec.items = items.field;
            }
        },
        show: |field| match &field.kind {
            Kind::List(spec) => Some(shown::settings(&spec.items).into()),
            _ => None,
        },
    },
    Setting {
        name: "allow",
        on: WITH_TERMS,
        values: "a value, or a list",
        meaning: "the allowed values; for a list, the allowed items",
        example: "[a, 1]",
        shape: Shape::Terms,
        read: |decoder, entry, field| {
            let allow = decoder.allow(&entry.value, field.kind.field_type());
            *terms(field) = allow;
        },
        show: |field| {
            let allow = field.allow.as_ref().filter(|allow| allow.from.is_none())?;
            Some(allow.terms().map(serde_yaml::Value::from).collect())
        },
    },
    Setting {
        name: "allow-from",
        on: WITH_TERMS,
        values: "a file or folder",
        meaning: "the allowed values, from a file or folder",
        example: "terms.txt",
        shape: Shape::Text,
        read: |decoder, entry, field| *terms(field) = decoder.allow_from(&entry.value),
        show: |field| text(field.allow.as_ref()?.from.as_deref()),
    },
    Setting {
        name: "pattern",
        on: TEXTUAL,
        values: "a regular expression",
        meaning: "must match a part of the text; use `^…$` to match all of it",
        example: "'^a'",
        shape: Shape::Text,
        read: |decoder, entry, field| field.pattern = decoder.pattern(&entry.value),
        show: |field| text(field.pattern.as_ref().map(Pattern::as_str)),
    },
    Setting {
        name: "pattern-message",
        on: TEXTUAL,
        values: "text",
        meaning: "the message if `pattern` does not match",
        example: "words in lower case",
        shape: Shape::Text,
        read: |decoder, entry, field| {
            field.pattern_message = decoder.text_of("pattern-message", &entry.value);
        },
        show: |field| text(field.pattern_message.as_deref()),
    },
    Setting {
        name: "unique",
        on: TEXTUAL,
        values: "`true`, `false`",
        meaning: "no other page of the collection has the same value; on the `items` of a list, no other page has the same item",
        example: "true",
        shape: Shape::Flag,
        read: |decoder, entry, field| {
            field.unique = decoder.boolean("unique", &entry.value).unwrap_or_default();
        },
        show: |field| flag(field.unique),
    },
];

/// Where the terms of a field are: on a list, its items have them.
fn terms(field: &mut Field) -> &mut Option<Vocabulary> {
    match &mut field.kind {
        Kind::List(spec) => &mut spec.items.allow,
        _ => &mut field.allow,
    }
}
