//! Sets of rules, by their places in the list of all rules.

use crate::validators::{RULES, Rule};

/// How many rules a set has room for; with more of them nothing is proven.
pub(super) const ROOM: usize = 256;

/// Rules that have to look at a page themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Asked([u64; ROOM / 64]);

impl Asked {
    /// Adds the rule at that place.
    pub(super) fn insert(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }

    /// Adds all of another set.
    pub(super) fn add(&mut self, other: Self) {
        for (word, more) in self.0.iter_mut().zip(other.0) {
            *word |= more;
        }
    }

    /// Whether all of them are among the others.
    pub(super) fn is_in(self, others: Self) -> bool {
        self.0.iter().zip(others.0).all(|(word, other)| word & !other == 0)
    }

    /// Whether one of them is among the others.
    pub(super) fn meets(self, others: Self) -> bool {
        self.0.iter().zip(others.0).any(|(word, other)| word & other != 0)
    }

    /// Those that are among the others.
    pub(super) fn shared(mut self, others: Self) -> Self {
        self.0.iter_mut().zip(others.0).for_each(|(word, other)| *word &= other);
        self
    }

    /// Those that are not among the others.
    pub(super) fn without(mut self, others: Self) -> Self {
        self.0.iter_mut().zip(others.0).for_each(|(word, other)| *word &= !other);
        self
    }

    /// Whether there is none.
    pub(super) fn is_empty(self) -> bool {
        self.0 == [0; ROOM / 64]
    }

    /// Whether the rule at that place is one of them.
    fn has(self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word & (1 << (place % 64)) != 0)
    }

    /// The rules, in their usual order.
    pub(super) fn rules(self) -> Vec<&'static Rule> {
        RULES.iter().enumerate().filter(|(place, _)| self.has(*place)).map(|(_, rule)| *rule).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_gives_back_what_was_put_in() {
        assert!(RULES.len() <= ROOM, "make room for more rules");
        let mut asked = Asked::default();
        assert!(asked.is_empty() && asked.rules().is_empty());
        for place in [0, 63, 64, RULES.len() - 1] {
            asked.insert(place);
        }
        let mut both = Asked::default();
        both.add(asked);
        let names: Vec<&str> = both.rules().iter().map(|rule| rule.id.0).collect();
        assert_eq!(names, [0, 63, 64, RULES.len() - 1].map(|place| RULES[place].id.0));
    }
}
