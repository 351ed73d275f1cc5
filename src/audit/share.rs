//! One thread's share of a profile: it gathers on its own and hands over once, when it is dropped.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::Policy;
use crate::discover::Targets;
use crate::document::Document;
use crate::engine::Witness;
use crate::generators::Case;

use super::group::Look;
use super::place::Here;
use super::sketch::Gather;
use super::{Plan, Profile, folder};

/// What one thread has seen.
pub(super) struct Share<'r> {
    targets: &'r Targets,
    pub(super) plan: Plan<'r>,
    gathered: &'r Mutex<Profile>,
    pub(super) own: Profile,
    path: String,
    page: u64,
}

impl<'r> Share<'r> {
    /// A thread that has not seen a page yet.
    pub(super) fn new(targets: &'r Targets, plan: Plan<'r>, gathered: &'r Mutex<Profile>) -> Self {
        Self { targets, plan, gathered, own: Profile::default(), path: String::new(), page: 0 }
    }

    /// Takes a page into the group of that name.
    pub(super) fn see(&mut self, name: Arc<str>, path: &Path, policy: &Policy, document: &Document<'_>) {
        self.page += 1;
        let ignores_case = policy.dialect.generator.facts().names.case == Case::Ignored;
        if let Some(depth) = self.plan.depth {
            self.own
                .folders
                .entry(folder(self.targets, path, depth))
                .or_default()
                .see(document, ignores_case);
        }
        let here = Here::new(document.source);
        let reader = policy.dialect.reader;
        let mut look = Look { here: &here, reader, ignores_case, page: self.page, path: &mut self.path };
        self.own.groups.entry(name).or_default().see(document, &policy.dialect, &mut look);
    }
}

impl Witness for Share<'_> {
    fn see(&mut self, path: &Arc<Path>, policy: &Policy, document: &Document<'_>) {
        if let Some(name) = (self.plan.grouping)(path, policy) {
            Share::see(self, name, path, policy, document);
        }
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        let mut gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
        for (name, group) in std::mem::take(&mut self.own.groups) {
            gathered.groups.entry(name).or_default().gather(group);
        }
        for (name, folder) in std::mem::take(&mut self.own.folders) {
            gathered.folders.entry(name).or_default().gather(folder);
        }
        gathered.unreadable.0 += self.own.unreadable.0;
        gathered.unreadable.1.append(&mut self.own.unreadable.1);
        gathered.cut();
        gathered.broken.append(&mut self.own.broken);
    }
}
