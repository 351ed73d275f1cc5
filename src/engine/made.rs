//! Pages that a tool made of a source beside them (`post.md` of `post.Rmd`): what both show is reported in the source.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Diagnostic, RuleId};
use crate::outcome::FileOutcome;

use super::Report;

/// What pages are made of.
const SOURCES: [&str; 4] = ["Rmd", "rmd", "Rmarkdown", "qmd"];
/// What is made of them.
const MADE: [&str; 3] = ["md", "markdown", "html"];

/// Drops from each page that is made of another what that one shows as well.
pub(super) fn report_once(report: &mut Report) {
    let mut sources: FxHashMap<Arc<Path>, FxHashSet<(RuleId, String)>> = FxHashMap::default();
    for outcome in report.outcomes.iter().filter(|outcome| is_one_of(outcome.path(), &SOURCES)) {
        let shown = outcome.diagnostics().iter().map(key);
        sources.entry(outcome.path().with_extension("").into()).or_default().extend(shown);
    }
    if sources.is_empty() {
        return;
    }
    for outcome in &mut report.outcomes {
        if let FileOutcome::Checked { path, diagnostics, .. } = outcome
            && is_one_of(path, &MADE)
            && let Some(shown) = source_of(path, |source| sources.get(source))
        {
            diagnostics.retain(|found| !shown.contains(&key(found)));
        }
    }
    report.recount();
}

/// What `find` knows of the source of a page: `post` of `post.md`, or of `post.html.md`, which Quarto makes.
fn source_of<'s, T>(page: &Path, find: impl Fn(&Path) -> Option<&'s T>) -> Option<&'s T> {
    let stem = page.with_extension("");
    find(&stem)
        .or_else(|| find(&stem.with_extension("")).filter(|_| stem.extension() == Some("html".as_ref())))
}

fn key(found: &Diagnostic) -> (RuleId, String) {
    (found.rule, found.message.clone())
}

fn is_one_of(path: &Path, extensions: &[&str]) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|extension| extensions.contains(&extension))
}
