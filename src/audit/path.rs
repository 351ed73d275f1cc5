//! The path of a field: `cover.src`, `tags[]`. A key with characters of paths in it is in quotes: `"og.image"`.

use std::borrow::Cow;

/// Whether a key could be taken for a path.
fn is_ambiguous(key: &str) -> bool {
    key.contains(['.', '[', ']', '"', '\\']) || key.is_empty()
}

/// Adds a key to a path; the path of a field at the root is its key.
pub(super) fn push(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    if is_ambiguous(key) {
        path.push_str(&serde_json::Value::from(key).to_string());
    } else {
        path.push_str(key);
    }
}

/// Where the last key of a path begins.
fn start(path: &str) -> usize {
    let (mut start, mut is_quoted, mut is_escaped) = (0, false, false);
    for (at, sign) in path.char_indices() {
        match sign {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            '.' if !is_quoted => start = at + 1,
            _ => {}
        }
    }
    start
}

/// The map or list that a field is in.
pub fn parent(path: &str) -> Option<&str> {
    path.strip_suffix("[]").or_else(|| match start(path) {
        0 => None,
        start => path.get(..start - 1),
    })
}

/// The last key of a path as it is written on the page.
pub fn key(path: &str) -> Cow<'_, str> {
    let last = path.get(start(path)..).unwrap_or_default();
    match last.starts_with('"').then(|| serde_json::from_str::<String>(last)) {
        Some(Ok(key)) => key.into(),
        _ => last.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_with_signs_of_paths_are_keys() {
        for (keys, wanted) in [
            (&["title"][..], "title"),
            (&["og.image"], "\"og.image\""),
            (&["a", "b.c"], "a.\"b.c\""),
            (&["a.b", "c"], "\"a.b\".c"),
            (&["a\".\"b"], r#""a\".\"b""#),
            (&["a[]", ""], "\"a[]\".\"\""),
        ] {
            let mut path = String::new();
            let mut before = None;
            for own in keys {
                let above = path.clone();
                push(&mut path, own);
                assert_eq!(key(&path), *own, "{path}");
                before = Some(above).filter(|above| !above.is_empty());
            }
            assert_eq!(path, wanted);
            assert_eq!(parent(&path), before.as_deref(), "{path}");
        }
        assert_eq!(parent("tags[]"), Some("tags"));
        assert_eq!(parent("steps[].\"a.b\""), Some("steps[]"));
    }
}
