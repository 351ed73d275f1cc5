//! Mappings of which nobody expects anything.

use super::values;
use super::wanted::{Page, Right, Wanted};
use super::written::{Entry, Value};

/// What is expected of their values.
const ANY: Wanted = Wanted::Any { is_text: false };

/// Whether the fields of a mapping have names that are text to every reader, each once in any letter case, and values that
/// are what they look like.
fn are_right(page: Page<'_>, inner: &[Entry]) -> bool {
    let name = |entry: &Entry| page.bytes().get(entry.name.0..entry.name.1).unwrap_or_default();
    inner.iter().enumerate().all(|(at, entry)| {
        values::is_text(name(entry), 0)
            && inner[..at].iter().all(|other| !name(other).eq_ignore_ascii_case(name(entry)))
            && is_right(page, &entry.value)
    })
}

/// Whether a value in a mapping, or a list of mappings, is what it looks like.
pub(super) fn is_right(page: Page<'_>, value: &Value) -> bool {
    let mut any = ANY;
    match value {
        Value::Scalar(scalar) => any.judge(page, scalar, None) == Right::Certain,
        Value::Flow { items, .. } | Value::Items { items, .. } => {
            let items = page.block.items.get(items.clone()).unwrap_or_default();
            any.are_right(page, items) && values::are_distinct(page.bytes(), items)
        }
        Value::Map { inner, .. } => are_right(page, page.block.inner.get(inner.clone()).unwrap_or_default()),
        Value::Maps { maps, .. } => {
            let maps = page.block.maps.get(maps.clone()).unwrap_or_default();
            maps.iter().all(|map| is_right(page, map))
        }
        Value::Absent { .. } | Value::Unread { .. } => false,
    }
}
