//! What is proven under one policy: the names that pages have, and the rules that are left to ask.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use memchr::memmem::Finder;
use rustc_hash::FxHashMap;

use crate::config::Policy;
use crate::generators::Delimiters;
use crate::validators::dates::future_date;
use crate::validators::{Plan, RULES};

use super::asked::{self, Asked};
use super::echoes::Echoes;
use super::fences;
use super::places::Shape;
use super::plans::Plans;
use super::slot::Slot;
use super::sorted::Sorted;
use super::twins;
use super::wanted::{Page, Right};
use super::{Memory, Proof};

/// What is proven under one policy, by one thread.
#[derive(Debug)]
pub struct Prover {
    pub(super) policy: Arc<Policy>,
    /// The rules that are on.
    pub(super) rules: Sorted,
    /// How many fields every page must have.
    required: usize,
    /// Whether an empty line above the block hides it from no one, or nobody minds.
    may_be_empty_line: bool,
    /// Whether some field must have the value of another one.
    has_twins: bool,
    pub(super) slots: Vec<Slot>,
    /// Their places by their names.
    pub(super) names: FxHashMap<Box<str>, usize>,
    /// The places of the fields of the page before, which the next one often has, too.
    pub(super) shape: Vec<usize>,
    /// What the names of a page leave to the rules that compare pages.
    pub(super) echoes: Echoes,
    /// The number of fields of the page before, and the place of what its names leave.
    pub(super) names_before: Option<(usize, usize)>,
    /// The names in lower case, with their numbers.
    pub(super) numbers: FxHashMap<Box<str>, u32>,
    plans: Plans,
    /// Finds what may end the block in the middle of a line.
    dashes: Finder<'static>,
}

impl Prover {
    /// For that policy; `None` where nothing can be proven.
    pub fn of(policy: &Arc<Policy>) -> Option<Self> {
        let generator = policy.dialect.generator;
        let is_special =
            policy.schema.variants.is_some() || policy.dialect.takes_data || policy.handed.is_some();
        if RULES.len() > asked::ROOM || is_special {
            return None;
        }
        let mut prover = Self {
            policy: Arc::clone(policy),
            rules: Sorted::of(policy),
            required: policy.schema.fields.iter().filter(|field| field.required).count(),
            may_be_empty_line: false,
            has_twins: policy.schema.fields.iter().any(|field| field.same_as.is_some()),
            slots: Vec::new(),
            names: FxHashMap::default(),
            shape: Vec::new(),
            echoes: Echoes::default(),
            names_before: None,
            numbers: FxHashMap::default(),
            plans: Plans::default(),
            dashes: Finder::new(b"---"),
        };
        let is_asked = prover.rules.active.iter().any(|&(place, _)| RULES[place].id.0 == "leading-content");
        let facts = generator.facts();
        prover.may_be_empty_line = match facts.delimiters {
            Delimiters::Hexo => !is_asked,
            Delimiters::Hugo { .. } | Delimiters::Astro | Delimiters::Zola => {
                !is_asked || facts.skips_what_is_above
            }
            _ => false,
        };
        Some(prover)
    }

    /// What is known of the page that begins with these bytes, or has no others, whatever other pages have had.
    pub fn prove(
        &mut self,
        (bytes, is_complete): (&[u8], bool),
        path: &Path,
        now: DateTime<Utc>,
        memory: &mut Memory,
    ) -> Proof {
        let Some((asked, is_proven)) = self.asked((bytes, is_complete), path, now, memory) else {
            return Proof::None;
        };
        memory.asked = asked;
        memory.parts.clear();
        memory.looked = None;
        if is_proven { self.proof(asked) } else { Proof::But }
    }

    /// The proof of a page that these rules have to look at.
    pub(super) fn proof(&mut self, asked: Asked) -> Proof {
        if asked.is_empty() {
            return Proof::Whole;
        }
        match self.plan(asked) {
            None => Proof::None,
            Some(plan) if asked.is_in(self.rules.within) => Proof::Within(plan),
            Some(_) => Proof::But,
        }
    }

    /// The rules that have to look at the page, and whether all of its fields are proven; `None` if too few are.
    fn asked(
        &mut self,
        (bytes, is_complete): (&[u8], bool),
        path: &Path,
        now: DateTime<Utc>,
        memory: &mut Memory,
    ) -> Option<(Asked, bool)> {
        let Memory { block, numbers, twins, suspects, .. } = memory;
        let before = Shape { slots: &self.slots, places: &self.shape };
        if !block.read(bytes, is_complete, fences::open(bytes, self.may_be_empty_line)?, before) {
            return None;
        }
        let ends_anywhere = self.policy.dialect.generator.facts().block.ends_anywhere;
        let content = bytes.get(block.fence.start()..block.close)?;
        if ends_anywhere && self.dashes.find(content).is_some() {
            return None;
        }
        let text = simdutf8::basic::from_utf8(bytes.get(..block.end())?).ok()?;
        // West of UTC, a time that has come there may be ahead.
        let page = Page { text, block, now: now.timestamp().saturating_sub(future_date::WEST.num_seconds()) };
        let mut asked = self.rules.always;
        numbers.clear();
        twins.clear();
        suspects.clear();
        let mut required = 0;
        for (at, entry) in block.entries.iter().enumerate() {
            let place = self.slot(text, entry, at)?;
            let slot = self.slots.get_mut(place)?;
            match slot.judge(&self.policy, path, page, &entry.value) {
                Right::No => suspects.push(at),
                Right::Certain => {}
                Right::ByType => asked.add(slot.of_type),
            }
            if numbers.contains(&slot.number) {
                return None;
            }
            numbers.push(slot.number);
            twins.push(slot.twin);
            required += usize::from(slot.is_required);
            if !slot.asked.is_empty() {
                asked.add(slot.asked(page, &entry.value));
            }
        }
        if suspects.len() * 2 > block.entries.len() {
            return None;
        }
        let is_complete = required == self.required;
        if !is_complete {
            asked.add(self.rules.of_missing);
        }
        if self.has_twins && !twins::are_equal(bytes, block, numbers, twins) {
            return None;
        }
        for (place, is_silent) in &self.rules.by_path {
            if !is_silent(&self.policy, path, now) {
                asked.insert(*place);
            }
        }
        Some((asked, is_complete && suspects.is_empty()))
    }

    /// The plan of just these rules; `None` if there are too many such sets.
    pub(super) fn plan(&mut self, asked: Asked) -> Option<Arc<Plan>> {
        self.plans.of(asked, &self.policy)
    }
}
