//! A configuration as the base of another one, without its positions.

use crate::schema::{Field, Kind, Schema};

use super::written::{Collection, Config, FieldSpec, VariantSpecs};

impl Config {
    /// The configuration for one that extends it. Places are in its own file, and so is what is relative to its folder.
    pub(super) fn into_base(mut self) -> Self {
        self.collections = self.collections.into_iter().map(Collection::into_base).collect();
        self.baseline =
            self.baseline.map(|baseline| self.folder.join(&*baseline).to_string_lossy().into_owned().into());
        self
    }
}

impl Collection {
    /// The collection for one that extends it.
    pub(super) fn into_base(mut self) -> Self {
        self.files_at.clear();
        self.fields.iter_mut().for_each(displace);
        self.variants.iter_mut().flat_map(VariantSpecs::fields_mut).for_each(displace);
        self
    }

    /// Adds what a collection that it extends says, unless it says so itself.
    pub(super) fn extend(&mut self, base: Self) {
        self.presence = self.presence.or(base.presence);
        self.additional = self.additional.or(base.additional);
        let is_new = |spec: &FieldSpec| !self.fields.iter().any(|own| own.field.name == spec.field.name);
        let new: Vec<FieldSpec> = base.fields.into_iter().filter(is_new).collect();
        self.fields.extend(new);
        self.choices.extend(base.choices);
        self.variants = self.variants.take().or(base.variants);
        self.json_schema = self.json_schema.take().or(base.json_schema);
        self.page_schemas = self.page_schemas.take().or(base.page_schemas);
    }
}

fn displace(spec: &mut FieldSpec) {
    displace_field(&mut spec.field);
}

fn displace_field(field: &mut Field) {
    field.configured_at = None;
    match &mut field.kind {
        Kind::List(list) => displace_field(&mut list.items),
        Kind::Map(schema) => displace_in(schema),
        _ => {}
    }
}

fn displace_in(schema: &mut Schema) {
    schema.fields.iter_mut().for_each(displace_field);
    if let Some(variants) = &mut schema.variants {
        let cases = variants.cases.iter_mut().map(|(_, schema)| schema);
        cases.chain([&mut variants.others]).for_each(displace_in);
    }
}
