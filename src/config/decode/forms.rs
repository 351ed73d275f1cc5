//! Types, conditions and date formats in the notation of other languages, and what to write here instead of them.

use crate::schema::FieldType;

use super::words::TYPES;

/// What to write instead of a condition as programs have it: `status = ready`.
pub(super) fn condition(text: &str) -> Option<String> {
    let (field, value) = text.split_once('=')?;
    let trim = |part: &str| part.trim_matches(|c: char| c.is_whitespace() || "=!'\"$".contains(c)).to_owned();
    let (name, value) = (trim(field), trim(value));
    Some(if field.trim_end().ends_with('!') {
        format!("write `{{ {name}: {{ not: {value} }} }}`")
    } else {
        format!("write `{{ {name}: {value} }}`")
    })
}

/// A type by its name here or elsewhere.
pub(super) fn known_type(text: &str) -> Option<&'static str> {
    let text = text.trim().to_ascii_lowercase();
    let own = FieldType::ALL.into_iter().find(|kind| kind.name() == text);
    own.or_else(|| TYPES.iter().find(|(word, _)| *word == text).map(|(_, kind)| *kind)).map(FieldType::name)
}

/// What to write instead of a type with punctuation: `string?`, `string[]`, `list of strings`, `string | null`.
pub(super) fn composed(text: &str) -> Option<String> {
    if let Some(kind) = text.strip_suffix('?').and_then(known_type) {
        return Some(format!("write `{kind}`: a field is optional unless it has `required: true`"));
    }
    let lower = text.to_ascii_lowercase();
    let around = |open: char, close: char| {
        let (outer, inner) = lower.strip_suffix(close)?.split_once(open)?;
        matches!(outer, "list" | "array" | "set" | "sequence").then_some(inner)
    };
    let after = || ["list of ", "array of "].iter().find_map(|start| lower.strip_prefix(start));
    let items =
        lower.strip_suffix("[]").or_else(|| around('<', '>')).or_else(|| around('[', ']')).or_else(after);
    if let Some(items) = items {
        let kind = known_type(items).or_else(|| known_type(items.strip_suffix('s')?))?;
        return Some(format!("write `{{ type: list, items: {kind} }}`"));
    }
    let several = lower.replace(" or ", "|").replace([',', '/'], "|");
    let kinds: Option<Vec<&str>> = several.split('|').map(known_type).collect();
    kinds.filter(|kinds| kinds.len() > 1).map(|kinds| format!("write `[{}]`", kinds.join(", ")))
}

/// A date format in the letters of Moment, Luxon and Java as one of strftime: `YYYY-MM-DD`.
pub(super) fn strftime(text: &str) -> Option<String> {
    let mut written = text.to_owned();
    for (letters, sign) in [
        ("YYYY", "%Y"),
        ("yyyy", "%Y"),
        ("MMMM", "%B"),
        ("MMM", "%b"),
        ("MM", "%m"),
        ("DD", "%d"),
        ("dd", "%d"),
        ("HH", "%H"),
        ("hh", "%I"),
        ("mm", "%M"),
        ("ss", "%S"),
        ("ZZ", "%z"),
        ("Z", "%:z"),
    ] {
        written = written.replace(letters, sign);
    }
    let rest: String = written
        .split('%')
        .enumerate()
        .map(
            |(at, part)| {
                if at == 0 { part } else { part.trim_start_matches(':').get(1..).unwrap_or_default() }
            },
        )
        .collect();
    let is_whole = rest.chars().all(|c| c == 'T' || !c.is_alphabetic());
    (written != text && !text.contains('%') && is_whole).then_some(written)
}
