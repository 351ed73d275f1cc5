//! The sites of a run, each made once.

use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::find::Located;
use super::site::Site;

/// The site's folder, the generator's, the preset, whether the pages are of another kind, and the nearest foreign schema.
pub(super) type SiteKey = (PathBuf, PathBuf, &'static str, bool, Option<PathBuf>);

/// The sites that folders belong to.
#[derive(Debug, Default)]
pub(super) struct Sites {
    known: FxHashMap<SiteKey, Arc<Site>>,
    /// The site of the folder before, and what it follows from: mostly, the next folder has the same.
    last: Option<(Located, Option<&'static str>, Arc<Site>)>,
}

impl Sites {
    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<Site>> {
        self.known.values()
    }

    /// The site of the folder before, if the same applies in this one.
    pub(super) fn again(&self, located: &Located, kin: Option<&'static str>) -> Option<Arc<Site>> {
        let (last, last_kin, site) = self.last.as_ref()?;
        (*last_kin == kin && is_same(last, located)).then(|| Arc::clone(site))
    }

    /// The site of that key, and from now on of folders in which the same applies.
    pub(super) fn of(
        &mut self,
        key: SiteKey,
        (located, kin): (&Located, Option<&'static str>),
        make: impl FnOnce() -> Site,
    ) -> Arc<Site> {
        let site = Arc::clone(self.known.entry(key).or_insert_with(|| Arc::new(make())));
        self.last = Some((located.clone(), kin, Arc::clone(&site)));
        site
    }
}

/// Whether just the same applies, and more than where the folder is decides on the site.
fn is_same(one: &Located, other: &Located) -> bool {
    let same_config = match (&one.config, &other.config) {
        (None, None) => true,
        (Some(Ok(one)), Some(Ok(other))) => Arc::ptr_eq(one, other),
        _ => false,
    };
    let is_decided = one.config.is_some() || one.found.is_some() || one.repository.is_some();
    is_decided
        && same_config
        && are_same(one.found.as_ref(), other.found.as_ref())
        && are_same(one.repository.as_ref(), other.repository.as_ref())
        && one.projects.len() == other.projects.len()
        && one.projects.iter().zip(&other.projects).all(|(one, other)| Arc::ptr_eq(one, other))
}

fn are_same<T: ?Sized>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        _ => false,
    }
}
