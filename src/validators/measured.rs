//! How often rules that judge what an author means were right: their findings on real sites, read one by one.

/// So many sites were checked, with about 202,000 pages: blogs, documentation, notes and files of agents.
pub(super) const SITES: usize = 373;

/// A rule, the number of its findings that were read, and how many of these a maintainer would act on. The figures of
/// `ambiguous-scalar` and `date-out-of-range` are those since the rules last changed. That Zola drops a field is a fact, and not
/// counted with the guesses of `unknown-field` (three of six were acted on).
const READ: [(&str, usize, usize); 37] = [
    ("accidental-front-matter", 0, 0),
    ("ambiguous-date", 2, 2),
    ("ambiguous-scalar", 22, 22),
    ("ambiguous-timezone", 0, 0),
    ("category-chain", 22, 22),
    ("comma-in-item", 1, 1),
    ("comma-separated-list", 20, 19),
    ("date-order", 9, 8),
    ("date-out-of-range", 0, 0),
    ("duplicate-item", 117, 117),
    ("fence-in-code-block", 0, 0),
    ("filename-date-mismatch", 47, 47),
    ("image-extension", 0, 0),
    ("implicit-date-string", 0, 0),
    ("inconsistent-field-name", 57, 57),
    ("inconsistent-type", 32, 31),
    ("list-item-swallowed", 0, 0),
    ("lookalike-fence", 0, 0),
    ("lossy-number", 9, 9),
    ("misplaced-front-matter", 0, 0),
    ("missing-opening-fence", 0, 0),
    ("misspelt-item", 9, 8),
    ("mixed-date-formats", 5, 5),
    ("near-duplicate-item", 200, 198),
    ("placeholder-url", 0, 0),
    ("second-front-matter", 1, 1),
    ("smart-quote-delimiter", 2, 2),
    ("swallowed-comment", 34, 33),
    ("template-syntax", 8, 5),
    ("toml-field-after-table", 0, 0),
    ("trailing-comma", 2, 2),
    ("unclosed-quote", 1, 1),
    ("unknown-field", 34, 34),
    ("unopened-quote", 5, 5),
    ("unread-configuration", 0, 0),
    ("untrimmed-string", 22, 22),
    ("wrong-date-field", 1, 1),
];

/// The findings of a rule that were read, and those that were worth acting on; `None` if it does not guess.
pub(super) fn of(rule: &str) -> Option<(usize, usize)> {
    READ.iter().find(|(name, ..)| *name == rule).map(|&(_, read, kept)| (read, kept))
}

#[cfg(test)]
mod tests {
    use super::{READ, of};
    use crate::validators::{Precision, RULES};

    #[test]
    fn every_rule_that_guesses_has_its_figures() {
        for rule in RULES {
            assert_eq!(of(rule.id.0).is_some(), rule.precision == Precision::Heuristic, "{}", rule.id);
        }
        for (name, read, kept) in READ {
            assert!(kept <= read && RULES.iter().any(|rule| rule.id.0 == name), "{name}");
        }
    }

    #[test]
    fn rules_that_are_read_often_enough_are_right() {
        for (name, read, kept) in READ.iter().filter(|(_, read, _)| *read >= 20) {
            assert!(kept * 100 >= read * 95, "{name} is wrong too often to be on: {kept} of {read}");
        }
    }
}
