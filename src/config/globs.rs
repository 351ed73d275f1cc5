//! The globs of a site. `**` takes every path, so that nobody has to look at one, nor to compile it.

use std::path::Path;

use globset::{Glob, GlobSet, GlobSetBuilder};

/// Globs, each known by its place in the order in which they were added.
#[derive(Debug, Default)]
pub(super) struct Globs {
    set: GlobSet,
    /// The place of each glob of the set.
    places: Vec<usize>,
    /// The places of those that take every path.
    all: Vec<usize>,
}

/// Puts globs together.
#[derive(Debug)]
pub(super) struct GlobsBuilder {
    set: GlobSetBuilder,
    globs: Globs,
}

impl GlobsBuilder {
    pub(super) fn new() -> Self {
        Self { set: GlobSetBuilder::new(), globs: Globs::default() }
    }

    /// Adds a glob; one that does not compile is left out, and has no place. Returns whether it was added.
    pub(super) fn add(
        &mut self,
        pattern: &str,
        compile: impl Fn(&str) -> Result<Glob, globset::Error>,
    ) -> bool {
        let place = self.globs.places.len() + self.globs.all.len();
        if pattern == "**" {
            self.globs.all.push(place);
            return true;
        }
        let Ok(glob) = compile(pattern) else { return false };
        self.set.add(glob);
        self.globs.places.push(place);
        true
    }

    pub(super) fn build(self) -> Globs {
        let is_empty = self.globs.places.is_empty();
        let set = if is_empty { GlobSet::empty() } else { self.set.build().unwrap_or_default() };
        Globs { set, ..self.globs }
    }
}

impl Globs {
    /// The places of the globs that match, in order.
    pub(super) fn matches(&self, path: &Path) -> Vec<usize> {
        let mut found = self.all.clone();
        if !self.places.is_empty() {
            found.extend(self.set.matches(path).into_iter().map(|at| self.places[at]));
            found.sort_unstable();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::written::glob;

    #[test]
    fn every_glob_keeps_its_place() {
        let mut builder = GlobsBuilder::new();
        for pattern in ["a/**", "**", "**/*.md", "**", "b/*"] {
            assert!(builder.add(pattern, glob));
        }
        assert!(!builder.add("a[", glob));
        let globs = builder.build();
        assert_eq!(globs.matches(Path::new("a/b.md")), [0, 1, 2, 3]);
        assert_eq!(globs.matches(Path::new("b/c")), [1, 3, 4]);
        assert_eq!(globs.matches(Path::new("c")), [1, 3]);
    }
}
