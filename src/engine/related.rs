//! Lines and columns of positions in other files, which are read again for this.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Related;
use crate::line_index::LineIndex;
use crate::loader::Scratch;
use crate::outcome::FileOutcome;

use super::collection::Round;
use super::load;

/// Adds line and column to every place in another file.
pub(super) fn locate(outcomes: &mut [FileOutcome], round: &Round<'_>) {
    let mut by_file: BTreeMap<Arc<Path>, Vec<&mut Related>> = BTreeMap::new();
    for outcome in outcomes {
        let FileOutcome::Checked { diagnostics, .. } = outcome else { continue };
        for related in diagnostics.iter_mut().flat_map(|found| &mut found.related) {
            by_file.entry(Arc::clone(&related.path)).or_default().push(related);
        }
    }
    let mut scratch = Scratch::default();
    for (path, places) in by_file {
        let Ok(policy) = round.configs.policy(&path) else { continue };
        let Ok((source, _)) = load(&path, false, &policy, round.texts, &mut scratch) else { continue };
        let lines = LineIndex::new(&source.text);
        for related in places {
            let span = related.span;
            related.at = Some((lines.position(span.start), lines.position(span.end)));
        }
    }
}
