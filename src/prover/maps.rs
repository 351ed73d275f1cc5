//! Mappings of which nobody expects anything.

use super::values;
use super::wanted::{self, Page};
use super::written::{Entry, Value};

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
        Value::Scalar(scalar) => {
            let text = scalar.of(page.bytes());
            values::is_text(text, scalar.quote) || wanted::is_simple(text, scalar.quote)
        }
        Value::Flow { items, .. } => {
            let items = page.block.items.get(items.clone()).unwrap_or_default();
            items.iter().all(|item| values::is_text(item.of(page.bytes()), item.quote))
                && values::are_distinct(page.bytes(), items)
        }
        Value::Absent { .. } | Value::Items { .. } | Value::Map { .. } => false,
    }
}
