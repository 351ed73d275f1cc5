//! Mistakes in a configuration file: ordinary diagnostics of one rule, collected so that all are reported at once.

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Node, Style, Value};
use crate::span::Span;
use crate::validators::setup::configuration;

/// The mistakes found so far.
#[derive(Debug, Default)]
pub(super) struct Mistakes(Vec<Diagnostic>);

impl Mistakes {
    /// Notes a mistake.
    pub(super) fn add(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.0.push(Diagnostic::new(configuration::RULE.id, Severity::Error, span, message));
        let last = self.0.len() - 1;
        &mut self.0[last]
    }

    /// Notes a value of the wrong shape: "`required`: expected `true` or `false`, found a list".
    pub(super) fn wants(&mut self, node: &Node<'_>, key: &str, wanted: &str) -> &mut Diagnostic {
        self.add(node.span, format!("`{key}`: expected {wanted}, found {}", shown(node)))
    }

    /// Notes a word that is not in a list, with the nearest one, or the list where none is near.
    pub(super) fn unknown<'w>(
        &mut self,
        span: Span,
        message: String,
        word: &str,
        known: impl IntoIterator<Item = &'w str>,
    ) {
        let known: Vec<&str> = known.into_iter().collect();
        let near = nearest(word, known.iter().copied()).map(|near| format!("write `{near}`"));
        let few = || (1..=16).contains(&known.len()).then(|| format!("write one of {}", listed(&known)));
        let help = near.or_else(few);
        self.add(span, message).help = help;
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The mistakes in file order.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        self.0.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        self.0
    }
}

/// What a node is, for messages: its text in backticks, or the shape.
pub(super) fn shown(node: &Node<'_>) -> String {
    match &node.value {
        _ if node.is_null() => "nothing".to_owned(),
        Value::List(_) => "a list".to_owned(),
        Value::Map(_) => "a mapping".to_owned(),
        Value::Scalar(scalar) if scalar.style == Style::Plain => format!("`{}`", scalar.text),
        Value::Scalar(scalar) => format!("the string `\"{}\"`", scalar.text),
    }
}

/// Words in backticks, with commas.
pub(super) fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The word that was probably meant: equal but for case, hyphens and underscores, or few letters away.
pub(crate) fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let meant = plain(word);
    let allowed = (meant.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|known| (strsim::osa_distance(&meant, &plain(known)), known))
        .filter(|(distance, known)| *distance <= allowed && !are_opposite(word, known))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Whether two words differ by few letters and mean the contrary: `include` and `exclude`.
fn are_opposite(word: &str, known: &str) -> bool {
    let rest = |text: &str| text.strip_prefix("in").or_else(|| text.strip_prefix("ex")).map(str::to_owned);
    word != known && rest(word).is_some() && rest(word) == rest(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_word_that_was_meant() {
        let known = ["max-length", "min-length", "allow-from", "required"];
        assert_eq!(nearest("max_length", known), Some("max-length"));
        assert_eq!(nearest("allowFrom", known), Some("allow-from"));
        assert_eq!(nearest("requierd", known), Some("required"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("include", ["exclude"]), None, "the contrary is not a typo");
    }
}
