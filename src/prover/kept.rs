//! The provers of one thread, one for each policy that it meets.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::config::Policy;
use crate::validators::Observations;

use super::{Memory, Prover};

/// More policies than these are not proven under, so that memory does not grow with them.
const MOST: usize = 64;

/// The provers of one thread.
#[derive(Debug, Default)]
pub struct Provers {
    /// By the address of the policy, which is kept alive: another could have it otherwise. `None` where nothing is proven.
    known: FxHashMap<usize, (Arc<Policy>, Option<Prover>)>,
    memory: Memory,
}

impl Provers {
    /// The prover for pages under the policy, if there is one, and the memory to work with.
    pub fn of(&mut self, policy: &Arc<Policy>) -> Option<(&mut Prover, &mut Memory)> {
        let key = Arc::as_ptr(policy) as usize;
        if !self.known.contains_key(&key) {
            if self.known.len() >= MOST {
                return None;
            }
            self.known.insert(key, (Arc::clone(policy), Prover::of(policy)));
        }
        let prover = self.known.get_mut(&key)?.1.as_mut()?;
        Some((prover, &mut self.memory))
    }

    /// Adds what pages leave that the rules were not shown.
    pub fn settle(&mut self, observations: &mut Observations) {
        for prover in self.known.values_mut().filter_map(|(_, prover)| prover.as_mut()) {
            prover.settle(observations);
        }
    }
}
