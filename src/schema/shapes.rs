//! What several fields of a mapping have to do with each other: choices between them, and shapes that one of them decides.

use crate::document::{Entry, Node};

use super::Schema;
use super::condition::Held;

/// How many of several fields a mapping has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The fields; two at least.
    pub fields: Vec<Box<str>>,
    /// What is asked of them.
    pub count: Count,
}

/// How many of several fields are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// `at-least-one-of:`
    AtLeastOne,
    /// `at-most-one-of:`
    AtMostOne,
    /// `exactly-one-of:`
    ExactlyOne,
}

impl Count {
    /// The keys of the configuration.
    pub const KEYS: [(&'static str, Self); 3] = [
        ("at-least-one-of", Self::AtLeastOne),
        ("at-most-one-of", Self::AtMostOne),
        ("exactly-one-of", Self::ExactlyOne),
    ];

    /// Whether none is too few.
    pub const fn wants_one(self) -> bool {
        !matches!(self, Self::AtMostOne)
    }

    /// Whether two are too many.
    pub const fn refuses_two(self) -> bool {
        !matches!(self, Self::AtLeastOne)
    }
}

impl Choice {
    /// Whether a value counts: an editor writes empty ones for fields that nobody has filled in.
    pub fn counts(value: &Node<'_>) -> bool {
        match value.items() {
            Some(items) => !items.is_empty(),
            None => !value.is_null() && value.text().is_none_or(|text| !text.trim().is_empty()),
        }
    }
}

/// `variants:` the shapes that one field decides between.
#[derive(Clone, Debug)]
pub struct Variants {
    /// The field that decides.
    pub by: Box<str>,
    /// Its values, each with everything that applies then.
    pub cases: Vec<(Box<str>, Schema)>,
    /// What applies to any other value, and where there is none.
    pub others: Schema,
    /// Whether other values are expected: `otherwise:` is written.
    pub is_open: bool,
}

impl Variants {
    /// What applies if the deciding field has that value.
    fn of(&self, held: &Held<'_>) -> &Schema {
        let Held::One(text) = held else { return &self.others };
        self.cases.iter().find(|(value, _)| **value == **text).map_or(&self.others, |(_, schema)| schema)
    }
}

impl Schema {
    /// What applies to a mapping with these entries.
    pub fn of_entries(&self, entries: &[Entry<'_>]) -> &Self {
        self.of_held(|by| Held::of(self.entry(entries, by)))
    }

    /// What applies to the value of the deciding field that `look` finds.
    pub fn of_held<'h>(&self, look: impl FnOnce(&str) -> Held<'h>) -> &Self {
        self.variants.as_ref().map_or(self, |variants| variants.of(&look(&variants.by)))
    }

    /// Every schema that may apply: itself, and those of its variants.
    pub fn forms(&self) -> impl Iterator<Item = &Self> {
        let cases = self.variants.iter().flat_map(|variants| {
            variants.cases.iter().map(|(_, schema)| schema).chain(std::iter::once(&variants.others))
        });
        std::iter::once(self).chain(cases)
    }
}
