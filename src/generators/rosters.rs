//! The names that a site keeps in a file of its own, and that its pages refer to: authors, tags.

/// A file with names that pages refer to.
#[derive(Debug)]
pub struct Roster {
    /// The field of the root that refers to them.
    pub field: &'static str,
    /// The folder of the pages, below that of the generator.
    pub pages: &'static str,
    /// The file, below the generator's folder.
    pub file: &'static str,
    /// The key of the file with the names; none where they are at its root.
    pub inside: Option<&'static str>,
    /// The key that refers to a name in an item that is a mapping.
    pub key: Option<&'static str>,
    /// The site's own configuration.
    pub settings: &'static [&'static str],
    /// Whether a site of that configuration keeps to the file.
    pub holds: fn(settings: &str) -> bool,
    /// Whether the build fails at a name that is not there; otherwise it warns.
    pub fails: bool,
    /// Whether the same goes where there is no such file.
    pub must_exist: bool,
}
