//! Descriptions of the fields of generators, for editors and other tools.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::schema::{Origin, Schema};

use super::merge::merge;
use super::presets;
use super::written::Collection;

/// What is known of one preset's fields.
#[derive(Debug, Deserialize)]
struct Described {
    /// Where the generator's makers say more.
    documentation: String,
    fields: BTreeMap<String, String>,
}

fn described(preset: &str) -> Option<&'static Described> {
    static ALL: OnceLock<BTreeMap<String, Described>> = OnceLock::new();
    let read = || {
        serde_yaml::from_str(include_str!("presets/descriptions.yaml"))
            .expect("the file is part of the program, and a test reads it")
    };
    ALL.get_or_init(read).get(preset.split('@').next().unwrap_or_default())
}

/// What a field is for, where the preset of that name knows it.
pub fn description(preset: &str, field: &str) -> Option<&'static str> {
    described(preset)?.fields.get(field).map(String::as_str)
}

/// The page about front matter in the documentation of a preset's generator.
pub fn documentation(preset: &str) -> Option<&'static str> {
    Some(described(preset)?.documentation.as_str())
}

/// The fields that a generator itself knows, those of themes left out; or those of one kind of file, where a preset has
/// several.
///
/// # Errors
/// When there is no such preset or kind, or the preset has no fields; the error is a sentence.
pub fn preset_schema(name: &str, kind: Option<&str>) -> Result<Schema, String> {
    let shelved = presets::generator(name)?;
    let preset = shelved.load();
    let features = shelved.dialect().generator.facts().features;
    let is_own =
        |section: &&Collection| section.fields.iter().any(|spec| spec.field.origin == Origin::Preset);
    let own = || preset.config.collections.iter().filter(is_own);
    let sections: Vec<&Collection> = match kind {
        Some(kind) => own().filter(|section| &*section.name == kind).collect(),
        // What a theme or plugin adds is not what every site has.
        None => own()
            .filter(|section| features.iter().all(|it| it.is_assumed || *it.section != *section.name))
            .collect(),
    };
    // `common` is what several kinds of pages share.
    let is_everywhere = |section: &&Collection| {
        &*section.name == "common" || section.files.iter().any(|glob| &**glob == "**")
    };
    let names = || {
        let names: Vec<String> = own().map(|section| format!("`{}`", section.name)).collect();
        names.join(", ")
    };
    match &sections[..] {
        [] if kind.is_some() => {
            Err(format!("the preset `{name}` has no fields by that name; there are {}", names()))
        }
        [] => Err(format!("the preset `{name}` has no fields of its own: each project declares them")),
        [_] => Ok(whole(&sections)),
        several if several.iter().any(is_everywhere) => {
            let mut schema = whole(&sections);
            // What one kind of page needs, another has not.
            schema.fields.iter_mut().for_each(|field| field.required = false);
            Ok(schema)
        }
        _ => Err(format!(
            "the preset `{name}` is for several kinds of files; add `--collection` with one of {}",
            names()
        )),
    }
}

fn whole(sections: &[&Collection]) -> Schema {
    let mut schema = Schema::default();
    merge(&mut schema, None, &[], sections);
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_generator_is_described() {
        for name in presets::names() {
            let Ok(schema) = preset_schema(name, None) else { continue };
            let known = described(name);
            for field in &schema.fields {
                let is_described = field.description.is_some() || description(name, &field.name).is_some();
                assert!(is_described, "{name}: `{}` in presets/descriptions.yaml", field.name);
            }
            for field in known.iter().flat_map(|known| known.fields.keys()) {
                assert!(
                    schema.field(field).is_some(),
                    "{name}: `{field}` is described, and not in the preset"
                );
            }
        }
    }
}
