//! Where offsets are after edits.

use super::Edit;

/// Edits in the order of the file, each with what those before it add to an offset. They do not overlap.
#[derive(Debug)]
pub struct Moves<'e>(Vec<(&'e Edit, i64)>);

impl<'e> Moves<'e> {
    /// Of these edits, in any order.
    pub fn of(edits: impl IntoIterator<Item = &'e Edit>) -> Self {
        let mut edits: Vec<(&Edit, i64)> = edits.into_iter().map(|edit| (edit, 0)).collect();
        edits.sort_by_key(|(edit, _)| edit.span);
        let mut added = 0;
        for (edit, before) in &mut edits {
            *before = added;
            added += added_by(edit);
        }
        Self(edits)
    }

    /// What the edits that end at an offset or before it add to it, and the edit after those.
    pub fn at(&self, offset: u32) -> (i64, Option<&'e Edit>) {
        let next = self.0.partition_point(|(edit, _)| edit.span.end <= offset);
        let before = next.checked_sub(1).and_then(|before| self.0.get(before));
        let added = before.map_or(0, |(edit, added)| added + added_by(edit));
        (added, self.0.get(next).map(|(edit, _)| *edit))
    }
}

fn added_by(edit: &Edit) -> i64 {
    i64::try_from(edit.text.len()).unwrap_or(i64::MAX) - i64::from(edit.span.len())
}
