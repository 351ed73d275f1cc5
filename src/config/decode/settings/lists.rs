//! The settings of `list`, `map` and `reference`.

use serde_yaml::Value;

use crate::schema::{Additional, Count, Field, FieldType, Kind, ListSpec, Schema, TextCase};

use super::super::shapes;
use super::{Setting, Shape, flag, shown, text};

const LIST: &[FieldType] = &[FieldType::List];
const MAP: &[FieldType] = &[FieldType::Map];

const CASES: &[(&str, TextCase)] = &[
    ("lower", TextCase::Lower),
    ("upper", TextCase::Upper),
    ("kebab", TextCase::Kebab),
    ("title", TextCase::Title),
];

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        name: "min-items",
        on: LIST,
        values: "a number",
        meaning: "the minimum number of items",
        example: "1",
        shape: Shape::Count,
        read: |decoder, entry, field| {
            let count = decoder.count("min-items", &entry.value);
            set(field, |spec| spec.min_items = count);
        },
        show: |field| list(field)?.min_items.map(Value::from),
    },
    Setting {
        name: "max-items",
        on: LIST,
        values: "a number",
        meaning: "the maximum number of items",
        example: "2",
        shape: Shape::Count,
        read: |decoder, entry, field| {
            let count = decoder.count("max-items", &entry.value);
            set(field, |spec| spec.max_items = count);
        },
        show: |field| list(field)?.max_items.map(Value::from),
    },
    Setting {
        name: "unique-items",
        on: LIST,
        values: "`true`, `false`",
        meaning: "whether duplicate items are errors",
        example: "true",
        shape: Shape::Flag,
        read: |decoder, entry, field| {
            let is_set = decoder.boolean("unique-items", &entry.value);
            set(field, |spec| spec.unique_items = is_set);
        },
        show: |field| list(field)?.unique_items.map(Value::from),
    },
    Setting {
        name: "sorted",
        on: LIST,
        values: "`true`, `false`",
        meaning: "whether items must be in alphabetical order",
        example: "true",
        shape: Shape::Flag,
        read: |decoder, entry, field| {
            let is_set = decoder.boolean("sorted", &entry.value).unwrap_or_default();
            set(field, |spec| spec.sorted = is_set);
        },
        show: |field| flag(list(field)?.sorted),
    },
    Setting {
        name: "item-case",
        on: LIST,
        values: "`lower`, `upper`, `kebab`, `title`",
        meaning: "the case of the items",
        example: "kebab",
        shape: Shape::Words(&["lower", "upper", "kebab", "title"]),
        read: |decoder, entry, field| {
            let case = decoder.word("item-case", &entry.value, CASES);
            set(field, |spec| spec.item_case = case);
        },
        show: |field| {
            let case = list(field)?.item_case?;
            CASES.iter().find(|(_, known)| *known == case).map(|(word, _)| (*word).into())
        },
    },
    Setting {
        name: "disjoint-with",
        on: LIST,
        values: "a list field",
        meaning: "no item may be in both lists",
        example: "other",
        shape: Shape::Text,
        read: |decoder, entry, field| {
            let other = decoder.other_field("disjoint-with", &entry.value, &field.name);
            set(field, |spec| spec.disjoint_with = other);
        },
        show: |field| text(list(field)?.disjoint_with.as_deref()),
    },
];

pub(super) const MAPS_AND_REFERENCES: &[Setting] = &[
    Setting {
        name: "fields",
        on: MAP,
        values: "fields by name",
        meaning: "the fields of the mapping",
        example: "{ a: string }",
        shape: Shape::Fields,
        read: |decoder, entry, field| {
            let fields = decoder.fields(&entry.value, &[]);
            set_map(field, |schema| schema.fields = fields.into_iter().map(|spec| spec.field).collect());
        },
        show: |field| {
            let schema = map(field).filter(|schema| !schema.fields.is_empty())?;
            Some(shown::fields(&schema.fields).into())
        },
    },
    Setting {
        name: "additional-fields",
        on: MAP,
        values: "`allow`, `warn`, `deny`",
        meaning: "what to do with other fields",
        example: "deny",
        shape: Shape::Additional,
        read: |decoder, entry, field| {
            let additional = decoder.word("additional-fields", &entry.value, shapes::ADDITIONAL);
            set_map(field, |schema| schema.additional = additional.unwrap_or_default());
        },
        show: |field| {
            let schema = map(field)
                .filter(|schema| schema.additional != Additional::Allow || !schema.fields.is_empty())?;
            Some(shapes::additional(schema.additional).into())
        },
    },
    Setting {
        name: "at-least-one-of",
        on: MAP,
        values: "a list of fields, or several lists",
        meaning: "one or more of these fields are required",
        example: "[a, b]",
        shape: Shape::Names,
        read: |decoder, entry, field| {
            let mut choices = decoder.choices("at-least-one-of", Count::AtLeastOne, &entry.value);
            set_map(field, |schema| schema.choices.append(&mut choices));
        },
        show: |field| shapes::show_choices(&map(field)?.choices, Count::AtLeastOne),
    },
    Setting {
        name: "at-most-one-of",
        on: MAP,
        values: "a list of fields, or several lists",
        meaning: "no two of these fields are allowed together",
        example: "[[a, b], [c, d]]",
        shape: Shape::Names,
        read: |decoder, entry, field| {
            let mut choices = decoder.choices("at-most-one-of", Count::AtMostOne, &entry.value);
            set_map(field, |schema| schema.choices.append(&mut choices));
        },
        show: |field| shapes::show_choices(&map(field)?.choices, Count::AtMostOne),
    },
    Setting {
        name: "exactly-one-of",
        on: MAP,
        values: "a list of fields, or several lists",
        meaning: "exactly one of these fields is required",
        example: "[a, b]",
        shape: Shape::Names,
        read: |decoder, entry, field| {
            let mut choices = decoder.choices("exactly-one-of", Count::ExactlyOne, &entry.value);
            set_map(field, |schema| schema.choices.append(&mut choices));
        },
        show: |field| shapes::show_choices(&map(field)?.choices, Count::ExactlyOne),
    },
    Setting {
        name: "variants",
        on: MAP,
        values: "`by`, `cases`, `otherwise`",
        meaning: "different fields, [chosen by the value of one](#variants)",
        example: "{ by: kind, cases: { a: { fields: { b: string } }, c: } }",
        shape: Shape::Variants,
        read: |decoder, entry, field| {
            if let Kind::Map(schema) = &mut field.kind {
                decoder.variants_of_map(entry, schema);
            }
        },
        show: |field| {
            map(field)?.variants.as_deref().map(|variants| Value::Mapping(shown::variants(variants)))
        },
    },
    Setting {
        name: "to",
        on: &[FieldType::Reference],
        values: "see below, required",
        meaning: "where the value must exist",
        example: "c",
        shape: Shape::Text,
        read: |decoder, entry, field| {
            let spec = decoder.reference(&entry.value);
            if let Kind::Reference(own) = &mut field.kind {
                *own = spec;
            }
        },
        show: |field| match &field.kind {
            Kind::Reference(spec) => Some((*spec.to).into()),
            _ => None,
        },
    },
];

fn set(field: &mut Field, change: impl FnOnce(&mut ListSpec)) {
    if let Kind::List(spec) = &mut field.kind {
        change(spec);
    }
}

fn set_map(field: &mut Field, change: impl FnOnce(&mut Schema)) {
    if let Kind::Map(schema) = &mut field.kind {
        change(schema);
    }
}

const fn list(field: &Field) -> Option<&ListSpec> {
    match &field.kind {
        Kind::List(spec) => Some(spec),
        _ => None,
    }
}

const fn map(field: &Field) -> Option<&Schema> {
    match &field.kind {
        Kind::Map(schema) => Some(schema),
        _ => None,
    }
}
