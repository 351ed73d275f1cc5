//! Words as YAML of the configuration: plain where nobody can misread them, else in double quotes.

/// Words that some reader reads as something else than text.
const TAKEN: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

/// A text as YAML that may also be in `[…]` and `{…}`.
pub(super) fn text(text: &str) -> String {
    let inner = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '-' | '.' | '/' | '+' | ' ');
    let is_plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(inner)
        && !text.ends_with(' ')
        && !TAKEN.contains(&text.to_ascii_lowercase().as_str());
    if is_plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// A list on one line.
pub(super) fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(text).collect();
    format!("[{}]", texts.join(", "))
}

/// A text for a comment: on one line, and not endless.
pub(super) fn comment(text: &str) -> String {
    let one_line: String = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
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
        assert_eq!(list(["a", "b, c"]), "[a, \"b, c\"]");
        assert_eq!(comment("a\nb"), "a b");
    }
}
