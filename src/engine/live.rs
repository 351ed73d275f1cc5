//! The rules that compare pages, updated while single pages change, for editors.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::config::{Configs, Policy};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Source};
use crate::loader::{self, Scratch, Split};
use crate::outcome::FileOutcome;
use crate::validators::{Charge, Observations, Sink};

use super::{Case, Run};

/// So many pages share what was seen of them: few enough to look at them again at once when one of them changes.
const SHARD: usize = 64;

/// What is done with every page that is checked.
pub type Look<'l> = dyn Fn(&Document<'_>, &Policy) + Sync + 'l;

/// What was seen of a tree.
#[derive(Debug, Default)]
pub struct Live {
    shards: Vec<Shard>,
    shard_of: FxHashMap<Arc<Path>, usize>,
    /// All shards together.
    base: Observations,
    /// Pages that have changed since: open ones, and new ones.
    loose: BTreeMap<Arc<Path>, Observations>,
}

#[derive(Debug, Default)]
struct Shard {
    pages: Vec<Arc<Path>>,
    seen: Observations,
}

impl Live {
    /// Looks at all pages, on as many threads as there are cores.
    pub fn scan(pages: &[Arc<Path>], configs: &Configs, run: Run, look: &Look<'_>) -> Self {
        let chunks = Mutex::new(pages.chunks(SHARD));
        let shards = Mutex::new(Vec::new());
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    loop {
                        let chunk = chunks.lock().unwrap_or_else(PoisonError::into_inner).next();
                        let Some(chunk) = chunk else { break };
                        let mut shard = Shard { pages: chunk.to_vec(), ..Shard::default() };
                        shard.look(configs, run, look);
                        shards.lock().unwrap_or_else(PoisonError::into_inner).push(shard);
                    }
                });
            }
        });
        let mut live = Self { shards: shards.into_inner().unwrap_or_default(), ..Self::default() };
        for (at, shard) in live.shards.iter().enumerate() {
            live.shard_of.extend(shard.pages.iter().map(|page| (Arc::clone(page), at)));
        }
        live.join();
        live
    }

    /// Whether the page counts as one of the tree.
    pub fn knows(&self, path: &Path) -> bool {
        self.shard_of.contains_key(path) || self.loose.contains_key(path)
    }

    /// All pages of the tree.
    pub fn pages(&self) -> impl Iterator<Item = &Arc<Path>> {
        self.shard_of.keys().chain(self.loose.keys())
    }

    /// Looks at a page that has changed, or is new.
    pub fn set(&mut self, path: &Arc<Path>, text: &[u8], configs: &Configs, run: Run) {
        self.leave_shard(path, configs, run);
        let mut seen = Observations::default();
        if let Ok(policy) = configs.policy(path) {
            let (source, split) = loader::head_of(path, text, true, &policy.dialect);
            observe(&source, split, &policy, run, &mut seen, &|_, _| {});
        }
        self.loose.insert(Arc::clone(path), seen);
    }

    /// Forgets a page that is there no more.
    pub fn remove(&mut self, path: &Arc<Path>, configs: &Configs, run: Run) {
        self.leave_shard(path, configs, run);
        self.loose.remove(path);
    }

    /// What the rules over the collection report for pages and configurations, by file.
    pub fn charges(&self, configs: &Configs) -> BTreeMap<Arc<Path>, Vec<Charge>> {
        let mut seen = self.base.clone();
        for of_one in self.loose.values() {
            seen.merge(of_one.clone());
        }
        let mut by_file: BTreeMap<Arc<Path>, Vec<Charge>> = BTreeMap::new();
        for charge in super::collection::concluded(&mut seen, configs) {
            by_file.entry(Arc::clone(&charge.spot.path)).or_default().push(charge);
        }
        by_file
    }

    fn leave_shard(&mut self, path: &Arc<Path>, configs: &Configs, run: Run) {
        let Some(at) = self.shard_of.remove(path) else { return };
        let shard = &mut self.shards[at];
        shard.pages.retain(|page| page != path);
        shard.look(configs, run, &|_, _| {});
        self.join();
    }

    fn join(&mut self) {
        self.base = Observations::default();
        for shard in &self.shards {
            self.base.merge(shard.seen.clone());
        }
        self.base.sort();
    }
}

impl Shard {
    fn look(&mut self, configs: &Configs, run: Run, look: &Look<'_>) {
        self.seen = Observations::default();
        let mut scratch = Scratch::default();
        for path in &self.pages {
            let Ok(policy) = configs.policy(path) else { continue };
            if let Ok((source, split)) = loader::read(path, false, &policy.dialect, &mut scratch) {
                observe(&source, split, &policy, run, &mut self.seen, look);
            }
        }
    }
}

fn observe(
    source: &Source,
    split: Split,
    policy: &Policy,
    run: Run,
    seen: &mut Observations,
    look: &Look<'_>,
) {
    let document = loader::parse(source, split, &policy.dialect);
    look(&document, policy);
    let case = Case { on_disk: true, ..Case::new(policy, run) };
    let mut sink = Sink::new(&policy.levels);
    policy.plan.observe(&case.page(&document), seen, &mut sink);
}

/// Checks a page together with what the rules over the collection report for it; `None` for these where they have
/// not seen the page's tree.
pub fn check_among(
    path: &Arc<Path>,
    bytes: &[u8],
    policy: &Policy,
    run: Run,
    charges: Option<&[Charge]>,
) -> FileOutcome {
    let (source, split) = loader::head_of(path, bytes, true, &policy.dialect);
    let concluded = charges.is_some();
    let case =
        Case { on_disk: true, charges: charges.unwrap_or_default(), concluded, ..Case::new(policy, run) };
    case.judge(source, split, &mut Observations::default()).0
}

/// What the rules over the collection report for a configuration file.
pub fn check_setup(path: &Arc<Path>, charges: &[Charge], configs: &Configs, run: Run) -> Vec<Diagnostic> {
    super::collection::check_setup(path, charges, configs, run)
        .map_or_else(Vec::new, |outcome| outcome.diagnostics().to_vec())
}
