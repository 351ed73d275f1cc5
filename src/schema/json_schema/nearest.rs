//! From the errors of the validator to what a person is told: one violation a fault, of several shapes the nearest.

use std::cmp::Reverse;

use boon::{ErrorKind as Kind, InstanceLocation, InstanceToken, ValidationError};
use serde_json::Value;

use super::about::About;
use super::wording;
use super::{Place, Violation};

/// What an error says about `page`. `written` is the schema, where names for suggestions are looked up.
pub(super) fn violations(error: &ValidationError<'_, '_>, page: &Value, written: &Value) -> Vec<Violation> {
    let about = About::new(page, steps(&error.instance_location));
    let say = |(message, options)| about.violation(message, options);
    match &error.kind {
        // They only hold others together.
        Kind::Group | Kind::Schema { .. } | Kind::Reference { .. } | Kind::AllOf | Kind::ContentSchema => {
            error.causes.iter().flat_map(|cause| violations(cause, page, written)).collect()
        }
        Kind::AnyOf | Kind::OneOf(None) => nearest(&error.causes, &about, page, written),
        Kind::AdditionalProperties { got } => {
            let known = properties_beside(error, written);
            got.iter().map(|key| unknown_key(&about, key, &known)).collect()
        }
        Kind::PropertyName { prop } => {
            let path = holder(page, prop).unwrap_or_default();
            let about = About::new(page, path);
            let (message, options) = wording::of_key(prop, innermost(error), &about);
            vec![Violation { place: Place::Key(prop.clone()), ..about.violation(message, options) }]
        }
        Kind::FalseSchema if !about.path.is_empty() => {
            let (above, key) = about.above();
            let message = format!("the schema has no place for `{}`", about.name);
            vec![Violation { path: above, place: Place::Key(key), ..about.violation(message, Vec::new()) }]
        }
        Kind::Required { want } => want.iter().map(|name| missing(&about, name, "")).collect(),
        Kind::Dependency { prop, missing: names } | Kind::DependentRequired { prop, missing: names } => {
            let reason = format!(", and `{}{prop}` asks for it", about.prefix());
            names.iter().map(|name| missing(&about, name, &reason)).collect()
        }
        Kind::UniqueItems { got: [_, second] } => {
            vec![at_item(*second, say(wording::of(&error.kind, &about)), &about)]
        }
        Kind::MaxItems { want, .. } => vec![at_item(*want, say(wording::of(&error.kind, &about)), &about)],
        Kind::AdditionalItems { got } => {
            let count = about.value.as_array().map_or(0, Vec::len);
            vec![at_item(count.saturating_sub(*got), say(wording::of(&error.kind, &about)), &about)]
        }
        Kind::MinProperties { .. }
        | Kind::MaxProperties { .. }
        | Kind::Contains
        | Kind::MinContains { .. } => {
            vec![Violation { place: Place::Whole, ..say(wording::of(&error.kind, &about)) }]
        }
        Kind::Pattern { want, .. } => {
            // The validator has its own way to write what ECMA 262 calls a digit.
            let pattern =
                schema_of(error, written).and_then(|schema| schema.get("pattern")?.as_str()).unwrap_or(want);
            vec![say((wording::no_match(pattern, &about), Vec::new()))]
        }
        kind => vec![say(wording::of(kind, &about))],
    }
}

fn steps(location: &InstanceLocation<'_>) -> Vec<String> {
    let step = |token: &InstanceToken<'_>| match token {
        InstanceToken::Prop(key) => key.to_string(),
        InstanceToken::Item(at) => at.to_string(),
    };
    location.tokens.iter().map(step).collect()
}

/// The first mapping with that key: the validator does not say which one it means.
fn holder(value: &Value, key: &str) -> Option<Vec<String>> {
    let inside = |step: String, value: &Value| {
        let mut path = holder(value, key)?;
        path.insert(0, step);
        Some(path)
    };
    match value {
        Value::Object(map) if map.contains_key(key) => Some(Vec::new()),
        Value::Object(map) => map.iter().find_map(|(step, value)| inside(step.clone(), value)),
        Value::Array(items) => items.iter().enumerate().find_map(|(at, item)| inside(at.to_string(), item)),
        _ => None,
    }
}

/// The first of the errors that say something.
fn innermost<'e, 's, 'v>(error: &'e ValidationError<'s, 'v>) -> &'e Kind<'s, 'v> {
    error.causes.first().map_or(&error.kind, innermost)
}

fn at_item(at: usize, violation: Violation, about: &About<'_>) -> Violation {
    let mut path = about.path.clone();
    path.push(at.to_string());
    Violation { path, place: Place::Value, ..violation }
}

fn missing(about: &About<'_>, name: &str, reason: &str) -> Violation {
    let message = format!("`{}{name}` is missing{reason}", about.prefix());
    let missing = Some(name.to_owned());
    Violation { place: Place::Whole, missing, ..about.violation(message, Vec::new()) }
}

fn unknown_key(about: &About<'_>, key: &str, known: &[String]) -> Violation {
    let message = format!("`{}{key}` is not a field of the schema", about.prefix());
    Violation { place: Place::Key(key.to_owned()), ..about.violation(message, known.to_vec()) }
}

/// The part of the schema that an error comes from, where it is in the schema's own text.
fn schema_of<'w>(error: &ValidationError<'_, '_>, written: &'w Value) -> Option<&'w Value> {
    written.pointer(error.schema_url.split_once('#').map_or("", |(_, pointer)| pointer))
}

/// The names that stand beside `additionalProperties`.
fn properties_beside(error: &ValidationError<'_, '_>, written: &Value) -> Vec<String> {
    let beside = schema_of(error, written).and_then(|schema| schema.get("properties")?.as_object());
    beside.map_or_else(Vec::new, |names| names.keys().cloned().collect())
}

/// The errors of one shape, without what only holds them together.
fn flat<'e, 's, 'v>(error: &'e ValidationError<'s, 'v>) -> Vec<&'e ValidationError<'s, 'v>> {
    match error.kind {
        Kind::Group | Kind::Schema { .. } | Kind::Reference { .. } | Kind::AllOf | Kind::ContentSchema => {
            error.causes.iter().flat_map(flat).collect()
        }
        _ => vec![error],
    }
}

/// Of several shapes, none of which fits: what they have in common, or what the nearest lacks.
fn nearest(
    shapes: &[ValidationError<'_, '_>],
    about: &About<'_>,
    page: &Value,
    written: &Value,
) -> Vec<Violation> {
    let here = |error: &ValidationError<'_, '_>| steps(&error.instance_location) == about.path;
    let shapes: Vec<_> = shapes.iter().map(flat).filter(|shape| !shape.is_empty()).collect();
    let only = |shape: &Vec<&ValidationError<'_, '_>>| match shape[..] {
        [error] if here(error) => wording::choice(&error.kind),
        _ => None,
    };
    // `anyOf` of constants, of required fields, of types: one sentence.
    let choices: Option<Vec<wording::Choice>> = shapes.iter().map(only).collect();
    if let Some(violation) = choices.and_then(|choices| wording::of_choices(&choices, about)) {
        return vec![violation];
    }
    let depth = |error: &&ValidationError<'_, '_>| error.instance_location.tokens.len();
    let best = shapes.iter().min_by_key(|shape| {
        let is_other_type = shape.iter().any(|error| here(error) && matches!(error.kind, Kind::Type { .. }));
        // `kind: video` where this shape is for `kind: audio`: another shape is meant.
        let is_tag =
            |error: &&ValidationError<'_, '_>| matches!(error.kind, Kind::Const { .. } | Kind::Enum { .. });
        let is_other_kind = shape.iter().any(|error| depth(error) == about.path.len() + 1 && is_tag(error));
        let deepest = shape.iter().map(depth).max().unwrap_or_default();
        (is_other_type, is_other_kind, shape.len(), Reverse(deepest))
    });
    let Some(best) = best else {
        let message = format!("{} fits none of the shapes of the schema", about.subject());
        return vec![about.violation(message, Vec::new())];
    };
    let mut found: Vec<Violation> = best.iter().flat_map(|error| violations(error, page, written)).collect();
    for violation in &mut found {
        violation.is_nearest = true;
    }
    found
}
