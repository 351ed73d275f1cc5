//! `--add-ignores`: suppression comments for all current findings.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::config::Policy;
use crate::diagnostic::{Diagnostic, Edit};
use crate::document::Document;
use crate::line_index::LineIndex;
use crate::loader;
use crate::outcome::FileOutcome;
use crate::validators::setup::suppression_without_reason;

use super::Job;
use super::wide::Wide;
use crate::verify;

/// The page with suppression comments, and what they could not suppress.
#[derive(Debug)]
pub struct Ignored {
    /// The page.
    pub bytes: Vec<u8>,
    /// What is found in it still, such as a mistake in another suppression comment.
    pub left: FileOutcome,
}

/// Puts a comment above each line that has findings, or, where a comment there would be text (in a block scalar) or
/// nothing (at a delimiter), one for the page at the head of the block. `None` if the syntax has no comments, no
/// block was found, or the comments would have no effect, as on a page that cannot be decoded.
/// `found` is what is known to be found in it, for the rules over the collection.
pub fn add_ignores(job: &Job<'_>, bytes: &[u8], found: &[Diagnostic]) -> Option<Ignored> {
    let mut outcome = job.check(bytes);
    Wide::of(found).join(&mut outcome);
    let (mut whole_page, mut hopeless) = (BTreeSet::new(), BTreeSet::new());
    loop {
        let found = outcome.diagnostics().iter().filter(|found| !hopeless.contains(found.rule.0));
        let mended = with_comments(job.path, bytes, job.policy, found, &whole_page)?;
        let left = job.check(&mended);
        let rules = left.diagnostics().iter().map(|found| found.rule);
        let rules = rules.filter(|&rule| rule != suppression_without_reason::RULE.id).map(|rule| rule.0);
        let rules: BTreeSet<&'static str> = rules.filter(|rule| !hopeless.contains(rule)).collect();
        if rules.is_empty() {
            return (mended != bytes).then_some(Ignored { bytes: mended, left });
        }
        // A comment below a syntax error is not read, and what one suppresses may have hidden something else.
        let known = whole_page.len();
        whole_page.extend(&rules);
        if whole_page.len() == known {
            whole_page.retain(|rule| !rules.contains(rule));
            hopeless.extend(rules);
        }
    }
}

/// The page with a comment for each of those findings, and one for the page with those rules; `None` if that is not possible.
fn with_comments<'f>(
    path: &Arc<Path>,
    bytes: &[u8],
    policy: &Policy,
    found: impl Iterator<Item = &'f Diagnostic>,
    whole_page: &BTreeSet<&'static str>,
) -> Option<Vec<u8>> {
    let (source, split) = loader::head_of(path, bytes, true, &policy.dialect);
    let document = loader::parse(&source, split, &policy.dialect);
    document.block.as_ref()?.syntax.comment()?;
    let lines = LineIndex::new(&source.text);
    let mut by_line: BTreeMap<u32, Vec<&Diagnostic>> = BTreeMap::new();
    for found in found.filter(|found| !whole_page.contains(found.rule.0)) {
        by_line.entry(lines.position(found.span.start).line).or_default().push(found);
    }
    let mut mended = bytes.to_vec();
    let mut whole_page = whole_page.clone();
    // From the last line to the first, so that earlier offsets stay valid.
    for (line, found) in by_line.iter().rev() {
        let rules: BTreeSet<&'static str> = found.iter().map(|found| found.rule.0).collect();
        match above(&document, &lines, *line, &rules).and_then(|edit| {
            let tried = Edit::apply(&mended, &[&edit])?;
            verify::holds(path, &mended, &tried, &[], &policy.dialect).then_some(tried)
        }) {
            Some(tried) => mended = tried,
            None => whole_page.extend(rules),
        }
    }
    if !whole_page.is_empty() {
        let edit = head(&document, &whole_page)?;
        let tried = Edit::apply(&mended, &[&edit])?;
        mended = verify::holds(path, &mended, &tried, &[], &policy.dialect).then_some(tried)?;
    }
    (mended != bytes).then_some(mended)
}

/// A comment on a line of its own above `line`, with that line's indentation.
fn above(
    document: &Document<'_>,
    lines: &LineIndex<'_>,
    line: u32,
    rules: &BTreeSet<&'static str>,
) -> Option<Edit> {
    let block = document.block.as_ref()?;
    let span = lines.line_span(line)?;
    if span.start < block.content.start || span.start >= block.content.end {
        return None;
    }
    let text = document.text(span);
    let indent = text.get(..text.len() - text.trim_start_matches([' ', '\t']).len()).unwrap_or_default();
    let end = line_end(document);
    Some(Edit::insert(span.start, format!("{indent}# masthead: ignore[{}]{end}", listed(rules))))
}

/// A comment for the whole page, as the first line of the block.
fn head(document: &Document<'_>, rules: &BTreeSet<&'static str>) -> Option<Edit> {
    let block = document.block.as_ref()?;
    let above = document.source.text.get(..block.content.start as usize)?;
    if !above.is_empty() && !above.ends_with(['\r', '\n']) {
        return None;
    }
    let end = line_end(document);
    Some(Edit::insert(block.content.start, format!("# masthead: ignore-file[{}]{end}", listed(rules))))
}

fn listed(rules: &BTreeSet<&'static str>) -> String {
    rules.iter().copied().collect::<Vec<_>>().join(", ")
}

fn line_end(document: &Document<'_>) -> &'static str {
    let text = &document.source.text;
    match text.find(['\r', '\n']).and_then(|at| text.get(at..)) {
        Some(end) if end.starts_with("\r\n") => "\r\n",
        Some(end) if end.starts_with('\r') => "\r",
        _ => "\n",
    }
}
