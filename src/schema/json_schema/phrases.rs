//! Values, types and formats in the words of a page.

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
        Value::Object(_) => "a map",
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
        JsonType::Object => "a map",
        JsonType::String => "a string",
    };
    types.iter().map(word).collect()
}

pub(super) fn no_format(format: &str) -> String {
    match format {
        "date" => "no date such as `2022-04-27`".into(),
        "date-time" => "no date with time and zone such as `2022-04-27T10:22:31Z`".into(),
        "time" => "no time such as `10:22:31Z`".into(),
        "duration" => "no duration such as `P3D`".into(),
        "email" | "idn-email" => "no e-mail address".into(),
        "uri" | "iri" => "no address with a scheme, such as `https://example.org/`".into(),
        "uri-reference" | "iri-reference" => "no address or path".into(),
        "uri-template" => "no template of an address".into(),
        "hostname" | "idn-hostname" => "no name of a host".into(),
        "ipv4" | "ipv6" => "no IP address".into(),
        "regex" => "no regular expression".into(),
        "uuid" => "no UUID".into(),
        "rfc2822" => "no date such as `Wed, 27 Apr 2022 10:22:31 GMT`".into(),
        "image-url" => "no address or path of an image".into(),
        other => format!("no `{other}`"),
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
    let text = text(value);
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() > SHOWN || line.len() < text.len() {
        let start: String = line.chars().take(SHOWN).collect();
        return format!("`{start}…`");
    }
    format!("`{line}`")
}
