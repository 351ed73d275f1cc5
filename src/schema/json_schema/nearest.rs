//! Converts the faults of a page to violations: one per fault; of several forms, the closest one.

use std::cmp::Reverse;

use serde_json::Value;

use super::about::About;
use super::fault::{Fault, Kind};
use super::wording;
use super::{Place, Violation};

/// What a fault says about `page`. `written` is the schema, where names for suggestions are looked up.
pub(super) fn violations(fault: &Fault, page: &Value, written: &Value) -> Vec<Violation> {
    let about = About::new(page, fault.path.clone());
    let say = |(message, options)| about.violation(message, options);
    match &fault.kind {
        Kind::NoShape(shapes) => nearest(shapes, &about, page, written),
        Kind::AdditionalProperties { got } => {
            let known = properties_beside(fault, written);
            got.iter().map(|key| unknown_key(&about, key, &known)).collect()
        }
        Kind::PropertyName { prop, cause } => {
            let (message, options) = wording::of_key(prop, &cause.kind, &about);
            vec![Violation { place: Place::Key(prop.clone()), ..about.violation(message, options) }]
        }
        Kind::FalseSchema if !about.path.is_empty() => {
            let (above, key) = about.above();
            let message = format!("the schema does not allow `{}`", about.name);
            vec![Violation { path: above, place: Place::Key(key), ..about.violation(message, Vec::new()) }]
        }
        Kind::Required { want } => vec![missing(&about, want, "")],
        Kind::Dependent { prop, missing: name } => {
            let reason = format!(": it is required with `{}{prop}`", about.prefix());
            vec![missing(&about, name, &reason)]
        }
        Kind::UniqueItems => match wording::second(about.value) {
            Some(second) => vec![at_item(second, say(wording::of(&fault.kind, &about)), &about)],
            None => vec![say(wording::of(&fault.kind, &about))],
        },
        Kind::MaxItems { want } => {
            let first = usize::try_from(*want).unwrap_or(usize::MAX);
            vec![at_item(first, say(wording::of(&fault.kind, &about)), &about)]
        }
        Kind::AdditionalItems { limit } => {
            vec![at_item(*limit, say(wording::of(&fault.kind, &about)), &about)]
        }
        Kind::MinProperties { .. } | Kind::MaxProperties { .. } | Kind::Contains => {
            vec![Violation { place: Place::Whole, ..say(wording::of(&fault.kind, &about)) }]
        }
        kind => vec![say(wording::of(kind, &about))],
    }
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
    let message = format!("`{}{key}` is not an allowed field", about.prefix());
    Violation { place: Place::Key(key.to_owned()), ..about.violation(message, known.to_vec()) }
}

/// The names that are beside `additionalProperties`, where the schema is in the schema's own text.
fn properties_beside(fault: &Fault, written: &Value) -> Vec<String> {
    let beside = written.pointer(&fault.schema).and_then(|schema| schema.get("properties")?.as_object());
    beside.map_or_else(Vec::new, |names| names.keys().cloned().collect())
}

/// Of several shapes, none of which fits: what they have in common, or what the nearest lacks.
fn nearest(shapes: &[Vec<Fault>], about: &About<'_>, page: &Value, written: &Value) -> Vec<Violation> {
    let here = |fault: &Fault| fault.path == about.path;
    let shapes: Vec<&Vec<Fault>> = shapes.iter().filter(|shape| !shape.is_empty()).collect();
    let only = |shape: &&Vec<Fault>| match &shape[..] {
        [fault] if here(fault) => wording::choice(&fault.kind),
        _ => None,
    };
    // `anyOf` of constants, of required fields, of types: one sentence.
    let choices: Option<Vec<wording::Choice>> = shapes.iter().map(only).collect();
    if let Some(violation) = choices.and_then(|choices| wording::of_choices(&choices, about)) {
        return vec![violation];
    }
    let best = shapes.iter().min_by_key(|shape| {
        let is_other_type = shape.iter().any(|fault| here(fault) && matches!(fault.kind, Kind::Type { .. }));
        // `kind: video` where this shape is for `kind: audio`: another shape is meant.
        let is_tag = |fault: &Fault| matches!(fault.kind, Kind::Const { .. } | Kind::Enum { .. });
        let is_other_kind =
            shape.iter().any(|fault| fault.path.len() == about.path.len() + 1 && is_tag(fault));
        let deepest = shape.iter().map(|fault| fault.path.len()).max().unwrap_or_default();
        (is_other_type, is_other_kind, shape.len(), Reverse(deepest))
    });
    let Some(best) = best else {
        let message = format!("{} does not match any of the forms that the schema allows", about.subject());
        return vec![about.violation(message, Vec::new())];
    };
    let mut found: Vec<Violation> = best.iter().flat_map(|fault| violations(fault, page, written)).collect();
    for violation in &mut found {
        violation.is_nearest = true;
    }
    found
}
