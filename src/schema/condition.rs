//! Conditions on other fields: when a field is required, and when it is allowed at all.

use std::borrow::Cow;

use crate::document::{Entry, Node, Style, Value};

/// What other fields must contain; all tests together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The tests, in the order they are written; never empty.
    pub tests: Vec<Test>,
}

/// What one other field must contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// The other field.
    pub field: Box<str>,
    /// One of these; `None` represents a field that is missing or empty.
    pub values: Vec<Option<Box<str>>>,
    /// `not:` none of these instead.
    pub is_negated: bool,
}

/// What a field contains, as far as conditions ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held<'h> {
    /// It is missing, or nothing is written.
    Nothing,
    /// A scalar.
    One(Cow<'h, str>),
    /// A list, by the scalars in it. A mapping contains none.
    Several(Vec<Cow<'h, str>>),
    /// It is there, and only the generator knows what it contains.
    Unknown,
}

impl Test {
    /// The test that the field is there.
    pub fn is_there(field: impl Into<Box<str>>) -> Self {
        Self { field: field.into(), values: vec![None], is_negated: true }
    }

    /// Whether it asks for nothing more than that the field is there.
    pub fn asks_only_for_presence(&self) -> bool {
        self.is_negated && self.values == [None]
    }

    /// Whether it is met; `None` if that cannot be known.
    pub fn holds(&self, held: &Held<'_>) -> Option<bool> {
        let is_text = |text: &str| self.values.iter().flatten().any(|value| **value == *text);
        let is_one = match held {
            Held::Nothing => self.values.contains(&None),
            Held::One(text) => is_text(text),
            Held::Several(texts) => texts.iter().any(|text| is_text(text)),
            // Something is there.
            Held::Unknown if self.values == [None] => false,
            Held::Unknown => return None,
        };
        Some(is_one != self.is_negated)
    }
}

impl Condition {
    /// Whether all tests are met; `None` if that cannot be known.
    pub fn holds<'h>(&self, look: impl Fn(&str) -> Held<'h>) -> Option<bool> {
        let mut all = Some(true);
        for test in &self.tests {
            match test.holds(&look(&test.field)) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => all = None,
            }
        }
        all
    }
}

impl<'h> Held<'h> {
    /// The value of an entry.
    pub fn of(entry: Option<&'h Entry<'_>>) -> Self {
        entry.map_or(Self::Nothing, |entry| Self::of_node(&entry.value))
    }

    /// What a node contains.
    pub fn of_node(node: &'h Node<'_>) -> Self {
        match &node.value {
            _ if node.is_null() => Self::Nothing,
            Value::Scalar(_) => Self::One(text(node)),
            Value::List(items) => Self::Several(
                items.iter().filter(|item| item.scalar().is_some() && !item.is_null()).map(text).collect(),
            ),
            Value::Map(_) => Self::Several(Vec::new()),
        }
    }

    /// What a value from a file of data contains.
    pub fn of_json(value: &serde_json::Value) -> Held<'static> {
        use serde_json::Value as Json;
        let word = |value: &Json| match value {
            Json::String(text) => Some(Cow::Owned(text.clone())),
            Json::Bool(_) | Json::Number(_) => Some(Cow::Owned(value.to_string())),
            _ => None,
        };
        match value {
            Json::Null => Held::Nothing,
            Json::Array(items) => Held::Several(items.iter().filter_map(word).collect()),
            other => word(other).map_or_else(|| Held::Several(Vec::new()), Held::One),
        }
    }
}

/// The text of a scalar. Booleans have several spellings, and conditions are written with one.
fn text<'h>(node: &'h Node<'_>) -> Cow<'h, str> {
    let text = node.text().unwrap_or_default();
    let is_plain = node.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
    match ["true", "false"].into_iter().find(|word| is_plain && text.eq_ignore_ascii_case(word)) {
        Some(word) => word.into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_of_one_field() {
        let test = |values: &[Option<&str>], is_negated| Test {
            field: "status".into(),
            values: values.iter().map(|value| value.map(Into::into)).collect(),
            is_negated,
        };
        let one = |text: &'static str| Held::One(text.into());
        assert_eq!(test(&[Some("a"), Some("b")], false).holds(&one("b")), Some(true));
        assert_eq!(test(&[Some("a")], true).holds(&one("b")), Some(true));
        assert_eq!(test(&[Some("a")], true).holds(&Held::Nothing), Some(true));
        assert_eq!(test(&[Some("a")], false).holds(&Held::Nothing), Some(false));
        assert_eq!(test(&[None], false).holds(&Held::Nothing), Some(true));
        assert_eq!(test(&[Some("a")], false).holds(&Held::Several(vec!["b".into(), "a".into()])), Some(true));
        assert_eq!(test(&[Some("a")], false).holds(&Held::Unknown), None);
        assert_eq!(Test::is_there("x").holds(&Held::Unknown), Some(true));
        assert_eq!(Test::is_there("x").holds(&one("")), Some(true));
    }
}
