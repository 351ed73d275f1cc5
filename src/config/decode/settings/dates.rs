//! The settings of `date`.

use serde_yaml::Value;

use crate::schema::{DateSpec, Field, FieldType, Kind, Timezone};

use super::{Setting, Shape, text};

const DATE: &[FieldType] = &[FieldType::Date];

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        name: "formats",
        on: DATE,
        values: "names, or strftime patterns",
        meaning: "the allowed formats; masthead suggests the first",
        example: "[rfc2822, '%Y']",
        shape: Shape::Formats,
        read: |decoder, entry, field| {
            let formats = decoder.formats(&entry.value);
            set(field, |spec| spec.formats = formats);
        },
        show: |field| {
            let formats = &date(field).filter(|spec| !spec.formats.is_empty())?.formats;
            Some(formats.iter().map(|format| Value::from(format.name())).collect())
        },
    },
    Setting {
        name: "timezone",
        on: DATE,
        values: "`optional`, `required`",
        meaning: "whether a time must have a time zone",
        example: "required",
        shape: Shape::Words(&["optional", "required"]),
        read: |decoder, entry, field| {
            let words = [("optional", Timezone::Optional), ("required", Timezone::Required)];
            let timezone = decoder.word("timezone", &entry.value, &words).unwrap_or_default();
            set(field, |spec| spec.timezone = timezone);
        },
        show: |field| {
            date(field).filter(|spec| spec.timezone == Timezone::Required).map(|_| "required".into())
        },
    },
    Setting {
        name: "future",
        on: DATE,
        values: "`allow`, `deny`",
        meaning: "whether the date may be in the future",
        example: "deny",
        shape: Shape::Words(&["allow", "deny"]),
        read: |decoder, entry, field| {
            let deny = decoder.word("future", &entry.value, &[("deny", true), ("allow", false)]);
            set(field, |spec| spec.deny_future = deny);
        },
        show: |field| date(field)?.deny_future.map(|deny| if deny { "deny" } else { "allow" }.into()),
    },
    Setting {
        name: "not-before",
        on: DATE,
        values: "a date field",
        meaning: "the date must not be before the other one",
        example: "other",
        shape: Shape::Text,
        read: |decoder, entry, field| {
            let other = decoder.other_field("not-before", &entry.value, &field.name);
            set(field, |spec| spec.not_before = other);
        },
        show: |field| text(date(field)?.not_before.as_deref()),
    },
    Setting {
        name: "not-after",
        on: DATE,
        values: "a date field",
        meaning: "the date must not be after the other one",
        example: "other",
        shape: Shape::Text,
        read: |decoder, entry, field| {
            let other = decoder.other_field("not-after", &entry.value, &field.name);
            set(field, |spec| spec.not_after = other);
        },
        show: |field| text(date(field)?.not_after.as_deref()),
    },
    Setting {
        name: "max-age",
        on: DATE,
        values: "`180d`, `26w`, `2y`",
        meaning: "older dates are reported, as a reminder to review the page",
        example: "180d",
        shape: Shape::Pattern(r"^[0-9]+[dwy]$", None),
        read: |decoder, entry, field| {
            let days = decoder.days(&entry.value);
            set(field, |spec| spec.max_age = days);
        },
        show: |field| date(field)?.max_age.map(|days| format!("{days}d").into()),
    },
    Setting {
        name: "day-first",
        on: DATE,
        values: "`true`, `false`",
        meaning: "whether `04/05/2022` is 4 May or 5 April",
        example: "true",
        shape: Shape::Flag,
        read: |decoder, entry, field| {
            let is_first = decoder.boolean("day-first", &entry.value);
            set(field, |spec| spec.day_first = is_first);
        },
        show: |field| date(field)?.day_first.map(Value::from),
    },
];

fn set(field: &mut Field, change: impl FnOnce(&mut DateSpec)) {
    if let Kind::Date(spec) = &mut field.kind {
        change(spec);
    }
}

const fn date(field: &Field) -> Option<&DateSpec> {
    match &field.kind {
        Kind::Date(spec) => Some(spec),
        _ => None,
    }
}
