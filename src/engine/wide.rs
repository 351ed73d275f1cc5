//! `collection-scope: all`: reads all other pages for the rules that compare pages.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashSet;

use crate::config::{CollectionScope, Configs, Policy};
use crate::discover::{self, Found, Targets, Visitor};
use crate::loader::{self, Scratch};
use crate::validators::Sink;

use super::collection::{Kept, Round};
use super::{Case, Run, guarded};

/// Looks at the pages of the sites that want it, those aside that the run has checked.
pub(super) fn observe(kept: &mut Kept, round: &Round<'_>) {
    let sites: Vec<PathBuf> = kept
        .wide
        .iter()
        .filter(|site| !round.targets.covers_whole(site))
        .map(|site| site.to_path_buf())
        .collect();
    if sites.is_empty() {
        return;
    }
    let options = discover::Options { paths: sites, ..round.options.clone() };
    // The globs of `--exclude` have been read before.
    let Ok(targets) = Targets::new(&options, round.configs) else { return };
    let given = Given::of(round.targets);
    let gathered = Mutex::new(Kept::default());
    let wide = &kept.wide.iter().map(|site| &**site).collect();
    discover::walk(&targets, &options, round.configs, || {
        Box::new(Observer {
            configs: round.configs,
            run: round.run,
            given: &given,
            wide,
            gathered: &gathered,
            own: Kept::default(),
            scratch: Scratch::default(),
        })
    });
    kept.merge(gathered.into_inner().unwrap_or_else(PoisonError::into_inner));
}

/// What the run has checked: absolute, as the walk over a site names its pages.
struct Given {
    home: PathBuf,
    files: FxHashSet<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Given {
    fn of(targets: &Targets) -> Self {
        let absolute = |path: &PathBuf| discover::absolute(path);
        Self {
            home: std::path::absolute(".").unwrap_or_default(),
            files: targets.files.iter().map(absolute).collect(),
            folders: targets.folders.iter().map(absolute).collect(),
        }
    }

    fn holds(&self, path: &Path) -> bool {
        self.files.contains(path) || self.folders.iter().any(|folder| path.starts_with(folder))
    }
}

/// One thread's share.
struct Observer<'o> {
    configs: &'o Configs,
    run: Run,
    given: &'o Given,
    wide: &'o FxHashSet<&'o Path>,
    gathered: &'o Mutex<Kept>,
    own: Kept,
    scratch: Scratch,
}

impl Visitor for Observer<'_> {
    fn visit(&mut self, found: Found) {
        // What cannot be read is reported when somebody asks for it.
        if let Found::Page(path) = found
            && !self.given.holds(&path)
            && let Ok(policy) = self.configs.policy(&path)
            && policy.scope == CollectionScope::All
            && self.wide.contains(&*policy.site)
        {
            let shown: Arc<Path> = path.strip_prefix(&self.given.home).unwrap_or(&path).into();
            // A page that cannot be observed is reported when somebody asks for it.
            let _ = guarded(&shown, || {
                self.observe(&shown, &policy);
                Ok(())
            });
        }
    }
}

impl Observer<'_> {
    fn observe(&mut self, path: &Arc<Path>, policy: &Policy) {
        let Ok((source, split)) = loader::read(path, true, &policy.dialect, &mut self.scratch) else {
            return;
        };
        let document = loader::parse(&source, split, &policy.dialect);
        let case = Case { on_disk: true, ..Case::new(policy, self.run) };
        let mut sink = Sink::new(&policy.levels);
        policy.plan.observe(&case.page(&document), &mut self.own.observations, &mut sink);
        self.own.silent.insert(Arc::clone(path));
    }
}

impl Drop for Observer<'_> {
    fn drop(&mut self) {
        let mut gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
        gathered.merge(std::mem::take(&mut self.own));
    }
}
