//! The schema of a page: merged from its collection, its generator, and the types that names suggest.

use rustc_hash::FxHashSet;

use crate::loader::Generator;
use crate::schema::{Additional, Field, FieldType, Kind, Origin, Schema, StringSpec};
use crate::validators::SiteFacts;

use super::written::{Collection, FieldSpec};

/// Fills `schema`: the collection's fields, which are `fields`, win over those of the sections, and earlier sections over
/// later ones.
pub(super) fn merge(
    schema: &mut Schema,
    collection: Option<&Collection>,
    fields: &[FieldSpec],
    sections: &[&Collection],
) {
    let presence = collection.into_iter().chain(sections.iter().copied()).find_map(|part| part.presence);
    schema.presence = presence.unwrap_or_default();
    schema.additional = sections.iter().find_map(|part| part.additional).unwrap_or_default();
    schema.json_schema = collection.and_then(|part| part.json_schema.clone());
    schema.page_schemas = collection.and_then(|part| part.page_schemas.clone());
    let known = || sections.iter().flat_map(|section| &section.fields);
    for spec in fields {
        let mut spec = spec.clone();
        let preset = known().find(|preset| preset.field.name == spec.field.name);
        if let Some(preset) = preset.filter(|_| !spec.typed) {
            inherit(&mut spec, preset);
        }
        schema.fields.push(spec.field);
    }
    // The schema's own table of names is dropped with every field that is added.
    let mut taken: FxHashSet<&str> = fields.iter().map(|spec| &*spec.field.name).collect();
    for (at, section) in sections.iter().enumerate() {
        for spec in &section.fields {
            if !taken.insert(&spec.field.name) {
                continue;
            }
            let mut field = spec.field.clone();
            if field.from.is_some() {
                let later = sections[at + 1..].iter().flat_map(|section| &section.fields);
                let mut alike =
                    later.filter(|other| other.field.name == field.name && other.field.from.is_none());
                if let Some(other) = alike.next() {
                    specify(&mut field, &other.field);
                }
            }
            schema.fields.push(field);
        }
    }
}

/// Gives the taxonomies that the site declares the type of `tags`: at the root, or in the table that some generators read
/// them from.
pub(super) fn declare(schema: &mut Schema, facts: &SiteFacts, generator: Generator) {
    if let Some(table) = generator.facts().terms.table {
        let mut fields = schema.fields.iter_mut();
        if let Some(Field { kind: Kind::Map(inner), .. }) = fields.find(|field| *field.name == *table) {
            declare_in(inner, facts);
        }
    } else {
        declare_in(schema, facts);
    }
}

fn declare_in(schema: &mut Schema, facts: &SiteFacts) {
    let Some(tags) = schema.field("tags").cloned() else { return };
    for name in facts.taxonomies.as_deref().unwrap_or_default() {
        if schema.field(name).is_none() {
            schema.fields.push(Field { name: name.clone(), origin: Origin::Preset, ..tags.clone() });
        }
    }
}

/// What the configuration itself says of additional fields, if anything. Where they are not welcome to it, only the
/// fields of the collection are known: a preset's are possible everywhere, and anyone who closes the list means their own.
pub(super) fn narrow(schema: &mut Schema, listed: Option<&[FieldSpec]>, own: Option<Additional>) {
    schema.is_asked_for = own.is_some();
    match (own, listed) {
        (Some(Additional::Allow), _) => schema.additional = Additional::Allow,
        (Some(own), Some(listed)) => {
            schema.additional = own;
            let is_own = |name: &str| listed.iter().any(|own| *own.field.name == *name);
            schema.fields.retain(|field| is_own(&field.name));
        }
        // A page of no collection has no list of its own that could be closed.
        (_, None) | (None, _) => {}
    }
}

/// What the generator or the name says more exactly of a field that another tool's schema has: that a text is the
/// address of an image, say.
fn specify(field: &mut Field, known: &Field) {
    let is_plain =
        |kind: &Kind| matches!(kind, Kind::String(StringSpec { min_length: None, max_length: None }));
    if is_plain(&field.kind) && matches!(known.kind, Kind::Url(_) | Kind::Image(_)) && field.pattern.is_none()
    {
        field.kind = known.kind.clone();
        field.also.push(FieldType::String);
    }
    field.is_known_without = field.kind.field_type() == known.kind.field_type();
}

/// A field without `type:` is of the type that the preset gives to its name; what the configuration adds to it applies
/// as well.
fn inherit(spec: &mut FieldSpec, preset: &FieldSpec) {
    let field = &mut spec.field;
    field.kind = preset.field.kind.clone();
    field.also.clone_from(&preset.field.also);
    (field.origin, field.is_strict) = (preset.field.origin, preset.field.is_strict);
    if field.pattern.is_none() {
        field.pattern.clone_from(&preset.field.pattern);
    }
    let Kind::List(list) = &mut field.kind else {
        field.allow = field.allow.take().or_else(|| preset.field.allow.clone());
        return;
    };
    if let Some(allow) = field.allow.take() {
        list.items.allow = Some(allow);
        list.items.origin = Origin::Configured;
    }
}
