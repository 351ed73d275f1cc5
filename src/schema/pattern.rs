//! Regular expressions of fields, with look-around and back-references, in bounded time.

use fancy_regex::{CompileError, Error};

/// A pattern that looks around or back may try so many ways: far more than any sensible one needs, in milliseconds.
pub(super) const BACKTRACKS: usize = 100_000;

/// A compiled pattern may take this many bytes.
const SIZE: usize = 1 << 20;

/// A regular expression. One without look-around and back-references is matched in linear time.
#[derive(Clone, Debug)]
pub struct Pattern(fancy_regex::Regex);

impl Pattern {
    /// A pattern in the syntax of the configuration.
    ///
    /// # Errors
    /// The reason why it is none.
    pub fn new(text: &str) -> Result<Self, String> {
        let mut builder = fancy_regex::RegexBuilder::new(text);
        let built = builder.backtrack_limit(BACKTRACKS).delegate_size_limit(SIZE).build();
        built.map(Self).map_err(|error| reason(text, &error))
    }

    /// A pattern of a program in JavaScript, where this program can run it.
    pub fn of_script(text: &str) -> Option<Self> {
        Self::new(&jsonschema_regex::to_rust_regex(text).ok()?).ok()
    }

    /// Whether a part of the text matches; `None` if it takes too long to find out.
    pub fn matches(&self, text: &str) -> Option<bool> {
        self.0.is_match(text).ok()
    }

    /// The pattern as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// The reason alone: a syntax error is shown by its crate as a drawing of several lines.
fn reason(text: &str, error: &Error) -> String {
    const TOO_LARGE: &str = "it is too large";
    let said = match regex::RegexBuilder::new(text).size_limit(SIZE).build() {
        Err(regex::Error::CompiledTooBig(_)) => return TOO_LARGE.to_owned(),
        // Look-around is a mistake to this crate, which it would name first.
        Err(other) if !text.contains("(?") => other.to_string(),
        _ => match error {
            Error::CompileError(inner) => match &**inner {
                CompileError::InnerError(inner) if inner.size_limit().is_some() => {
                    return TOO_LARGE.to_owned();
                }
                other => other.to_string(),
            },
            Error::ParseError(_, kind) => kind.to_string(),
            other => other.to_string(),
        },
    };
    let last = said.lines().last().unwrap_or_default().trim_start_matches("error: ");
    let mut letters = last.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_look_around_and_back() {
        let matches = |pattern: &str, text: &str| Pattern::new(pattern).unwrap().matches(text);
        assert_eq!(matches(r"^(?!draft)[a-z-]+$", "a-page"), Some(true));
        assert_eq!(matches(r"^(?!draft)[a-z-]+$", "draft-page"), Some(false));
        assert_eq!(matches(r"(?<=v)\d", "v1"), Some(true));
        assert_eq!(matches(r"^(['x])a\1$", "xa'"), Some(false));
        assert_eq!(matches("(?i)^a", "A"), Some(true));
        assert_eq!(matches(r"^(?:(a+)\1?)+(?=c|d)", &"a".repeat(60)), None, "it would take for ever");
    }

    #[test]
    fn a_script_has_classes_of_its_own() {
        let matches = |text: &str| Pattern::of_script(r"^\w+$").unwrap().matches(text);
        assert_eq!((matches("a_1"), matches("é")), (Some(true), Some(false)));
        assert!(Pattern::of_script("(").is_none());
    }

    #[test]
    fn what_is_no_pattern_has_a_short_reason() {
        let of = |text: &str| Pattern::new(text).unwrap_err();
        assert_eq!(of("a(b"), "unclosed group");
        assert_eq!(of("(a{1000}){1000}"), "it is too large");
        assert_eq!(of("(?!x)(a{1000}){1000}"), "it is too large");
        assert_eq!(of("(?!x)a("), "opening parenthesis without closing parenthesis");
    }
}
