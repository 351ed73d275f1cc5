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
    /// By the address of the policy, which each prover keeps alive.
    known: FxHashMap<usize, Prover>,
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
            // What cannot be proven under is not kept: its address may be used again.
            let prover = Prover::of(policy)?;
            self.known.insert(key, prover);
        }
        let prover = self.known.get_mut(&key)?;
        Some((prover, &mut self.memory))
    }

    /// Adds what pages leave that the rules were not shown.
    pub fn settle(&mut self, observations: &mut Observations) {
        for prover in self.known.values_mut() {
            prover.settle(observations);
        }
    }
}
