//! The messages for people: they name the field and its allowed values, not the keyword of the schema.

use serde_json::Value;

use super::about::About;
use super::fault::Kind;
use super::phrases::{counted, listed, no_format, phrase, shown, text, words};
use super::{Place, Violation};

/// What is wrong, and what may be there instead, if that is a short list.
pub(super) fn of(kind: &Kind, about: &About<'_>) -> (String, Vec<String>) {
    let (name, value) = (&about.name, shown(about.value));
    if let Some(message) = of_number(kind, about) {
        return (message, Vec::new());
    }
    let message = match kind {
        Kind::Type { want, .. } => wrong_type(about, &words(want)),
        Kind::Enum { want } => {
            let options = want.iter().map(text).collect();
            return (format!("{value} is not an allowed value of `{name}`"), options);
        }
        Kind::Const { want } => {
            format!("{value} is not allowed: `{name}` must be {}", shown(want))
        }
        Kind::Pattern { want } => no_match(want, about),
        Kind::Endless => format!("a pattern of the schema takes too long on {value}"),
        Kind::Format { want, .. } => format!("{value} is {}", no_format(want)),
        Kind::AdditionalItems { limit } => {
            let more = about.value.as_array().map_or(0, Vec::len).saturating_sub(*limit);
            format!("`{name}` has {} more than the schema allows", counted(more, "item"))
        }
        Kind::UniqueItems => {
            let item = second(about.value).and_then(|at| about.value.get(at)).map_or_else(String::new, shown);
            format!("duplicate item {item} in `{name}`")
        }
        Kind::Minimum { want, .. } => format!("{value} is less than {want}, the minimum of `{name}`"),
        Kind::Maximum { want, .. } => format!("{value} is more than {want}, the maximum of `{name}`"),
        Kind::ExclusiveMinimum { want, .. } => {
            format!("{value} is too small: `{name}` must be more than {want}")
        }
        Kind::ExclusiveMaximum { want, .. } => {
            format!("{value} is too large: `{name}` must be less than {want}")
        }
        Kind::MultipleOf { want, .. } => format!("{value} is not a multiple of {want}"),
        Kind::Contains => format!("`{name}` does not contain an item that the schema requires"),
        Kind::MaxContains => format!("`{name}` contains more items of one kind than the schema allows"),
        Kind::Not => format!("the schema does not allow {}", about.subject_or(&value)),
        Kind::ManyShapes => {
            format!("{} matches several forms of the schema, but must match only one", about.subject())
        }
        Kind::FalseSchema => format!("the schema does not allow {}", about.subject()),
        Kind::Other(words) => format!("{}: {words}", about.subject()),
        // The messages of the others are written where they are placed.
        _ => format!("{} does not match the schema", about.subject()),
    };
    (message, Vec::new())
}

/// What has too few or too many parts.
fn of_number(kind: &Kind, about: &About<'_>) -> Option<String> {
    let name = &about.name;
    let got = match about.value {
        Value::String(text) => text.chars().count(),
        Value::Array(items) => items.len(),
        Value::Object(map) => map.len(),
        _ => return None,
    };
    Some(match kind {
        Kind::MinLength { want } => {
            format!("`{name}` has {}, the minimum is {want}", counted(got, "character"))
        }
        Kind::MaxLength { want } => {
            format!("`{name}` has {}, the maximum is {want}", counted(got, "character"))
        }
        Kind::MinItems { want } => format!("`{name}` has {}, the minimum is {want}", counted(got, "item")),
        Kind::MaxItems { want } => format!("`{name}` has {}, the maximum is {want}", counted(got, "item")),
        Kind::MinProperties { want } => {
            format!("{} has {}, the minimum is {want}", about.subject(), counted(got, "field"))
        }
        Kind::MaxProperties { want } => {
            format!("{} has {}, the maximum is {want}", about.subject(), counted(got, "field"))
        }
        _ => return None,
    })
}

/// The first item of a list that is there before.
pub(super) fn second(value: &Value) -> Option<usize> {
    let items = value.as_array()?;
    (1..items.len()).find(|at| items[..*at].contains(&items[*at]))
}

/// A text that does not match a pattern.
pub(super) fn no_match(pattern: &str, about: &About<'_>) -> String {
    format!("{} does not match the pattern `{pattern}` of `{}`", shown(about.value), about.name)
}

/// What is wrong with a key, and which may be there instead.
pub(super) fn of_key(key: &str, kind: &Kind, about: &About<'_>) -> (String, Vec<String>) {
    let whole = about.subject();
    match kind {
        Kind::Pattern { want, .. } => {
            (format!("the key `{key}` of {whole} does not match the pattern `{want}`"), Vec::new())
        }
        Kind::Enum { want } => {
            (format!("`{key}` is not an allowed key of {whole}"), want.iter().map(text).collect())
        }
        _ => (format!("`{key}` is not an allowed key of {whole}"), Vec::new()),
    }
}

/// One of the shapes of `anyOf`, where it asks for one thing only.
#[derive(Clone, Debug)]
pub(super) enum Choice {
    /// A value.
    Values(Vec<String>),
    /// A field.
    Field(String),
    /// A type.
    Types(Vec<&'static str>),
}

/// What an error asks for, if that can be said in a word.
pub(super) fn choice(kind: &Kind) -> Option<Choice> {
    Some(match kind {
        Kind::Type { want, .. } => Choice::Types(words(want)),
        Kind::Required { want } => Choice::Field(want.clone()),
        Kind::Const { want } => Choice::Values(vec![text(want)]),
        Kind::Enum { want } => Choice::Values(want.iter().map(text).collect()),
        _ => return None,
    })
}

/// All shapes in one sentence, where they ask for the same kind of thing.
pub(super) fn of_choices(choices: &[Choice], about: &About<'_>) -> Option<Violation> {
    let (mut values, mut fields, mut types) = (Vec::new(), Vec::new(), Vec::new());
    for choice in choices {
        match choice {
            Choice::Values(all) => values.extend(all.iter().cloned()),
            Choice::Field(name) => fields.push(format!("`{}{name}`", about.prefix())),
            Choice::Types(all) => types.extend(all),
        }
    }
    match (&values[..], &fields[..], &types[..]) {
        ([], [], [_, ..]) => Some(about.violation(wrong_type(about, &types), Vec::new())),
        ([], [_, ..], []) => {
            let message = format!("{} is missing", listed(&fields, "or"));
            Some(Violation { place: Place::Whole, ..about.violation(message, Vec::new()) })
        }
        ([_, ..], [], []) => {
            let message = format!("{} is not an allowed value of `{}`", shown(about.value), about.name);
            Some(about.violation(message, values))
        }
        _ => None,
    }
}

fn wrong_type(about: &About<'_>, wanted: &[&'static str]) -> String {
    let mut wanted = wanted.to_vec();
    wanted.dedup();
    let wanted = listed(&wanted, "or");
    let found = match phrase(about.value) {
        "null" => "the value is empty".to_owned(),
        found @ ("a list" | "a mapping") => format!("the value is {found}"),
        found => format!("{} is {found}", shown(about.value)),
    };
    format!("{found}, but `{}` must be {wanted}", about.name)
}
