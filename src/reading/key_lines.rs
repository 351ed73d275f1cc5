//! Front matter of plain `Key: value` lines: MultiMarkdown as MkDocs reads it, and Org mode as Hugo does.

use crate::value::{Entries, Held};

/// `Key: value` lines up to an empty line; a line that is indented goes on with the value above. Keys are lower-cased.
pub(super) fn multi_markdown(text: &str) -> Option<Held> {
    let mut entries = Entries::default();
    let mut current = None;
    for line in lines(text) {
        if line.trim().is_empty() {
            break;
        }
        if let Some((key, value)) = key_line(line) {
            let key = Held::Text(key.to_lowercase());
            append(&mut entries, &key, value);
            current = Some(key);
        } else if let (true, Some(key)) = (line.starts_with("    ") || line.starts_with('\t'), &current) {
            append(&mut entries, key, line.trim());
        } else {
            break;
        }
    }
    let entries = entries.finish();
    (!entries.is_empty()).then_some(Held::Map(entries))
}

/// Lines, ended by LF, CR LF or CR.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// Up to three spaces, a word of ASCII, a colon.
fn key_line(line: &str) -> Option<(&str, &str)> {
    let text = line.trim_start_matches(' ');
    let (key, value) = text.split_once(':')?;
    let is_key = key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    (line.len() - text.len() <= 3 && !key.is_empty() && is_key).then_some((key, value.trim()))
}

fn append(entries: &mut Entries, key: &Held, value: &str) {
    match entries.value_mut(key) {
        Some(Held::Text(text)) => {
            text.push(' ');
            text.push_str(value);
        }
        _ => entries.add(key.clone(), Held::text(value)),
    }
}

/// `#+KEY: value` lines.
pub(super) fn org(text: &str) -> Held {
    let mut entries = Entries::default();
    for line in lines(text).map_while(|line| line.strip_prefix("#+")) {
        let Some((key, value)) = line.split_once(':') else { continue };
        let key = key.to_lowercase();
        let value = value.trim();
        let held = match key.as_str() {
            "tags" | "categories" | "aliases" => {
                Held::List(value.split_whitespace().map(Held::text).collect())
            }
            _ => Held::text(value),
        };
        entries.set(Held::Text(key), held);
    }
    Held::Map(entries.finish())
}
