//! The handling of irregular front matter: not found, not closed, empty, or with duplicate keys.

use crate::document::Syntax;

/// How a generator handles an irregular block. The clauses follow a colon in messages.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and a table is read by its names"
)]
pub struct Block {
    /// How it handles front matter that it does not find.
    pub unseen: &'static str,
    /// How it handles front matter that is not closed.
    pub unclosed: &'static str,
    /// What it does with a key that is written twice.
    pub twice: &'static str,
    /// What it makes of a block without fields.
    pub empty: Empty,
    /// What it makes of `<<`.
    pub merges: Merges,
    /// Whether it reads `Key: value` lines at the start of a page, without delimiters.
    pub reads_key_lines: bool,
    /// Whether what is above the first delimiter is front matter without an opening one.
    pub opens_by_itself: bool,
    /// Whether a block of that syntax that it cannot read is text of the page.
    pub shows_unreadable: fn(Syntax) -> bool,
    /// Whether a delimiter within a value ends the block.
    pub ends_anywhere: bool,
    /// Whether it fails at a character at the start of a page that has no front matter.
    pub stops_at_signs: bool,
    /// Whether a library below it runs the program that a block may be.
    pub runs_programs: bool,
}

/// What a generator makes of two delimiters without anything between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// Front matter that is needed anyway, or costs nothing.
    Fine,
    /// Two horizontal rules.
    Text,
}

/// What a generator makes of `<<`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merges {
    /// The fields of the mapping, or of the mappings of a list.
    All,
    /// The same, but the build fails where two mappings of a list at the root have a key in common.
    Distinct,
    /// The fields of a mapping that is an alias; those of one that is written there are lost, and a list is an
    /// error.
    Anchored,
    /// A field of that name.
    Nothing,
}

impl Block {
    /// What is said where no generator is known.
    pub(super) const UNKNOWN: Self = Self {
        unseen: "generators find no front matter and show it as text",
        unclosed: "generators publish it as text, or read the whole page as metadata",
        twice: "some generators fail, others keep the last one",
        empty: Empty::Fine,
        merges: Merges::All,
        reads_key_lines: false,
        opens_by_itself: false,
        shows_unreadable: |_| false,
        ends_anywhere: false,
        stops_at_signs: false,
        runs_programs: false,
    };
}
