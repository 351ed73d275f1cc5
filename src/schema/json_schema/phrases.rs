//! Values, types and formats as phrases of messages.

use jsonschema::JsonType;
use serde_json::Value;

/// So many characters of a value are shown.
const SHOWN: usize = 60;

pub(super) const fn phrase(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "a mapping",
    }
}

/// The types that are asked for, in the words of YAML.
pub(super) fn words(types: &[JsonType]) -> Vec<&'static str> {
    let word = |kind: &JsonType| match kind {
        JsonType::Array => "a list",
        JsonType::Boolean => "a boolean",
        JsonType::Integer => "an integer",
        JsonType::Null => "null",
        JsonType::Number => "a number",
        JsonType::Object => "a mapping",
        JsonType::String => "a string",
    };
    types.iter().map(word).collect()
}

pub(super) fn no_format(format: &str) -> String {
    match format {
        "date" => "not a date such as `2022-04-27`".into(),
        "date-time" => "not a date with time and zone such as `2022-04-27T10:22:31Z`".into(),
        "time" => "not a time such as `10:22:31Z`".into(),
        "duration" => "not a duration such as `P3D`".into(),
        "email" | "idn-email" => "not an email address".into(),
        "uri" | "iri" => "not a URL with a scheme, such as `https://example.org/`".into(),
        "uri-reference" | "iri-reference" => "not a URL or path".into(),
        "uri-template" => "not a URL template".into(),
        "hostname" | "idn-hostname" => "not a host name".into(),
        "ipv4" | "ipv6" => "not an IP address".into(),
        "regex" => "not a regular expression".into(),
        "uuid" => "not a UUID".into(),
        "rfc2822" => "not a date such as `Wed, 27 Apr 2022 10:22:31 GMT`".into(),
        "image-url" => "not the URL or path of an image".into(),
        other => format!("not in the format `{other}`"),
    }
}

pub(super) fn counted(count: usize, unit: &str) -> String {
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// `a`, `a or b`, `a, b or c`
pub(super) fn listed(words: &[impl AsRef<str>], last: &str) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        Some((only, [])) => (*only).to_owned(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
        None => String::new(),
    }
}

/// A value as the author wrote it, or nearly.
pub(super) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A value in backticks, cut where it is long.
pub(super) fn shown(value: &Value) -> String {
    cut(&text(value))
}

/// A text in backticks, cut where it is long.
pub fn cut(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() > SHOWN || line.len() < text.len() {
        let start: String = line.chars().take(SHOWN).collect();
        return format!("`{start}…`");
    }
    format!("`{line}`")
}
