//! Globs of collections that no page has matched.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::span::Span;

use super::Configs;

/// A glob of a collection that no page has matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedGlob {
    /// The configuration file, as it is shown to people.
    pub config: Arc<Path>,
    /// Its folder, absolute.
    pub folder: PathBuf,
    /// The glob in it.
    pub span: Span,
    /// The collection.
    pub collection: Box<str>,
}

impl Configs {
    /// The globs of collections that matched none of the pages whose policy was asked for, in file order.
    pub fn unused_globs(&self) -> Vec<UnusedGlob> {
        let mut globs: BTreeMap<(Arc<Path>, Span), Option<UnusedGlob>> = BTreeMap::new();
        // Several sites may share a configuration: with another generator below, for the files of agents.
        for site in self.sites() {
            let Some((config, file)) = site.config().and_then(|it| Some((it, it.file.as_ref()?))) else {
                continue;
            };
            let places = config.collections.iter().flat_map(|collection| &collection.files_at);
            for ((collection, matched), &span) in site.collection_globs().zip(places) {
                let unused = UnusedGlob {
                    config: Arc::clone(file),
                    folder: config.folder.clone(),
                    span,
                    collection: collection.name.clone(),
                };
                let known = globs.entry((Arc::clone(file), span)).or_insert(Some(unused));
                if matched {
                    *known = None;
                }
            }
        }
        globs.into_values().flatten().collect()
    }
}
