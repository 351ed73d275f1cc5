//! Collections that never apply, because earlier ones match all of their pages.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::span::Span;

use super::Configs;
use super::covering::covers;
use super::written::{Collection, Config};

/// How many of the first collections each later one is compared with: globs that take everything come early, and the
/// cost of a configuration must not grow with the square of its collections.
const MOST_EARLIER: usize = 64;

/// A collection that no page can belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shadowed {
    /// The configuration file, as it is shown to people.
    pub config: Arc<Path>,
    /// Its first glob there.
    pub span: Span,
    /// The collection.
    pub collection: Box<str>,
    /// The earlier one that takes the pages of that glob.
    pub by: Box<str>,
}

impl Configs {
    /// The collections that earlier ones shadow completely, in file order.
    pub fn shadowed(&self) -> Vec<Shadowed> {
        let mut found = BTreeMap::new();
        // Several sites may share a configuration.
        for site in self.sites() {
            let Some((config, file)) = site.config().and_then(|it| Some((it, it.file.as_ref()?))) else {
                continue;
            };
            for shadowed in of(config, file) {
                found.entry((Arc::clone(file), shadowed.span)).or_insert(shadowed);
            }
        }
        found.into_values().collect()
    }
}

fn of<'c>(config: &'c Config, file: &'c Arc<Path>) -> impl Iterator<Item = Shadowed> + 'c {
    config.collections.iter().enumerate().filter_map(move |(at, collection)| {
        let earlier = &config.collections[..at.min(MOST_EARLIER)];
        let takes = |glob: &str, other: &Collection| other.files.iter().any(|outer| covers(outer, glob));
        let mut holders = collection.files.iter().map(|glob| earlier.iter().find(|other| takes(glob, other)));
        let first = holders.next()??;
        let span = *collection.files_at.first()?;
        holders.all(|holder| holder.is_some()).then(|| Shadowed {
            config: Arc::clone(file),
            span,
            collection: collection.name.clone(),
            by: first.name.clone(),
        })
    })
}
