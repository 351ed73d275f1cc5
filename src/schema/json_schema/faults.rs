//! What is wrong with a schema itself, for the person who wrote it.

use boon::{CompileError, ErrorKind, ValidationError};

use super::phrases::listed;

/// The fault as a sentence; `it …` where it is about the schema as a whole.
pub(super) fn of(error: &CompileError) -> String {
    match error {
        CompileError::LoadUrlError { src, .. } | CompileError::InvalidMetaSchemaUrl { src, .. } => {
            src.to_string()
        }
        CompileError::UnsupportedDraft { url } => format!(
            "`{}` is no draft of JSON Schema that is known; the newest is \
             `https://json-schema.org/draft/2020-12/schema`",
            url.trim_end_matches('#')
        ),
        CompileError::ValidationError { src, .. } => {
            let mut faults = Vec::new();
            gather(src, &mut faults);
            faults.dedup();
            faults.truncate(3);
            format!("it is no JSON Schema: {}", faults.join("; "))
        }
        CompileError::InvalidRegex { regex, .. } => format!("it is no JSON Schema: {}", of_pattern(regex)),
        CompileError::JsonPointerNotFound(place) => format!("nothing is at `{}`", below_home(place)),
        CompileError::AnchorNotFound { reference, .. } => format!("nothing is at `{reference}`"),
        other => format!("it is no JSON Schema: {other}"),
    }
}

fn of_pattern(pattern: &str) -> String {
    if ["(?=", "(?!", "(?<=", "(?<!"].iter().any(|sign| pattern.contains(sign)) {
        return format!(
            "the pattern `{pattern}` looks around, which is left out so that no pattern can take forever; write it without"
        );
    }
    format!("`{pattern}` is no regular expression")
}

/// Schemas are named by their place below the folder.
fn below_home(uri: &str) -> &str {
    uri.strip_prefix(super::retrieve::HOME).unwrap_or(uri)
}

/// The innermost faults, each with its place.
fn gather(error: &ValidationError<'_, '_>, faults: &mut Vec<String>) {
    // Of the forms that a keyword may have, all fail; the first is what people mean.
    let several = matches!(error.kind, ErrorKind::AnyOf | ErrorKind::OneOf(_));
    let causes = if several { error.causes.get(..1).unwrap_or_default() } else { &error.causes };
    for cause in causes {
        gather(cause, faults);
    }
    if error.causes.is_empty() {
        let place = error.instance_location.to_string();
        let what = match &error.kind {
            ErrorKind::Enum { want } if want.len() < 12 => {
                let words: Vec<String> =
                    want.iter().map(|word| format!("`{}`", word.as_str().unwrap_or("…"))).collect();
                format!("must be {}", listed(&words, "or"))
            }
            ErrorKind::Format { got, want: "regex", .. } => of_pattern(got.as_str().unwrap_or_default()),
            kind => kind.to_string(),
        };
        faults.push(if place.is_empty() { what } else { format!("at `{place}`, {what}") });
    }
}
