//! The errors of the validator in masthead's own form; the only file that knows them.

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::paths::LocationSegment;
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;

/// One error of the validator.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    /// The way to the value.
    pub(super) path: Vec<String>,
    /// The way to the schema that has the keyword, as a JSON Pointer.
    pub(super) schema: String,
    /// What is wrong.
    pub(super) kind: Kind,
}

/// The faults of each of several shapes.
type Shapes = Vec<Vec<Fault>>;

/// What is wrong.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    AdditionalItems {
        limit: usize,
    },
    AdditionalProperties {
        got: Vec<String>,
    },
    /// None of several shapes fits.
    NoShape(Shapes),
    /// Several shapes fit where one may.
    ManyShapes,
    Const {
        want: Value,
    },
    Contains,
    MaxContains,
    Dependent {
        prop: String,
        missing: String,
    },
    Enum {
        want: Vec<Value>,
    },
    ExclusiveMaximum {
        want: Value,
    },
    ExclusiveMinimum {
        want: Value,
    },
    FalseSchema,
    Format {
        want: String,
    },
    MaxItems {
        want: u64,
    },
    Maximum {
        want: Value,
    },
    MaxLength {
        want: u64,
    },
    MaxProperties {
        want: u64,
    },
    MinItems {
        want: u64,
    },
    Minimum {
        want: Value,
    },
    MinLength {
        want: u64,
    },
    MinProperties {
        want: u64,
    },
    MultipleOf {
        want: f64,
    },
    Not,
    Pattern {
        want: String,
    },
    /// A pattern that goes back and forth for too long.
    Endless,
    PropertyName {
        prop: String,
        cause: Box<Fault>,
    },
    Required {
        want: String,
    },
    Type {
        want: Vec<JsonType>,
    },
    UniqueItems,
    Other(String),
}

/// An error of the validator in our form.
pub(super) fn of(error: &ValidationError<'_>) -> Fault {
    let path = error.instance_path().segments().map(|step| text(&step)).collect();
    let keywords: Vec<String> = error.schema_path().segments().map(|step| text(&step)).collect();
    let schema = error.schema_path().as_str().rsplit_once('/').map_or("", |(schema, _)| schema).to_owned();
    Fault { path, schema, kind: kind(error, &keywords) }
}

fn text(step: &LocationSegment<'_>) -> String {
    match step {
        LocationSegment::Property(key) => key.to_string(),
        LocationSegment::Index(at) => at.to_string(),
    }
}

fn kind(error: &ValidationError<'_>, keywords: &[String]) -> Kind {
    use ValidationErrorKind as Theirs;
    match error.kind() {
        Theirs::AdditionalItems { limit } => Kind::AdditionalItems { limit: *limit },
        Theirs::AdditionalProperties { unexpected } | Theirs::UnevaluatedProperties { unexpected } => {
            Kind::AdditionalProperties { got: unexpected.clone() }
        }
        Theirs::AnyOf { context } | Theirs::OneOfNotValid { context } => {
            Kind::NoShape(context.iter().map(|shape| shape.iter().map(of).collect()).collect())
        }
        Theirs::OneOfMultipleValid { .. } => Kind::ManyShapes,
        Theirs::Constant { expected_value } => Kind::Const { want: (**expected_value).clone() },
        Theirs::Contains if keywords.last().is_some_and(|last| last == "maxContains") => Kind::MaxContains,
        Theirs::Contains => Kind::Contains,
        Theirs::Enum { options } => Kind::Enum { want: options.as_array().cloned().unwrap_or_default() },
        Theirs::ExclusiveMaximum { limit } => Kind::ExclusiveMaximum { want: limit.clone() },
        Theirs::ExclusiveMinimum { limit } => Kind::ExclusiveMinimum { want: limit.clone() },
        Theirs::FalseSchema => Kind::FalseSchema,
        Theirs::Format { format } => Kind::Format { want: format.clone() },
        Theirs::MaxItems { limit } => Kind::MaxItems { want: *limit },
        Theirs::Maximum { limit } => Kind::Maximum { want: limit.clone() },
        Theirs::MaxLength { limit } => Kind::MaxLength { want: *limit },
        Theirs::MaxProperties { limit } => Kind::MaxProperties { want: *limit },
        Theirs::MinItems { limit } => Kind::MinItems { want: *limit },
        Theirs::Minimum { limit } => Kind::Minimum { want: limit.clone() },
        Theirs::MinLength { limit } => Kind::MinLength { want: *limit },
        Theirs::MinProperties { limit } => Kind::MinProperties { want: *limit },
        Theirs::MultipleOf { multiple_of } => Kind::MultipleOf { want: *multiple_of },
        Theirs::Not { .. } => Kind::Not,
        Theirs::Pattern { pattern } => Kind::Pattern { want: pattern.clone() },
        Theirs::BacktrackLimitExceeded { .. } | Theirs::RegexEngineFailure { .. } => Kind::Endless,
        Theirs::PropertyNames { error: inner } => {
            let prop = inner.instance().as_str().unwrap_or_default().to_owned();
            Kind::PropertyName { prop, cause: Box::new(of(inner)) }
        }
        Theirs::Required { property } => {
            let want = property.as_str().unwrap_or_default().to_owned();
            match dependent(keywords) {
                Some(prop) => Kind::Dependent { prop, missing: want },
                None => Kind::Required { want },
            }
        }
        Theirs::Type { kind: TypeKind::Single(only) } => Kind::Type { want: vec![*only] },
        Theirs::Type { kind: TypeKind::Multiple(several) } => Kind::Type { want: several.iter().collect() },
        Theirs::UniqueItems => Kind::UniqueItems,
        _ => Kind::Other(error.to_string()),
    }
}

/// The field that asks for another one, where that is why it is required.
fn dependent(keywords: &[String]) -> Option<String> {
    let at =
        keywords.iter().rposition(|word| matches!(word.as_str(), "dependentRequired" | "dependencies"))?;
    // Further down there is a schema of its own.
    (at + 3 >= keywords.len()).then(|| keywords.get(at + 1).cloned()).flatten()
}
