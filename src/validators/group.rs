//! The groups of pages that are compared, and the digests of their values.

use std::hash::{BuildHasher, BuildHasherDefault, Hash};
use std::path::Path;

/// Pages that are compared with each other: those of one collection, or those of a site that are in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group(u64);

impl Group {
    /// The collection of that name, or what is in none.
    pub fn named(site: &Path, collection: Option<&str>) -> Self {
        Self(digest((site, collection)))
    }

    /// All pages of the site, whatever their collection.
    pub fn site(site: &Path) -> Self {
        Self(digest(site))
    }
}

/// The same number on every run and machine of one build; good enough that two values of a site never share it.
pub fn digest(value: impl Hash) -> u64 {
    BuildHasherDefault::<std::hash::DefaultHasher>::new().hash_one(value)
}
