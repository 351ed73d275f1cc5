//! The profile of a site: its fields, their values, and inconsistencies.
//!
//! One pass, in parallel, over what [`crate::discover`] finds. What is kept is bounded whatever the number of files: see
//! [`sketch`].

mod about;
mod columns;
pub mod csv;
mod dates;
pub mod difference;
mod field;
mod folders;
mod group;
pub mod html;
pub mod json;
mod kind;
mod links;
mod oddity;
pub mod path;
mod place;
mod reasons;
mod share;
mod signature;
pub mod sketch;
mod summary;
pub mod text;
pub mod wording;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

pub use dates::Form;
pub use field::{Extent, Field, SeenForm, VALUES};
pub use folders::{Folder, folder};
pub use group::Group;
pub use kind::Kind;
pub use links::Links;
pub use oddity::{Family, Oddity, OddityKind, Spelling, families, oddities, spellings};
pub use path::parent;
pub use place::{LONGEST, Place, Seen, Spot};
pub use summary::top;

use crate::config::{ConfigError, Configs, Policy, Recent};
use crate::discover::{self, Found, Targets, Visitor};
use crate::engine::{self, Report, Run};
use crate::loader::{self, ReadError, Scratch};
use crate::outcome::FileOutcome;

use share::Share;
use sketch::Gather;

/// Unreadable files that are named; all are counted.
const NAMED: usize = 64;

/// How a tree is checked.
#[derive(Clone, Copy)]
pub struct Plan<'g> {
    /// The group of a page, or `None` for a page to pass over.
    pub grouping: &'g Grouping<'g>,
    /// How many folders deep [`Profile::folders`] goes; `None` for no folders at all.
    pub depth: Option<usize>,
}

/// How pages are put together.
pub type Grouping<'g> = dyn Fn(&Path, &Policy) -> Option<Arc<str>> + Sync + 'g;

/// What was seen of a tree.
#[derive(Debug, Default)]
pub struct Profile {
    /// The groups by name.
    pub groups: BTreeMap<Arc<str>, Group>,
    /// What each folder has, where that was asked for.
    pub folders: BTreeMap<String, Folder>,
    /// Files that could not be read: how many, and the first ones in path order, each with the system's words.
    pub unreadable: (u64, Vec<ReadError>),
    /// Configurations that are broken, each once; their pages were not checked.
    pub broken: Vec<Arc<ConfigError>>,
}

impl Profile {
    /// All groups together.
    pub fn whole(&self) -> Group {
        let mut whole = Group::default();
        for group in self.groups.values() {
            whole.gather(group.clone());
        }
        whole.settle();
        whole
    }
}

/// Looks at everything that `targets` names. `seen` counts the files as they go by, for a progress bar.
pub fn run(
    targets: &Targets,
    options: &discover::Options,
    configs: &Configs,
    plan: Plan<'_>,
    seen: &AtomicU64,
) -> Profile {
    let gathered = Mutex::new(Profile::default());
    discover::walk(targets, options, configs, || {
        Box::new(Worker {
            configs: Recent::new(configs),
            seen,
            share: Share::new(targets, plan, &gathered),
            scratch: Scratch::default(),
        })
    });
    let mut profile = settled(gathered);
    profile.broken.sort_by_key(ToString::to_string);
    profile.broken.dedup_by(|a, b| Arc::ptr_eq(a, b));
    profile
}

/// The same, and what a check of the pages finds: each is read once for both.
pub fn run_checked(
    targets: &Targets,
    options: &discover::Options,
    configs: &Configs,
    plan: Plan<'_>,
    run: Run,
    seen: &AtomicU64,
) -> (Profile, Report) {
    let gathered = Mutex::new(Profile::default());
    let report = engine::run_before(targets, options, configs, run, seen, &|| {
        Box::new(Share::new(targets, plan, &gathered))
    });
    let mut profile = settled(gathered);
    let failures = report.failures();
    profile.broken = failures.broken;
    for outcome in failures.outcomes {
        if let FileOutcome::Unreadable(error) = outcome {
            profile.cannot_read(error);
        }
    }
    profile.cut();
    (profile, report)
}

/// What all threads have gathered.
fn settled(gathered: Mutex<Profile>) -> Profile {
    let mut profile = gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
    profile.groups.values_mut().for_each(Group::settle);
    profile
}

/// One thread of a run that only looks.
struct Worker<'r> {
    configs: Recent<'r>,
    seen: &'r AtomicU64,
    share: Share<'r>,
    scratch: Scratch,
}

impl Visitor for Worker<'_> {
    fn visit(&mut self, found: Found) {
        self.seen.fetch_add(1, Ordering::Relaxed);
        match found {
            Found::Unreadable(error) => self.share.own.cannot_read(error),
            Found::Page(path) => self.guard(&path, true),
            Found::Named(path) => self.guard(&path, false),
        }
    }
}

impl Worker<'_> {
    fn guard(&mut self, path: &Arc<Path>, is_file: bool) {
        if let Err(error) = engine::guarded(path, || self.look(path, is_file)) {
            self.share.own.cannot_read(error);
        }
    }

    fn look(&mut self, path: &Arc<Path>, is_file: bool) -> Result<(), ReadError> {
        let policy = match self.configs.policy(path) {
            Ok(policy) => policy,
            Err(error) => {
                self.share.own.cannot_use(error);
                return Ok(());
            }
        };
        let Some(name) = (self.share.plan.grouping)(path, policy) else { return Ok(()) };
        let (source, split) = loader::read(path, is_file, &policy.dialect, &mut self.scratch)?;
        let document = loader::parse(&source, split, &policy.dialect);
        self.share.see(name, path, policy, &document);
        Ok(())
    }
}

impl Profile {
    fn cannot_read(&mut self, error: ReadError) {
        self.unreadable.0 += 1;
        self.unreadable.1.push(error);
        if self.unreadable.1.len() >= 2 * NAMED {
            self.cut();
        }
    }

    /// The same configuration fails for every page below it.
    fn cannot_use(&mut self, error: Arc<ConfigError>) {
        if self.broken.last().is_none_or(|last| !Arc::ptr_eq(last, &error)) {
            self.broken.push(error);
        }
    }

    fn cut(&mut self) {
        self.unreadable.1.sort_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
        self.unreadable.1.truncate(NAMED);
    }
}
