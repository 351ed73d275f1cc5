//! The messages for problems of YAML, and quoting of values.

use crate::diagnostic::{Edit, Fix};
use crate::document::Problem;
use crate::span::Span;

/// A problem and its place.
pub(super) type Found = (Span, Problem);

/// The longest value, in characters, that a message repeats whole.
const LONGEST: usize = 50;

/// A problem without help.
pub(super) fn fact(message: impl Into<String>) -> Problem {
    Problem { message: message.into(), help: None, label: None, fix: None }
}

/// A problem with help.
pub(super) fn helped(message: impl Into<String>, help: impl Into<String>) -> Problem {
    Problem { help: Some(help.into()), ..fact(message) }
}

impl Problem {
    /// Adds another place.
    pub(super) fn labelled(mut self, span: Span, words: impl Into<String>) -> Self {
        self.label = Some((span, words.into()));
        self
    }

    /// Adds an edit that restores what was meant.
    pub(super) fn mended(mut self, title: &str, edit: Edit) -> Self {
        self.fix = Some(Fix::safe(title, [edit]));
        self
    }

    /// Adds an edit that may not be what was meant.
    pub(super) fn maybe(mut self, title: &str, edit: Edit) -> Self {
        self.fix = Some(Fix::guess(title, [edit]));
        self
    }
}

/// Words of the YAML specification, and those of people.
const WORDS: [(&str, &str); 14] = [
    ("while parsing ", "in "),
    ("while scanning ", "in "),
    ("did not find expected", "missing"),
    ("unexpected EOF", "unexpected end"),
    ("implicit flow mapping", "mapping in brackets"),
    ("flow mapping", "mapping in braces"),
    ("flow sequence", "list in brackets"),
    ("block mapping", "mapping"),
    ("block sequence", "list"),
    ("block collection", "list"),
    ("block scalar", "block of text"),
    ("plain scalar", "unquoted text"),
    ("quoted scalar", "quoted text"),
    ("node content", "value"),
];

/// What the parser says, in words of people.
pub(super) fn plain(said: &str) -> String {
    WORDS.iter().fold(said.to_owned(), |said, (theirs, ours)| said.replace(theirs, ours))
}

/// `text` in backticks, cut where it is long; a text that has some itself is not repeated.
pub(super) fn shown(text: &str) -> String {
    if text.contains('`') {
        return "this text".to_owned();
    }
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or_default()),
        None => format!("`{text}`"),
    }
}

/// `text` as a quoted scalar on one line.
pub(super) fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if text.contains('\'') && !text.contains('\\') {
        format!("\"{}\"", text.replace('"', "\\\""))
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// Help that says to end `line` with `sign`; a long line is not repeated, nor one whose end is not that of the item.
pub(super) fn closed(line: &str, sign: char) -> String {
    let value = line.split_once(": ").map_or(line, |(_, value)| value.trim_start());
    if matches!(sign, '"' | '\'') && value.starts_with(['[', '{']) {
        return format!("add `{sign}` after the item");
    }
    if line.chars().count() > 120 {
        return format!("write `{sign}` at the end of the value");
    }
    format!("write `{line}{sign}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_what_they_hold() {
        for (text, wanted) in [
            ("a: b", "\"a: b\""),
            ("say \"hi\"", "'say \"hi\"'"),
            ("it's \"so\"", "\"it's \\\"so\\\"\""),
            ("C:\\it's", "'C:\\it''s'"),
        ] {
            assert_eq!(quoted(text), wanted);
            assert_eq!(serde_yaml::from_str::<String>(&quoted(text)).expect("a scalar"), text);
        }
        assert_eq!(shown("x"), "`x`");
        assert!(shown(&"新".repeat(60)).ends_with("…`"));
    }
}
