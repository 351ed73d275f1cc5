//! `--show-config`: what applies to one path, written as YAML.

mod imported;
mod lines;

pub use imported::configuration_of;

use serde_yaml::{Mapping, Value};

use crate::diagnostic::Severity;
use crate::schema::Presence;
use crate::validators::RULES;

use super::decode::{additional_word, put_choices, shown_fields as fields, shown_variants};
use super::policy::{CollectionScope, Policy};

/// The policy of a page as YAML.
pub(super) fn render(policy: &Policy) -> String {
    lines::of(&mapping(policy), 2)
}

/// The policy of a page: where it comes from, its fields, the level of every rule.
pub(super) fn mapping(policy: &Policy) -> Mapping {
    let mut top = Mapping::new();
    let why = &policy.why;
    if let Some(config) = &why.config {
        put(&mut top, "configuration", config.display().to_string());
    }
    if !why.extends.is_empty() {
        put(
            &mut top,
            "extends",
            why.extends.iter().map(|file| file.display().to_string()).collect::<Vec<_>>(),
        );
    }
    if let Some((preset, reason)) = &why.preset {
        put(&mut top, "preset", &**preset);
        put(&mut top, "preset-because", &**reason);
    }
    if let Some((collection, glob)) = &why.collection {
        put(&mut top, "collection", &**collection);
        put(&mut top, "collection-because", format!("`{glob}` matches"));
    }
    if !why.schemas.is_empty() {
        let schemas = why.schemas.iter().map(|(name, file)| ((**file).into(), (**name).into()));
        put(&mut top, "project-schema", schemas.collect::<Mapping>());
    }
    let scope = match policy.scope {
        CollectionScope::Given => "given",
        CollectionScope::All => "all",
    };
    put(&mut top, "collection-scope", scope);
    put(&mut top, "site", policy.site.display().to_string());
    put(&mut top, "roots", texts(&policy.roots));
    put(&mut top, "front-matter", presence(policy.schema.presence));
    put(&mut top, "additional-fields", additional_word(policy.schema.additional));
    put_some(
        &mut top,
        "json-schema",
        policy.schema.json_schema.as_ref().map(|schema| match &*schema.name {
            "" => "in the configuration",
            name => name,
        }),
    );
    if policy.schema.page_schemas.is_some() {
        put(&mut top, "json-schema-from-page", true);
    }
    put(&mut top, "fields", fields(&policy.schema.fields));
    put_choices(&mut top, &policy.schema.choices);
    put_some(&mut top, "variants", policy.schema.variants.as_deref().map(shown_variants));
    let levels = RULES.iter().map(|rule| {
        let level = match policy.levels.get(rule.id) {
            None => "off",
            Some(Severity::Warning) => "warn",
            Some(Severity::Error) => "error",
        };
        (rule.id.0.into(), level.into())
    });
    put(&mut top, "rules", levels.collect::<Mapping>());
    top
}

fn put(map: &mut Mapping, key: &str, value: impl Into<Value>) {
    map.insert(key.into(), value.into());
}

fn put_some(map: &mut Mapping, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        put(map, key, value);
    }
}

fn texts(words: &[Box<str>]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

const fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Optional => "optional",
        Presence::Required => "required",
        Presence::Forbidden => "forbidden",
    }
}
