//! The identity of a finding across runs, independent of its line.

use rustc_hash::FxHashMap;

use crate::baseline;
use crate::outcome::FileOutcome;

/// The identities of the findings of one file, in order: the baseline's fingerprint, and how often it came before in
/// the file, because two equal findings are still two.
pub(super) fn of_findings(outcome: &FileOutcome, path: &str) -> Vec<(u64, u32)> {
    let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
    let identity = |found| {
        let fingerprint = baseline::fingerprint(found, path, outcome.text());
        let count = seen.entry(fingerprint).or_default();
        *count += 1;
        (fingerprint, *count)
    };
    outcome.diagnostics().iter().map(identity).collect()
}
