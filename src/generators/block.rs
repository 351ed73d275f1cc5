//! What becomes of front matter that is not as it should be: not found, never closed, empty, a key twice.

/// What a generator does with a block that has a fault. The sentences stand behind a colon in messages.
#[derive(Debug)]
pub struct Block {
    /// What becomes of front matter that it does not find.
    pub unseen: &'static str,
    /// What becomes of front matter that is never closed.
    pub unclosed: &'static str,
    /// What it does with a key that is written twice.
    pub twice: &'static str,
    /// What it makes of a block without fields.
    pub empty: Empty,
    /// What it makes of `<<`.
    pub merges: Merges,
    /// Whether it reads `Key: value` lines at the start of a page, without delimiters.
    pub reads_key_lines: bool,
}

/// What a generator makes of two delimiters without anything between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// Front matter that says nothing.
    Useless,
    /// Front matter that is needed all the same, or costs nothing.
    Fine,
    /// Two horizontal rules.
    Text,
}

/// What a generator makes of `<<`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merges {
    /// The fields of the mapping, or of the mappings of a list.
    All,
    /// The fields of a mapping; a list is an error.
    NoList,
    /// A field of that name.
    Nothing,
}

impl Block {
    /// What is said where no generator is known.
    pub(super) const UNKNOWN: Self = Self {
        unseen: "generators find no front matter and show it as text",
        unclosed: "generators publish it as text, or read the whole page as metadata",
        twice: "some generators fail, others keep the last one",
        empty: Empty::Useless,
        merges: Merges::All,
        reads_key_lines: false,
    };
}
