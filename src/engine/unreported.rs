//! What a run does not report, although its page shows it: what works on one page alone leaves it alone, too.

use std::sync::Arc;

use crate::baseline::{Baseline, Met};
use crate::diagnostic::Severity;
use crate::outcome::FileOutcome;

use super::habits::Refuted;

/// What a run took back, so that a fix of one page does not bring it up again.
#[derive(Clone, Debug, Default)]
pub struct Unreported {
    pub(super) refuted: Refuted,
    /// The least severity that is reported.
    pub(super) least: Option<Severity>,
    /// What is accepted.
    pub accepted: Option<Arc<Baseline>>,
}

impl Unreported {
    /// Drops it from what one page shows.
    pub fn leave(&self, outcome: &mut FileOutcome) {
        self.refuted.leave(outcome);
        if let (Some(least), FileOutcome::Checked { diagnostics, .. }) = (self.least, &mut *outcome) {
            diagnostics.retain(|found| found.severity >= least);
        }
        if let Some(baseline) = &self.accepted {
            baseline.filter(outcome, &mut Met::default());
        }
    }
}
