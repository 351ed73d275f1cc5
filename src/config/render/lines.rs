//! YAML with lists and small mappings on one line each, as people write configurations.

use serde_yaml::{Mapping, Value};

/// What is longer is written on several lines.
const WIDTH: usize = 100;

/// A mapping as text. Mappings below `depth` levels are put on one line where they fit.
pub(super) fn of(map: &Mapping, depth: usize) -> String {
    let mut text = String::new();
    mapping(&mut text, map, 0, depth);
    text
}

fn mapping(text: &mut String, map: &Mapping, indent: usize, depth: usize) {
    for (key, value) in map {
        let start = format!("{:indent$}{}:", "", scalar(key, false));
        entry(text, &start, value, indent + 2, depth);
    }
}

/// A key, or the dash of an item, with its value.
fn entry(text: &mut String, start: &str, value: &Value, indent: usize, depth: usize) {
    let is_open = matches!(value, Value::Mapping(map) if depth > 1 && !map.is_empty());
    let line = format!("{start} {}", flow(value));
    let is_long = line.chars().count() > WIDTH;
    match value {
        Value::Mapping(map) if is_open || (is_long && !map.is_empty()) => {
            put(text, start);
            mapping(text, map, indent, depth.saturating_sub(1));
        }
        Value::Sequence(items) if is_long && !items.is_empty() => {
            put(text, start);
            for item in items {
                put(text, &format!("{:indent$}- {}", "", flow(item)));
            }
        }
        Value::Mapping(_) | Value::Sequence(_) => put(text, &line),
        other => put(text, &format!("{start} {}", scalar(other, false))),
    }
}

fn put(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// A value on one line.
fn flow(value: &Value) -> String {
    match value {
        Value::Sequence(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Mapping(map) if map.is_empty() => "{}".to_owned(),
        Value::Mapping(map) => {
            let entries = map.iter().map(|(key, value)| format!("{}: {}", scalar(key, true), flow(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        other => scalar(other, true),
    }
}

/// A scalar; between brackets, more of them need quotes.
fn scalar(value: &Value, is_inside: bool) -> String {
    let text = serde_yaml::to_string(value).unwrap_or_default();
    let text = text.trim_end_matches('\n');
    let is_quoted = text.starts_with(['"', '\'']) && !text.contains('\n');
    let needs_quotes = text.contains('\n') || (is_inside && text.contains([',', '[', ']', '{', '}']));
    match value.as_str() {
        Some(written) if needs_quotes && !is_quoted => serde_json::Value::from(written).to_string(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_is_read() {
        let written = "\
top: text
none: []
empty: {}
fields:
  title: { type: string, required: true, pattern: '^[a-z,]{2}$' }
  long: { type: [string, 'null', boolean], description: \"two\\nlines\", allow: ['1', 'true', 'a, b', '[x]', \"it's\"] }
  'on': string
";
        let value: Value = serde_yaml::from_str(written).unwrap();
        let text = of(value.as_mapping().unwrap(), 2);
        assert_eq!(serde_yaml::from_str::<Value>(&text).unwrap(), value, "{text}");
        assert!(text.contains("  title: { type: string, required: true, pattern: "), "{text}");
        assert!(text.contains("    type: [string, 'null', boolean]\n"), "{text}");
    }
}
