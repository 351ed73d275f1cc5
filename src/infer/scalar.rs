//! Words as YAML of the configuration: plain where nobody can misread them, else in double quotes.

use std::fmt::Write;

use crate::reporter::{is_unsafe, visible};

/// Words that some reader reads as something else than text.
const TAKEN: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

/// A text as YAML that may also be in `[…]` and `{…}`.
pub(super) fn text(text: &str) -> String {
    let inner = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '-' | '.' | '/' | '+' | ' ');
    let is_plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(inner)
        && !text.ends_with(' ')
        && !TAKEN.contains(&text.to_ascii_lowercase().as_str());
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A text in double quotes, with escapes for what a terminal would obey or nobody would see.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    let mut rest = text.chars();
    while let Some(sign) = rest.next() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // Writing to a string cannot fail.
            _ if is_unsafe(sign) => drop(write!(quoted, "\\U{:08x}", u32::from(sign))),
            '#' if rest.as_str().starts_with('#') => quoted.push_str("\\x23"),
            _ => quoted.push(sign),
        }
    }
    quoted + "\""
}

/// A list on one line.
pub(super) fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(text).collect();
    format!("[{}]", texts.join(", "))
}

/// A text for a comment: on one line, and not endless.
pub(super) fn comment(text: &str) -> String {
    let one_line: String = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let one_line = visible(&one_line).into_owned();
    if one_line.chars().count() <= 100 {
        return one_line;
    }
    one_line.chars().take(99).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_words_are_plain() {
        assert_eq!(text("Spring Boot"), "Spring Boot");
        assert_eq!(text("新媒体"), "新媒体");
        assert_eq!(text("no"), "\"no\"");
        assert_eq!(text("1.0"), "\"1.0\"");
        assert_eq!(text("a: b"), "\"a: b\"");
        assert_eq!(text("C#"), "\"C#\"");
        assert_eq!(text(""), "\"\"");
        assert_eq!(text("- x"), "\"- x\"");
        assert_eq!(text("a\nb"), "\"a\\nb\"");
        assert_eq!(text("\u{1b}[\u{e0001}\u{202e}"), "\"\\U0000001b[\\U000e0001\\U0000202e\"");
        assert_eq!(text("a \\ \"##[x]\""), r#""a \\ \"\x23#[x]\"""#);
        assert_eq!(list(["a", "b, c"]), "[a, \"b, c\"]");
        assert_eq!(comment("a\nb"), "a b");
    }
}
