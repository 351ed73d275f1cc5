//! Terms, such as tags and categories: where a generator finds them, and what it makes of values that are not lists of them.

use crate::value::Held;

/// What a generator does with the fields that contain terms.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and a table is read by its names"
)]
pub struct Terms {
    /// Whether it reads `tags` or `categories` at the root.
    pub at_root: bool,
    /// The table that it reads them from instead.
    pub table: Option<&'static str>,
    /// Whether it hands `categories` on to themes, which expect plain terms in it.
    pub are_handed_on: bool,
    /// Whether an item may be a mapping with a label.
    pub have_labels: bool,
    /// Whether a list of nothing but empty items is a list without items.
    pub may_be_blank: bool,
    /// Whether it silently leaves out an item of the field that is null, or text without a character.
    pub drops: fn(field: &str, null: bool) -> bool,
    /// Whether an item says that terms are below each other.
    pub are_chained: bool,
    /// Whether it keeps only terms of certain characters.
    pub have_grammar: bool,
    /// What two spellings do that lead to one address.
    pub pages: TermPages,
    /// What it makes of a text with commas.
    pub commas: fn(field: &str) -> Option<&'static str>,
    /// Whether it splits `tags` at the commas, and keeps the spaces that follow them.
    pub splits_at_commas: bool,
    /// What it makes of a list in a list.
    pub nested: Option<&'static str>,
    /// What it makes of an item that is null, or text without a character.
    pub empty: fn(null: bool) -> Option<&'static str>,
    /// What it makes of a single value that is not text, in a field of the root; `None` if it is a list of one.
    pub lone: fn(field: &str, value: &Held) -> Option<&'static str>,
    /// Pairs of fields of which it reads one.
    pub rivals: &'static [Rival],
}

/// A field that is overlooked where another one is there.
#[derive(Debug)]
pub struct Rival {
    /// The field that is overlooked.
    pub lost: &'static str,
    /// The field that is read.
    pub read: &'static str,
    /// The field that all items belong into.
    pub right: &'static str,
}

/// When two spellings of a term share one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermPages {
    /// Never, as far as is known.
    Apart,
    /// There are none: the items say something of one file.
    Nowhere,
    /// Where their addresses are the same, and the generator knows: they are one term.
    One,
    /// Where they differ in letter case only: they are one term.
    OneByCase,
    /// Where their words are the same, as lodash parts them (`Vue.js`, `vue-js`; not `GitHub`): they are one term.
    OneByWords,
    /// Where the site has pages of terms and their addresses are the same: one page overwrites the other.
    Overwritten,
}

impl Terms {
    /// A generator that is not known to read any.
    pub(super) const UNREAD: Self = Self {
        at_root: false,
        table: None,
        are_handed_on: false,
        have_labels: false,
        may_be_blank: false,
        drops: |_, _| false,
        are_chained: false,
        have_grammar: false,
        pages: TermPages::Apart,
        commas: |_| None,
        splits_at_commas: false,
        nested: None,
        empty: |_| None,
        lone: |_, _| None,
        rivals: &[],
    };

    /// Whether letter case makes no difference between terms.
    pub fn ignore_case(&self) -> bool {
        matches!(self.pages, TermPages::One | TermPages::OneByCase)
    }
}
