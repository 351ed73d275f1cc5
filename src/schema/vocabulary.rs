//! The terms a field may contain.

use rustc_hash::FxHashSet;

/// A closed set of terms, with the order they were written in.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    terms: Vec<Box<str>>,
    set: FxHashSet<Box<str>>,
    /// Where they come from, for messages: a path relative to the configuration, or nothing for `allow:`.
    pub from: Option<Box<str>>,
}

impl Vocabulary {
    /// A vocabulary of those terms.
    pub fn new(terms: impl IntoIterator<Item = Box<str>>, from: Option<Box<str>>) -> Self {
        let terms: Vec<_> = terms.into_iter().collect();
        let set = terms.iter().cloned().collect();
        Self { terms, set, from }
    }

    /// Whether `term` is one of them, exactly.
    pub fn contains(&self, term: &str) -> bool {
        self.set.contains(term)
    }

    /// The terms as written.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(AsRef::as_ref)
    }

    /// The number of terms.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}
