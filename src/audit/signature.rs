//! The combination of fields at the root of a page, to find pages without a field.

use super::place::Spot;
use super::sketch::Gather;

/// A combination of fields.
#[derive(Clone, Debug)]
pub(super) struct Signature {
    /// The hashes of the fields' names.
    pub(super) names: Box<[u64]>,
    /// The pages that have just these fields.
    pub(super) spot: Spot,
}

impl Gather for Signature {
    fn gather(&mut self, other: Self) {
        self.spot.gather(other.spot);
    }
}
