//! An inferred configuration is tried out before it is written.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::engine::{Report, Run};
use crate::files::{Disk, Overlay};
use crate::infer::Known;
use crate::outcome::FileOutcome;

use super::tree::{Tree, TreeArgs};

/// What is known of each collection without a configuration, by its name.
pub(super) type KnownOf = BTreeMap<Arc<str>, Known>;

/// Writes the configuration, tries it out as if it were in the file, and writes it again without the types that many pages
/// do not fit.
pub(super) fn write<'c>(
    place: (&TreeArgs, &Path),
    run: Run,
    before: &Report,
    known: &mut KnownOf,
    name_of: &dyn Fn(&Path) -> Option<&'c str>,
    write: &dyn Fn(&KnownOf) -> String,
) -> String {
    for outcome in &before.outcomes {
        if let Some(known) = name_of(outcome.path()).and_then(|name| known.get_mut(name)) {
            known.found.add(outcome.diagnostics());
        }
    }
    let after = check(place, &write(known), run);
    for (path, new) in new_in(before, &after) {
        if let Some(known) = name_of(path).and_then(|name| known.get_mut(name)) {
            known.found.weigh(&new);
        }
    }
    write(known)
}

/// Checks the tree under the configuration `text`, as if it were in `file`; nothing if it cannot be used.
fn check((args, file): (&TreeArgs, &Path), text: &str, run: Run) -> Report {
    let files = Arc::new(Overlay::over(Arc::new(Disk::here())));
    files.set(file, text);
    let args = TreeArgs { config: Some(file.to_owned()), ..args.clone() };
    Tree::on(files, &args).map(|tree| tree.check(run)).unwrap_or_default()
}

/// What `after` finds in each page and `before` did not.
fn new_in<'r>(before: &Report, after: &'r Report) -> Vec<(&'r Path, Vec<&'r Diagnostic>)> {
    let known: BTreeMap<&Path, &[Diagnostic]> =
        before.outcomes.iter().map(|outcome| (&**outcome.path(), outcome.diagnostics())).collect();
    let is_new = |outcome: &FileOutcome, found: &Diagnostic| {
        let here = known.get(&**outcome.path()).copied().unwrap_or_default();
        !here.iter().any(|old| old.rule == found.rule && old.span == found.span)
    };
    let of = |outcome: &'r FileOutcome| {
        (&**outcome.path(), outcome.diagnostics().iter().filter(|found| is_new(outcome, found)).collect())
    };
    after.outcomes.iter().map(of).collect()
}
