//! Fields that must have the value of another one.

use super::lines::Block;
use super::written::Value;

/// Whether every field has the value of its twin, if that is on the page. `numbers` and `twins` are those of the fields, in
/// their order.
pub(super) fn are_equal(bytes: &[u8], block: &Block, numbers: &[u32], twins: &[Option<u32>]) -> bool {
    block.entries.iter().zip(twins).all(|(entry, twin)| {
        let Some(at) = twin.and_then(|twin| numbers.iter().position(|number| *number == twin)) else {
            return true;
        };
        match (&entry.value, block.entries.get(at).map(|other| &other.value)) {
            (Value::Scalar(one), Some(Value::Scalar(other))) => one.of(bytes) == other.of(bytes),
            _ => false,
        }
    })
}
