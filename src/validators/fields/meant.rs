//! Which missing field a misspelled key certainly means: `unknown-field` reports it, and `missing-field` does not.

use crate::document::{Entry, Node};
use crate::schema::{Field, FieldType, Origin, Schema};
use crate::validators::{DocumentCx, digest};

use super::near;

/// The field of `schema`, missing from `entries`, that the key `name` certainly means.
pub(crate) fn field<'s>(schema: &'s Schema, entries: &[Entry<'_>], name: &str) -> Option<&'s Field> {
    // The pages of a site have the same few names.
    let known = digest(name);
    if schema.fields.strangers().has(known) {
        return None;
    }
    let mut meant = schema.fields.like(name).filter(|field| is_meant(name, field)).peekable();
    if meant.peek().is_none() {
        schema.fields.strangers().note(known);
    }
    meant.find(|field| schema.entry(entries, &field.name).is_none())
}

/// Whether an unknown key of the mapping certainly means `field`.
pub(crate) fn is_misspelt(field: &Field, schema: &Schema, entries: &[Entry<'_>]) -> bool {
    entries.iter().filter_map(|entry| entry.key.text()).any(|name| {
        schema.field(name).is_none()
            && self::field(schema, entries, name).is_some_and(|meant| meant.name == field.name)
    })
}

/// Whether the name is not a slip for that field: `_title` is `title` switched off.
pub(crate) fn is_own(cx: &DocumentCx<'_>, field: &Field, entry: &Entry<'_>, name: &str) -> bool {
    name.strip_prefix('_') == Some(&*field.name)
        || is_sentence_for_address(field, &entry.value)
        || is_capital(cx, field, name)
        || is_of_theme(cx, field, entry)
}

/// Whether the value has spaces, but the field is an address by its name alone: `heading` is not `headimg`.
fn is_sentence_for_address(field: &Field, value: &Node<'_>) -> bool {
    field.origin == Origin::Assumed
        && matches!(field.kind.field_type(), FieldType::Url | FieldType::Image)
        && value.text().is_some_and(|text| text.trim().contains(' ') && !text.contains('/'))
}

/// Whether all names of the page begin with a capital, where no generator is known: Pelican ignores letter case.
fn is_capital(cx: &DocumentCx<'_>, field: &Field, name: &str) -> bool {
    const FEWEST: usize = 3;
    let mut names = cx.document.entries().iter().filter_map(|entry| entry.key.text());
    !cx.dialect.generator.is_known()
        && field.name.eq_ignore_ascii_case(name)
        && names.clone().count() >= FEWEST
        && names.all(|name| name.starts_with(|first: char| first.is_ascii_uppercase()))
}

/// Whether it is another field of the theme, whose templates have that letter case (`ogimage`): where other pages write it
/// otherwise, they tell. Without a generator, a date in words may be there to be shown.
pub(crate) fn is_of_theme(cx: &DocumentCx<'_>, field: &Field, entry: &Entry<'_>) -> bool {
    let Some(name) = entry.key.text().filter(|name| field.name.eq_ignore_ascii_case(name)) else {
        return false;
    };
    let is_day =
        || entry.value.text().is_some_and(|text| text.starts_with(|sign: char| sign.is_ascii_digit()));
    let is_capital = name.bytes().next() != field.name.bytes().next();
    let is_own = if cx.dialect.generator.is_known() {
        !is_capital
    } else {
        field.kind.field_type() == FieldType::Date && !is_day()
    };
    is_own && field.origin == Origin::Assumed
}

fn is_meant(name: &str, field: &Field) -> bool {
    let known = &*field.name;
    // Neither a slip nor another style changes the length by more.
    if name.len().abs_diff(known.len()) > 3 {
        return false;
    }
    match field.origin {
        Origin::Assumed => {
            // `cover-image` is another tool's way to write `coverImage`.
            let is_style = || near::is_recased(name, known);
            known.len() >= 4
                && ((near::is_slip(name, known) && !is_style()) || known.eq_ignore_ascii_case(name))
        }
        Origin::Preset => near::is_slip(name, known) || known.eq_ignore_ascii_case(name),
        Origin::Configured => near::is_recased(name, known) || near::is_slip(name, known),
    }
}

/// Whether there is nothing of what must be there: other fields then say nothing about this kind of page.
pub(crate) fn is_of_another_kind(schema: &Schema, entries: &[Entry<'_>]) -> bool {
    let mut required = schema.fields.iter().filter(|field| field.required).peekable();
    required.peek().is_some() && required.all(|field| schema.entry(entries, &field.name).is_none())
}

#[cfg(test)]
mod tests {
    use super::{is_meant, near};
    use crate::schema::{Field, Kind, Origin, Schema};

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(20_000))]
        #[test]
        fn a_field_that_is_meant_is_looked_at(
            name in "[-_]?[a-mA-E]{3,6}[-_]?[a-m0-9]{0,4}",
            (at, sign) in (0..12_usize, "[-_a-mA-E0-9]?"),
            from in 0..3_usize,
        ) {
            let origin = [Origin::Assumed, Origin::Preset, Origin::Configured][from];
            let mut known = name.clone();
            known.replace_range(at.min(name.len())..(at + from).min(name.len()), &sign);
            let field = Field::new(&*known, Kind::Any, origin);
            let is_any = is_meant(&name, &field) || near::is_recased(&name, &known);
            let schema = Schema { fields: vec![field].into(), ..Schema::default() };
            proptest::prop_assert!(!is_any || schema.fields.like(&name).next().is_some(), "{} {}", name, known);
        }
    }
}
