//! What is proven under one policy: the names that pages have, and the rules that are left to ask.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rustc_hash::FxHashMap;

use crate::config::Policy;
use crate::generators::Delimiters;
use crate::validators::{Check, Plan, RULES, Rule};

use super::asked::{self, Asked};
use super::fences;
use super::silence::{self, Silence};
use super::slot::Slot;
use super::twins;
use super::wanted::{Page, Right};
use super::{Memory, Proof};

/// More names, or more sets of rules, than these are not remembered, so that memory does not grow with the pages.
const MOST_NAMES: usize = 4096;
const MOST_PLANS: usize = 256;

type IsSilent = fn(&Policy, &Path, DateTime<Utc>) -> bool;

/// What is proven under one policy, by one thread.
#[derive(Debug)]
pub struct Prover {
    policy: Arc<Policy>,
    /// The rules that are on, by their places.
    active: Vec<usize>,
    /// Those that have to look at every page.
    always: Asked,
    /// Those whose reasons ask for the path.
    by_path: Vec<(usize, IsSilent)>,
    /// The numbers of the names that every page must have.
    required: Vec<u32>,
    /// Those that are known to look at nothing but the block.
    within: Asked,
    /// Whether an empty line above the block hides it from no one, or nobody minds.
    may_be_empty_line: bool,
    /// Whether some field must have the value of another one.
    has_twins: bool,
    slots: Vec<Slot>,
    /// Their places by their names.
    names: FxHashMap<Box<str>, usize>,
    /// The places of the fields of the page before, which the next one often has, too.
    shape: Vec<usize>,
    /// The names in lower case, with their numbers.
    numbers: FxHashMap<Box<str>, u32>,
    plans: FxHashMap<Asked, Plan>,
}

impl Prover {
    /// For that policy; `None` where nothing can be proven.
    #[expect(clippy::too_many_lines, reason = "every part of a prover is made from the policy")]
    pub fn of(policy: &Arc<Policy>) -> Option<Self> {
        let generator = policy.dialect.generator;
        let is_special =
            policy.schema.variants.is_some() || policy.dialect.takes_data || policy.handed.is_some();
        if RULES.len() > asked::ROOM || is_special {
            return None;
        }
        let is_active = |rule: &Rule| {
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
            within: Asked::default(),
            may_be_empty_line: false,
            has_twins: policy.schema.fields.iter().any(|field| field.same_as.is_some()),
            slots: Vec::new(),
            names: FxHashMap::default(),
            shape: Vec::new(),
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
            prover.within.insert(place);
            for reason in reasons {
                match *reason {
                    Silence::None => prover.always.insert(place),
                    Silence::Policy(is_silent) if !is_silent(policy) => prover.always.insert(place),
                    Silence::Path(is_silent) => prover.by_path.push((place, is_silent)),
                    Silence::Policy(_) | Silence::Field(_) => {}
                }
            }
        }
        let is_asked = prover.active.iter().any(|&place| RULES[place].id.0 == "leading-content");
        let facts = generator.facts();
        prover.may_be_empty_line = match facts.delimiters {
            Delimiters::Hexo => !is_asked,
            Delimiters::Hugo { .. } | Delimiters::Astro | Delimiters::Zola => {
                !is_asked || facts.skips_what_is_above
            }
            _ => false,
        };
        let required: Vec<Box<str>> = policy
            .schema
            .fields
            .iter()
            .filter(|field| field.required)
            .map(|field| field.name.clone())
            .collect();
        for name in required {
            prover.named(&name)?;
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

    /// The place of what is expected of a field of that name, the one at `at` on the page; `None` if there are too many
    /// names.
    fn slot(&mut self, name: &str, at: usize) -> Option<usize> {
        if let Some(&place) = self.shape.get(at)
            && self.slots.get(place).is_some_and(|slot| *slot.name == *name)
        {
            return Some(place);
        }
        let place = self.named(name)?;
        self.shape.truncate(at);
        self.shape.push(place);
        Some(place)
    }

    /// The same wherever it is on the page.
    fn named(&mut self, name: &str) -> Option<usize> {
        if let Some(&place) = self.names.get(name) {
            return Some(place);
        }
        // What a page gives to other pages is checked beside its own fields, not by them.
        let is_given =
            self.policy.dialect.generator.facts().cascades.is_some() && name.eq_ignore_ascii_case("cascade");
        if is_given || self.slots.len() >= MOST_NAMES {
            return None;
        }
        let policy = Arc::clone(&self.policy);
        let active = std::mem::take(&mut self.active);
        let slot = Slot::of(&policy, &active, name, |name| self.number(name));
        self.active = active;
        self.names.insert(name.into(), self.slots.len());
        self.slots.push(slot);
        Some(self.slots.len() - 1)
    }

    /// What is known of the page that begins with these bytes.
    pub fn prove(&mut self, bytes: &[u8], path: &Path, now: DateTime<Utc>, memory: &mut Memory) -> Proof<'_> {
        let Some(asked) = self.asked(bytes, path, now, memory) else { return Proof::None };
        if asked.is_empty() {
            return Proof::Whole;
        }
        let is_within = asked.is_in(self.within);
        match self.plan(asked) {
            None => Proof::None,
            Some(plan) if is_within => Proof::Within(plan),
            Some(plan) => Proof::But(plan),
        }
    }

    /// The rules that have to look at the page; `None` if it is not proven.
    fn asked(&mut self, bytes: &[u8], path: &Path, now: DateTime<Utc>, memory: &mut Memory) -> Option<Asked> {
        let Memory { block, numbers, twins } = memory;
        if !block.read(bytes, fences::above(bytes, self.may_be_empty_line)?) {
            return None;
        }
        let ends_anywhere = self.policy.dialect.generator.facts().block.ends_anywhere;
        let content = bytes.get(block.start..block.close)?;
        if ends_anywhere && memchr::memmem::find(content, b"---").is_some() {
            return None;
        }
        let text = simdutf8::basic::from_utf8(bytes.get(..block.close + fences::OPEN.len())?).ok()?;
        let page = Page { text, block, now: now.timestamp() };
        let mut asked = self.always;
        numbers.clear();
        twins.clear();
        for (at, entry) in block.entries.iter().enumerate() {
            let name = text.get(entry.name.0..entry.name.1)?;
            let place = self.slot(name, at)?;
            let slot = self.slots.get_mut(place)?;
            match slot.judge(&self.policy, path, page, &entry.value) {
                Right::No => return None,
                Right::Certain => {}
                Right::ByType => asked.add(slot.of_type),
            }
            if numbers.contains(&slot.number) {
                return None;
            }
            numbers.push(slot.number);
            twins.push(slot.twin);
            asked.add(slot.asked);
        }
        if !self.required.iter().all(|number| numbers.contains(number)) {
            return None;
        }
        if self.has_twins && !twins::are_equal(bytes, block, numbers, twins) {
            return None;
        }
        for (place, is_silent) in &self.by_path {
            if !is_silent(&self.policy, path, now) {
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
