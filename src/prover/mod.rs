//! Proves of a page, from its bytes, that no rule finds anything on it, or names the few rules that have to look: a fast
//! path for pages that are as they should be. It never decides what a finding is; see `docs/architecture.md`.

mod asked;
mod bytes;
mod days;
mod fences;
mod kept;
mod lines;
mod names;
mod silence;
mod slot;
mod values;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rustc_hash::FxHashMap;

use crate::config::Policy;
use crate::validators::{Check, Plan, RULES};

use asked::Asked;
use lines::Block;
use silence::Silence;
use slot::{Page, Slot};

pub use kept::Provers;

/// Whether pages are proven.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prove {
    /// Every page goes the long way.
    #[default]
    Off,
    /// Pages that are proven do not.
    On,
    /// Every page goes the long way, and where a proof says otherwise, the page counts as one that cannot be checked.
    Compare,
}

/// What is known of a page from its bytes.
#[derive(Debug)]
pub enum Proof<'p> {
    /// Nothing.
    None,
    /// No rule has anything to find on it or to observe.
    Whole,
    /// Only these rules have.
    But(&'p Plan),
}

/// More names, or more sets of rules, than these are not remembered, so that memory does not grow with the pages.
const MOST_NAMES: usize = 4096;
const MOST_PLANS: usize = 256;

/// What is proven under one policy, by one thread.
#[derive(Debug)]
pub struct Prover {
    policy: Arc<Policy>,
    /// The rules that are on, by their places.
    active: Vec<usize>,
    /// Those that have to look at every page.
    always: Asked,
    /// Those whose reasons ask for the path.
    by_path: Vec<(usize, fn(&Policy, &Path) -> bool)>,
    /// The numbers of the names that every page must have.
    required: Vec<u32>,
    slots: FxHashMap<Box<str>, Slot>,
    /// The names in lower case, with their numbers.
    numbers: FxHashMap<Box<str>, u32>,
    plans: FxHashMap<Asked, Plan>,
}

impl Prover {
    /// For that policy; `None` where nothing can be proven.
    pub fn of(policy: &Arc<Policy>) -> Option<Self> {
        let generator = policy.dialect.generator;
        if RULES.len() > asked::ROOM || policy.schema.variants.is_some() || policy.dialect.takes_data {
            return None;
        }
        let is_active = |rule: &crate::validators::Rule| {
            policy.levels.is_on(rule.id)
                && rule.runs_under(generator)
                && !matches!(rule.check, Check::Elsewhere)
        };
        let active: Vec<usize> = (0..RULES.len()).filter(|&place| is_active(RULES[place])).collect();
        let mut prover = Self {
            policy: Arc::clone(policy),
            active,
            always: Asked::default(),
            by_path: Vec::new(),
            required: Vec::new(),
            slots: FxHashMap::default(),
            numbers: FxHashMap::default(),
            plans: FxHashMap::default(),
        };
        for &place in &prover.active {
            let rule = RULES[place];
            let Some(reasons) = silence::of(rule.id.0) else {
                // Those of fields are asked where there are fields of their types.
                if !matches!(rule.check, Check::Field { .. }) {
                    prover.always.insert(place);
                }
                continue;
            };
            for reason in reasons {
                match *reason {
                    Silence::Policy(is_silent) if !is_silent(policy) => prover.always.insert(place),
                    Silence::Path(is_silent) => prover.by_path.push((place, is_silent)),
                    Silence::Policy(_) | Silence::Field(_) => {}
                }
            }
        }
        let required: Vec<Box<str>> = policy
            .schema
            .fields
            .iter()
            .filter(|field| field.required)
            .map(|field| field.name.clone())
            .collect();
        for name in required {
            prover.slot(&name)?;
            let number = prover.number(&name);
            prover.required.push(number);
        }
        Some(prover)
    }

    /// The number of a name, whatever its letter case.
    fn number(&mut self, name: &str) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(name.to_ascii_lowercase().into()).or_insert(next)
    }

    /// What is expected of a field of that name; `None` if there are too many names.
    fn slot(&mut self, name: &str) -> Option<&Slot> {
        if !self.slots.contains_key(name) {
            if self.slots.len() >= MOST_NAMES {
                return None;
            }
            let number = self.number(name);
            let slot = Slot::of(&self.policy, &self.active, name, number);
            self.slots.insert(name.into(), slot);
        }
        self.slots.get(name)
    }

    /// What is known of the page that begins with these bytes. `block` is memory that is used again.
    pub fn prove(&mut self, bytes: &[u8], path: &Path, now: DateTime<Utc>, block: &mut Memory) -> Proof<'_> {
        match self.asked(bytes, path, now, block) {
            None => Proof::None,
            Some(asked) if asked.is_empty() => Proof::Whole,
            Some(asked) => self.plan(asked).map_or(Proof::None, Proof::But),
        }
    }

    /// The rules that have to look at the page; `None` if it is not proven.
    fn asked(&mut self, bytes: &[u8], path: &Path, now: DateTime<Utc>, memory: &mut Memory) -> Option<Asked> {
        let Memory { block, numbers } = memory;
        if !bytes.starts_with(fences::OPEN) || !block.read(bytes) {
            return None;
        }
        let ends_anywhere = self.policy.dialect.generator.facts().block.ends_anywhere;
        let content = bytes.get(fences::OPEN.len()..block.close)?;
        if ends_anywhere && memchr::memmem::find(content, b"---").is_some() {
            return None;
        }
        let mut asked = self.always;
        numbers.clear();
        for entry in &block.entries {
            let name = std::str::from_utf8(bytes.get(entry.name.0..entry.name.1)?).ok()?;
            self.slot(name)?;
            let slot = self.slots.get(name)?;
            let page = Page { bytes, block, now: now.timestamp() };
            if numbers.contains(&slot.number) || !slot.is_right(&self.policy, page, &entry.value) {
                return None;
            }
            numbers.push(slot.number);
            asked.add(slot.asked);
        }
        if !self.required.iter().all(|number| numbers.contains(number)) {
            return None;
        }
        for (place, is_silent) in &self.by_path {
            if !is_silent(&self.policy, path) {
                asked.insert(*place);
            }
        }
        Some(asked)
    }

    /// The plan of just these rules; `None` if there are too many such sets.
    fn plan(&mut self, asked: Asked) -> Option<&Plan> {
        if !self.plans.contains_key(&asked) && self.plans.len() < MOST_PLANS {
            let plan = Plan::new(&asked.rules(), &self.policy.levels, self.policy.dialect.generator);
            self.plans.insert(asked, plan);
        }
        self.plans.get(&asked)
    }
}

/// What a proof writes down, in memory that is used again for the next page.
#[derive(Debug, Default)]
pub struct Memory {
    block: Block,
    numbers: Vec<u32>,
}
