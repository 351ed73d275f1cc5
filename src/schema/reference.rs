//! The target of a reference.

use super::Vocabulary;

/// Settings of `reference`.
#[derive(Clone, Debug, Default)]
pub struct ReferenceSpec {
    /// `to:` as it is written, for messages.
    pub to: Box<str>,
    /// What that is.
    pub target: Target,
}

/// What a reference leads to.
#[derive(Clone, Debug)]
pub enum Target {
    /// A term of a data file, or a page of a folder.
    Terms(Vocabulary),
    /// A page of a collection of the same configuration.
    Collection {
        /// The collection.
        name: Box<str>,
        /// The field that the page is known by; [`FILE_NAME`] for the name of its file.
        field: Box<str>,
    },
}

/// In the place of a field: the name of the page's file, without extension; that of its folder for `index.md`.
pub const FILE_NAME: &str = "";

impl Default for Target {
    fn default() -> Self {
        Self::Terms(Vocabulary::default())
    }
}
