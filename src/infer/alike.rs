//! Folders whose pages have the same fields belong together.

use std::collections::BTreeMap;

use crate::audit::Folder;

/// How often pages have which field, as shares from 0 to 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Habit {
    /// Pages with front matter.
    pub(super) pages: u64,
    fields: BTreeMap<Box<str>, u64>,
}

/// Shares below this are chance.
const CHANCE: f64 = 0.05;

impl Habit {
    pub(super) fn of(folder: &Folder) -> Self {
        Self { pages: folder.read, fields: folder.fields.clone() }
    }

    /// Takes in the pages of another folder.
    pub(super) fn add(&mut self, other: &Self) {
        self.pages += other.pages;
        for (name, count) in &other.fields {
            *self.fields.entry(name.clone()).or_default() += count;
        }
    }

    /// How alike two are: from 0, no field in common, to 1 (the weighted Jaccard index of the shares).
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let (mut common, mut all) = (0.0, 0.0);
        for name in self.fields.keys() {
            let (own, others) = (self.share(name), other.share(name));
            common += own.min(others);
            all += own.max(others);
        }
        for name in other.fields.keys().filter(|name| !self.fields.contains_key(*name)) {
            all += other.share(name);
        }
        if all == 0.0 { 1.0 } else { common / all }
    }

    #[expect(clippy::cast_precision_loss, reason = "a share")]
    fn share(&self, name: &str) -> f64 {
        let count = self.fields.get(name).copied().unwrap_or(0);
        let share = count as f64 / self.pages.max(1) as f64;
        if share < CHANCE { 0.0 } else { share }
    }
}
