//! What a person is told: sentences that name the field and what it may hold, not the keyword of the schema.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use super::about::About;
use super::phrases::{counted, listed, no_format, phrase, shown, text, words};
use super::{Place, Violation};

/// What is wrong, and what may stand there instead, if that is a short list.
pub(super) fn of(error: &ValidationError<'_>, about: &About<'_>) -> (String, Vec<String>) {
    let name = &about.name;
    let value = shown(error.instance());
    let message = match error.kind() {
        Kind::Type { kind } => return (wrong_type(about, &words(kind)), Vec::new()),
        Kind::Required { property } => {
            format!("`{}{}` is missing", about.prefix(), property.as_str().unwrap_or_default())
        }
        Kind::Enum { options } => {
            let options = options.as_array().map_or_else(Vec::new, |all| all.iter().map(text).collect());
            return (format!("{value} is not one of the values that `{name}` may have"), options);
        }
        Kind::Constant { expected_value } => {
            format!("{value} is not {}, the only value that `{name}` may have", shown(expected_value))
        }
        Kind::Pattern { pattern } => format!("{value} does not match the pattern `{pattern}` of `{name}`"),
        Kind::Format { format } => format!("{value} is {}", no_format(format)),
        Kind::MinLength { limit } => {
            format!("`{name}` has {}, fewer than {limit}", counted(error.instance(), "character"))
        }
        Kind::MaxLength { limit } => {
            format!("`{name}` has {}, more than {limit}", counted(error.instance(), "character"))
        }
        Kind::MinItems { limit } => {
            format!("`{name}` has {}, fewer than {limit}", counted(error.instance(), "item"))
        }
        Kind::MaxItems { limit } => {
            format!("`{name}` has {}, more than {limit}", counted(error.instance(), "item"))
        }
        Kind::MinProperties { limit } => {
            format!("{} has {}, fewer than {limit}", about.subject(), counted(error.instance(), "field"))
        }
        Kind::MaxProperties { limit } => {
            format!("{} has {}, more than {limit}", about.subject(), counted(error.instance(), "field"))
        }
        Kind::Minimum { limit } => format!("{value} is less than {limit}, the least that `{name}` may be"),
        Kind::Maximum { limit } => format!("{value} is more than {limit}, the most that `{name}` may be"),
        Kind::ExclusiveMinimum { limit } => format!("{value} is not more than {limit}, as `{name}` must be"),
        Kind::ExclusiveMaximum { limit } => format!("{value} is not less than {limit}, as `{name}` must be"),
        Kind::MultipleOf { multiple_of } => format!("{value} is no multiple of {multiple_of}"),
        Kind::Contains => format!("no item of `{name}` is what the schema asks for, or too many are"),
        Kind::Not { .. } => format!("{} is what the schema rules out", about.subject_or(&value)),
        Kind::OneOfMultipleValid { .. } => {
            format!("{} fits several shapes of the schema, where only one may fit", about.subject())
        }
        Kind::UnevaluatedItems { .. } => format!("`{name}` has items that the schema has no place for"),
        Kind::BacktrackLimitExceeded { .. } | Kind::RegexEngineFailure { .. } => {
            format!("the pattern of `{name}` takes too long on {value}")
        }
        Kind::FalseSchema => format!("the schema has no place for {}", about.subject()),
        other => format!("{} breaks `{}` of the schema", about.subject(), other.keyword()),
    };
    (message, Vec::new())
}

/// What is wrong with a key, and which may stand there instead.
pub(super) fn of_key(error: &ValidationError<'_>, about: &About<'_>) -> (String, Vec<String>) {
    let (key, whole) = (shown(error.instance()), about.subject());
    match error.kind() {
        Kind::Pattern { pattern } => {
            (format!("{key} does not match `{pattern}`, as the keys of {whole} must"), Vec::new())
        }
        Kind::Enum { options } => {
            let options = options.as_array().map_or_else(Vec::new, |all| all.iter().map(text).collect());
            (format!("{key} is no key that {whole} may have"), options)
        }
        _ => (format!("{key} is no key that {whole} may have"), Vec::new()),
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
pub(super) fn choice(error: &ValidationError<'_>) -> Option<Choice> {
    Some(match error.kind() {
        Kind::Type { kind } => Choice::Types(words(kind)),
        Kind::Required { property } => Choice::Field(property.as_str()?.to_owned()),
        Kind::Constant { expected_value } => Choice::Values(vec![text(expected_value)]),
        Kind::Enum { options } => Choice::Values(options.as_array()?.iter().map(text).collect()),
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
            let message =
                format!("{} is not one of the values that `{}` may have", shown(about.value), about.name);
            Some(about.violation(message, values))
        }
        _ => None,
    }
}

fn wrong_type(about: &About<'_>, wanted: &[&'static str]) -> String {
    let mut wanted = wanted.to_vec();
    wanted.dedup();
    let wanted = listed(&wanted, "or");
    let found = match about.value {
        Value::Object(_) => "this is a map".to_owned(),
        Value::Array(_) => "this is a list".to_owned(),
        Value::Null => "this is empty".to_owned(),
        value => format!("{} is {}", shown(value), phrase(value)),
    };
    format!("{found}, where `{}` is {wanted}", about.name)
}

/// What is wrong with a schema itself.
pub(super) fn of_schema(error: &ValidationError<'_>) -> String {
    let place = match error.instance_path().as_str() {
        "" => String::new(),
        path => format!(" at `{path}`"),
    };
    match error.kind() {
        Kind::Referencing(jsonschema::ReferencingError::Unretrievable { uri, source }) => {
            let reason = source.to_string();
            if reason.starts_with('`') { reason } else { format!("`{uri}` cannot be read: {reason}") }
        }
        Kind::Referencing(jsonschema::ReferencingError::UnknownSpecification { specification }) => format!(
            "`{specification}` is no draft of JSON Schema that is known; the newest is \
             `https://json-schema.org/draft/2020-12/schema`"
        ),
        Kind::Referencing(error) => error.to_string(),
        _ => format!("it is no JSON Schema: {error}{place}"),
    }
}
