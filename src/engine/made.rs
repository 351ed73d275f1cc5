//! Pages that a tool made of a source beside them (`post.md` of `post.Rmd`): what both show is reported in the source.

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
    let is_any_kept = report.outcomes.iter().any(|outcome| is_kept(outcome.path()));
    let is_any_source = |outcome: &FileOutcome| is_one_of(outcome.path(), &SOURCES);
    if !is_any_kept && !report.outcomes.iter().any(is_any_source) {
        return;
    }
    for outcome in &report.outcomes {
        let path = outcome.path();
        let is_page = || is_any_kept && is_one_of(path, &["md"]) && !is_kept(path);
        let made = match is_one_of(path, &SOURCES) {
            true => path.with_extension(""),
            false if is_page() => path.with_extension("html"),
            false => continue,
        };
        sources.entry(made.into()).or_default().extend(outcome.diagnostics().iter().map(key));
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

/// Whether Quarto made the page of another, and kept it: `post.html.md`.
fn is_kept(page: &Path) -> bool {
    is_one_of(page, &["md"]) && page.file_stem().is_some_and(|stem| is_one_of(Path::new(stem), &["html"]))
}

fn key(found: &Diagnostic) -> (RuleId, String) {
    (found.rule, found.message.clone())
}

fn is_one_of(path: &Path, extensions: &[&str]) -> bool {
    let name = path.as_os_str().as_encoded_bytes();
    // A name that consists of an extension alone has none.
    let stem = |extension: &&str| name.strip_suffix(extension.as_bytes())?.strip_suffix(b".")?.last();
    extensions.iter().any(|extension| stem(extension).is_some_and(|before| !matches!(before, b'/' | b'\\')))
}
