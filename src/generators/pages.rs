//! Which files of a site are pages: the folders that a generator reads, and the names it passes over.

/// Where a generator looks for pages, as long as its own configuration says nothing else.
#[derive(Debug)]
pub struct Pages {
    /// Folders below the generator's own; none where it reads the whole tree.
    pub folders: &'static [&'static str],
    /// What in its configuration names a folder of pages.
    pub settings: &'static [Setting],
    /// Whether it passes over names that begin with an underscore.
    pub underscores: Underscores,
}

/// A key in a generator's configuration whose value is a folder of pages.
#[derive(Debug)]
pub struct Setting {
    /// The files that may have it.
    pub files: &'static [&'static str],
    /// The key, in lower case.
    pub key: &'static str,
    /// Whether the folder takes the place of the default ones.
    pub replaces: bool,
    /// What represents the whole tree where it is written more often than the key.
    pub without: Option<&'static str>,
}

/// What becomes of names that begin with an underscore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Underscores {
    /// They are pages like others.
    Kept,
    /// Folders and files of such names are not pages, but for folders of these names.
    PassedOver(&'static [&'static str]),
}

impl Pages {
    /// The whole tree.
    pub const EVERYWHERE: Self = Self { folders: &[], settings: &[], underscores: Underscores::Kept };
}
