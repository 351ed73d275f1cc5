//! `--show-config`: what holds for one path, written as YAML.

mod imported;
mod kind;

pub use imported::configuration_of;

use serde_yaml::{Mapping, Value};

use crate::diagnostic::Severity;
use crate::schema::{Additional, Field, Origin, Presence, Vocabulary};
use crate::validators::RULES;

use super::policy::{CollectionScope, Policy};

/// The policy of a page as YAML.
pub(super) fn render(policy: &Policy) -> String {
    serde_yaml::to_string(&Value::Mapping(mapping(policy))).unwrap_or_default()
}

/// The policy of a page: where it comes from, its fields, the level of every rule.
pub(super) fn mapping(policy: &Policy) -> Mapping {
    let mut top = Mapping::new();
    let why = &policy.why;
    if let Some(config) = &why.config {
        put(&mut top, "configuration", config.display().to_string());
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
    put(&mut top, "additional-fields", additional(policy.schema.additional));
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

fn put_list(map: &mut Mapping, key: &str, words: &[Box<str>]) {
    if !words.is_empty() {
        put(map, key, texts(words));
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

const fn additional(additional: Additional) -> &'static str {
    match additional {
        Additional::Allow => "allow",
        Additional::Warn => "warn",
        Additional::Deny => "deny",
    }
}

fn fields(fields: &[Field]) -> Mapping {
    fields.iter().map(|field| (Value::from(&*field.name), Value::Mapping(settings(field)))).collect()
}

/// What holds for one field, in the words of the configuration; `known-from` says where that is said.
pub(super) fn settings(field: &Field) -> Mapping {
    let mut map = Mapping::new();
    let first = field.kind.field_type().name();
    if field.also.is_empty() {
        put(&mut map, "type", first);
    } else {
        let names = std::iter::once(first).chain(field.also.iter().map(|kind| kind.name()));
        put(&mut map, "type", names.map(str::to_owned).collect::<Vec<_>>());
    }
    let from = match field.origin {
        _ if field.from.is_some() => field.from.as_ref().map_or("", |from| &from.path),
        Origin::Configured => "configuration",
        Origin::Preset => "preset",
        Origin::Assumed => "name",
    };
    put(&mut map, "known-from", from);
    if field.required {
        put(&mut map, "required", true);
    }
    put_some(&mut map, "required-if", field.required_if.as_ref().map(condition));
    terms(&mut map, field.allow.as_ref());
    put_some(&mut map, "pattern", field.pattern.as_ref().map(regex::Regex::as_str));
    if let Some(deprecated) = &field.deprecated {
        let instead =
            deprecated.instead.as_deref().map(|other| Mapping::from_iter([("use".into(), other.into())]));
        put(&mut map, "deprecated", instead.map_or(Value::Bool(true), Value::Mapping));
    }
    put_some(&mut map, "default", field.default.as_deref());
    put_some(&mut map, "description", field.description.as_deref());
    put_some(&mut map, "same-as", field.same_as.as_deref());
    if field.unique {
        put(&mut map, "unique", true);
    }
    kind::settings(&mut map, &field.kind);
    map
}

fn condition((other, value): &(Box<str>, Option<Box<str>>)) -> Value {
    match value {
        None => (**other).into(),
        Some(value) => Value::Mapping(Mapping::from_iter([((**other).into(), (**value).into())])),
    }
}

/// The terms themselves, or the file that they come from.
fn terms(map: &mut Mapping, allow: Option<&Vocabulary>) {
    let Some(allow) = allow else { return };
    match &allow.from {
        Some(from) => put(map, "allow-from", &**from),
        None => put(map, "allow", allow.terms().map(str::to_owned).collect::<Vec<_>>()),
    }
}
