//! Mappings of which nobody expects anything.

use super::values;
use super::wanted::{Page, Right, Wanted};
use super::written::{Entry, Value};

/// What is expected of their values.
const ANY: Wanted = Wanted::Any { is_text: false };

/// Whether the fields of a mapping have names that are text to every reader, each once in any letter case, and values that
/// are what they look like.
pub(super) fn are_right(page: Page<'_>, inner: &[Entry]) -> bool {
    let name = |entry: &Entry| page.bytes().get(entry.name.0..entry.name.1).unwrap_or_default();
    inner.iter().enumerate().all(|(at, entry)| {
        values::is_text(name(entry), 0)
            && inner[..at].iter().all(|other| !name(other).eq_ignore_ascii_case(name(entry)))
            && is_right(page, &entry.value)
    })
}

fn is_right(page: Page<'_>, value: &Value) -> bool {
    match value {
        Value::Scalar(scalar) => ANY.judge(page, scalar) == Right::Certain,
        Value::Flow { items, .. } => {
            let items = page.block.items.get(items.clone()).unwrap_or_default();
            ANY.are_right(page, items) && values::are_distinct(page.bytes(), items)
        }
        Value::Absent { .. } | Value::Items { .. } | Value::Map { .. } => false,
    }
}
