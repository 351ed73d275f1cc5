//! The settings of one type, as YAML.

use serde_yaml::{Mapping, Value};

use crate::schema::{DateSpec, Kind, ListSpec, Schema, TextCase, Timezone, UrlSpec};

use super::{additional, fields, put, put_list, put_some, settings as field_settings};

/// Adds the settings that are set.
pub(super) fn settings(map: &mut Mapping, kind: &Kind) {
    match kind {
        Kind::Any | Kind::Boolean => {}
        Kind::String(spec) => {
            put_some(map, "min-length", spec.min_length);
            put_some(map, "max-length", spec.max_length);
        }
        Kind::Integer(spec) | Kind::Number(spec) => {
            put_some(map, "min", spec.min.map(number));
            put_some(map, "max", spec.max.map(number));
        }
        Kind::Date(spec) => date(map, spec),
        Kind::Url(spec) => url(map, spec),
        Kind::Image(spec) => {
            url(map, &spec.url);
            put_list(map, "extensions", &spec.extensions);
            put_some(map, "local", spec.local);
            put_list(map, "roots", &spec.roots);
            put_some(map, "min-width", spec.min_width);
            put_some(map, "min-height", spec.min_height);
            put_some(map, "aspect-ratio", spec.aspect_ratio.as_ref().map(|ratio| &*ratio.written));
            put_some(map, "max-bytes", spec.max_bytes.as_ref().map(|size| &*size.written));
        }
        Kind::List(spec) => list(map, spec),
        Kind::Map(schema) => nested(map, schema),
        Kind::Reference(spec) => put(map, "to", &*spec.to),
    }
}

/// A whole number without a fraction: `10`, not `10.0`.
fn number(number: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "compared with the original below")]
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "exactly equal or not whole")]
    let is_whole = whole as f64 == number;
    if is_whole { whole.into() } else { number.into() }
}

fn date(map: &mut Mapping, spec: &DateSpec) {
    if !spec.formats.is_empty() {
        let names: Vec<String> = spec.formats.iter().map(|format| format.name().to_owned()).collect();
        put(map, "formats", names);
    }
    if spec.timezone == Timezone::Required {
        put(map, "timezone", "required");
    }
    put_some(map, "future", spec.deny_future.map(|deny| if deny { "deny" } else { "allow" }));
    put_some(map, "min", spec.min.as_deref());
    put_some(map, "max", spec.max.as_deref());
    put_some(map, "not-before", spec.not_before.as_deref());
    put_some(map, "not-after", spec.not_after.as_deref());
    put_some(map, "max-age", spec.max_age.map(|days| format!("{days}d")));
    put_some(map, "day-first", spec.day_first);
}

fn url(map: &mut Mapping, spec: &UrlSpec) {
    put_list(map, "schemes", &spec.schemes);
    put_list(map, "hosts", &spec.hosts);
    put_some(map, "relative", spec.relative);
}

fn list(map: &mut Mapping, spec: &ListSpec) {
    let items = field_settings(&spec.items);
    put(map, "items", items);
    put_some(map, "min-items", spec.min_items);
    put_some(map, "max-items", spec.max_items);
    put_some(map, "unique-items", spec.unique_items);
    if spec.sorted {
        put(map, "sorted", true);
    }
    put_some(map, "item-case", spec.item_case.map(case));
    put_some(map, "disjoint-with", spec.disjoint_with.as_deref());
}

const fn case(case: TextCase) -> &'static str {
    match case {
        TextCase::Lower => "lower",
        TextCase::Upper => "upper",
        TextCase::Kebab => "kebab",
        TextCase::Title => "title",
    }
}

fn nested(map: &mut Mapping, schema: &Schema) {
    if !schema.fields.is_empty() {
        put(map, "additional-fields", additional(schema.additional));
        put(map, "fields", fields(&schema.fields));
    }
}
