//! Names that a site keeps in a file of its own, as its generator reads them.

use std::path::PathBuf;

use crate::generators::Roster;

/// The names in a file of the site that pages refer to.
#[derive(Clone, Debug)]
pub struct KnownNames {
    /// What is known of the file.
    pub roster: &'static Roster,
    /// The folder of the pages, absolute.
    pub pages: PathBuf,
    /// The names; `None` where there is no such file.
    pub names: Option<Box<[Box<str>]>>,
}

impl PartialEq for KnownNames {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.roster, other.roster) && self.pages == other.pages && self.names == other.names
    }
}
