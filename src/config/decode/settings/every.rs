//! The settings that every field has.

use serde_yaml::{Mapping, Value};

use crate::diagnostic::Severity;

use super::super::conditions;
use super::{EVERY, Setting, Shape, flag, text};

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        name: "required",
        on: EVERY,
        values: "`true`, `false`",
        meaning: "whether the field is required",
        example: "true",
        shape: Shape::Flag,
        read: |decoder, entry, field| field.required = decoder.required(&entry.value).unwrap_or_default(),
        show: |field| flag(field.required),
    },
    Setting {
        name: "required-if",
        on: EVERY,
        values: "a [condition](#conditions)",
        meaning: "when the field is required",
        example: "{ other: [1, 2], more: { not: a } }",
        shape: Shape::Condition,
        read: |decoder, entry, field| {
            field.required_if = decoder.condition("required-if", &entry.value, &field.name);
        },
        show: |field| field.required_if.as_ref().map(conditions::show),
    },
    Setting {
        name: "only-if",
        on: EVERY,
        values: "a [condition](#conditions)",
        meaning: "when the field is allowed",
        example: "{ other: a }",
        shape: Shape::Condition,
        read: |decoder, entry, field| {
            field.only_if = decoder.condition("only-if", &entry.value, &field.name);
        },
        show: |field| field.only_if.as_ref().map(conditions::show),
    },
    Setting {
        name: "deprecated",
        on: EVERY,
        values: "`true`, or `{use: other}`",
        meaning: "the field should be removed, or replaced",
        example: "{ use: other }",
        shape: Shape::Deprecation,
        read: |decoder, entry, field| field.deprecated = decoder.deprecated(&entry.value, &field.name),
        show: |field| {
            let instead = field.deprecated.as_ref()?.instead.as_deref();
            let instead = instead.map(|other| Mapping::from_iter([("use".into(), other.into())]));
            Some(instead.map_or(Value::Bool(true), Value::Mapping))
        },
    },
    Setting {
        name: "default",
        on: EVERY,
        values: "any value",
        meaning: "the value that a fix adds if the field is missing",
        example: "[1]",
        shape: Shape::Anything,
        read: |decoder, entry, field| field.default = Some(decoder.flow(&entry.value).into()),
        show: |field| text(field.default.as_deref()),
    },
    Setting {
        name: "description",
        on: EVERY,
        values: "text",
        meaning: "shown in help texts",
        example: "text",
        shape: Shape::Text,
        read: |decoder, entry, field| field.description = decoder.text_of("description", &entry.value),
        show: |field| text(field.description.as_deref()),
    },
    Setting {
        name: "same-as",
        on: EVERY,
        values: "a field, or `:folder`",
        meaning: "both must have the same value; `:folder` is the name of the folder of the page",
        example: "other",
        shape: Shape::Text,
        read: |decoder, entry, field| field.same_as = decoder.same_as(&entry.value, &field.name),
        show: |field| text(field.same_as.as_deref()),
    },
    Setting {
        name: "severity",
        on: EVERY,
        values: "`warn`, `error`",
        meaning: "the level of all findings in the field; rules that are off stay off",
        example: "warn",
        shape: Shape::Words(&["warn", "error"]),
        read: |decoder, entry, field| field.severity = decoder.word("severity", &entry.value, SEVERITIES),
        show: |field| {
            let severity = field.severity?;
            let word = SEVERITIES.iter().find(|(_, known)| *known == severity);
            word.map(|(word, _)| (*word).into())
        },
    },
];

const SEVERITIES: &[(&str, Severity)] = &[("warn", Severity::Warning), ("error", Severity::Error)];
