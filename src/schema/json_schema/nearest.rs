//! From the errors of the validator to what a person is told: one violation a fault, of several shapes the nearest.

use std::cmp::Reverse;

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use serde_json::Value;

use super::about::About;
use super::phrases;
use super::wording;
use super::{Place, Violation};

/// What an error says about `page`. `written` is the schema, where names for suggestions are looked up.
pub(super) fn violations(error: &ValidationError<'_>, page: &Value, written: &Value) -> Vec<Violation> {
    let at = steps(error.instance_path().as_str());
    let about = About::new(page, at);
    match error.kind() {
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => nearest(context, &about, page, written),
        Kind::AdditionalProperties { unexpected } => {
            let known = properties_beside(error, written);
            unexpected.iter().map(|key| unknown_key(&about, key, &known)).collect()
        }
        Kind::UnevaluatedProperties { unexpected } => {
            unexpected.iter().map(|key| unknown_key(&about, key, &[])).collect()
        }
        Kind::PropertyNames { error } => {
            let key = error.instance().as_str().unwrap_or_default();
            let (message, options) = wording::of_key(error, &about);
            vec![Violation { place: Place::Key(key.to_owned()), ..about.violation(message, options) }]
        }
        Kind::FalseSchema if !about.path.is_empty() => {
            let (above, key) = about.above();
            let message = format!("the schema has no place for `{}`", about.name);
            vec![Violation { path: above, place: Place::Key(key), ..about.violation(message, Vec::new()) }]
        }
        Kind::UniqueItems => vec![repeated(&about)],
        Kind::MaxItems { limit } => {
            let (message, options) = wording::of(error, &about);
            let mut path = about.path.clone();
            path.push(limit.to_string());
            vec![Violation { path, ..about.violation(message, options) }]
        }
        Kind::AdditionalItems { limit } => {
            let mut path = about.path.clone();
            path.push(limit.to_string());
            let message = format!("`{}` takes no more than {limit} items", about.name);
            vec![Violation { path, ..about.violation(message, Vec::new()) }]
        }
        Kind::Required { .. } | Kind::MinProperties { .. } | Kind::MaxProperties { .. } | Kind::Contains => {
            let (message, options) = wording::of(error, &about);
            vec![Violation { place: Place::Whole, ..about.violation(message, options) }]
        }
        _ => {
            let (message, options) = wording::of(error, &about);
            vec![about.violation(message, options)]
        }
    }
}

/// The parts of a JSON Pointer (RFC 6901).
fn steps(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect()
}

fn unknown_key(about: &About<'_>, key: &str, known: &[String]) -> Violation {
    let name = format!("{}{key}", about.prefix());
    let message = format!("`{name}` is not a field of the schema");
    Violation { place: Place::Key(key.to_owned()), ..about.violation(message, known.to_vec()) }
}

/// The names that stand beside `additionalProperties`, where the schema's own text has them.
fn properties_beside(error: &ValidationError<'_>, written: &Value) -> Vec<String> {
    let pointer = error.schema_path().as_str();
    let above = pointer.rsplit_once('/').map_or("", |(above, _)| above);
    let properties = written.pointer(&format!("{above}/properties")).and_then(Value::as_object);
    properties.map_or_else(Vec::new, |properties| properties.keys().cloned().collect())
}

fn repeated(about: &About<'_>) -> Violation {
    let items = about.value.as_array().map_or(&[][..], Vec::as_slice);
    let second = (1..items.len()).find(|&at| items[..at].contains(&items[at])).unwrap_or_default();
    let mut path = about.path.clone();
    path.push(second.to_string());
    let shown = items.get(second).map_or_else(String::new, phrases::shown);
    let message = format!("{shown} stands in `{}` twice", about.name);
    Violation { path, ..about.violation(message, Vec::new()) }
}

/// Of several shapes, none of which fits: what they have in common, or what the nearest lacks.
fn nearest(
    shapes: &[Vec<ValidationError<'static>>],
    about: &About<'_>,
    page: &Value,
    written: &Value,
) -> Vec<Violation> {
    let here = |error: &ValidationError<'_>| steps(error.instance_path().as_str()) == about.path;
    let only = |shape: &Vec<ValidationError<'static>>| match &shape[..] {
        [error] if here(error) => Some(wording::choice(error)?),
        _ => None,
    };
    // `anyOf` of constants, of required fields, of types: one sentence.
    let choices: Option<Vec<wording::Choice>> = shapes.iter().map(only).collect();
    if let Some(violation) = choices.and_then(|choices| wording::of_choices(&choices, about)) {
        return vec![violation];
    }
    let depth = |error: &ValidationError<'_>| steps(error.instance_path().as_str()).len();
    let best = shapes.iter().filter(|shape| !shape.is_empty()).min_by_key(|shape| {
        let is_other_type = shape.iter().any(|error| here(error) && is_type(error));
        // `kind: video` where this shape is for `kind: audio`: another shape is meant.
        let is_other_kind = shape.iter().any(|error| depth(error) == about.path.len() + 1 && is_tag(error));
        let deepest = shape.iter().map(depth).max().unwrap_or_default();
        (is_other_type, is_other_kind, shape.len(), Reverse(deepest))
    });
    let Some(best) = best else {
        return vec![
            about.violation(format!("`{}` fits none of the shapes of the schema", about.name), Vec::new()),
        ];
    };
    let mut found: Vec<Violation> = best.iter().flat_map(|error| violations(error, page, written)).collect();
    for violation in &mut found {
        violation.is_nearest = true;
    }
    found
}

fn is_type(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), Kind::Type { kind: TypeKind::Single(_) | TypeKind::Multiple(_) })
}

fn is_tag(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), Kind::Constant { .. } | Kind::Enum { .. })
}
