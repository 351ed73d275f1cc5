//! The plans of the sets of rules that have to look at pages.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::config::Policy;
use crate::validators::Plan;

use super::asked::Asked;

/// More sets of rules are not remembered, so that memory does not grow with the pages.
const MOST: usize = 256;

/// The plans of one policy.
#[derive(Debug, Default)]
pub(super) struct Plans {
    known: FxHashMap<Asked, Arc<Plan>>,
    /// The one that was asked for last: the next page often leaves the same rules.
    last: Option<(Asked, Arc<Plan>)>,
}

impl Plans {
    /// The plan of just these rules; `None` if there are too many such sets.
    pub(super) fn of(&mut self, asked: Asked, policy: &Policy) -> Option<Arc<Plan>> {
        if let Some((last, plan)) = &self.last
            && *last == asked
        {
            return Some(Arc::clone(plan));
        }
        if !self.known.contains_key(&asked) && self.known.len() < MOST {
            let plan = Plan::new(&asked.rules(), &policy.levels, policy.dialect.generator);
            self.known.insert(asked, Arc::new(plan));
        }
        let plan = self.known.get(&asked)?;
        self.last = Some((asked, Arc::clone(plan)));
        Some(Arc::clone(plan))
    }
}
