//! `--add-ignores`: suppression comments for all current findings.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::config::Policy;
use crate::diagnostic::{Diagnostic, Edit};
use crate::document::Document;
use crate::engine::{self, Run};
use crate::line_index::LineIndex;
use crate::loader;

use super::wide::Wide;
use crate::verify;

/// Puts a comment above each line that has findings, or, where a comment there would be text (in a block scalar) or
/// nothing (at a delimiter), one for the page at the head of the block. `None` if the syntax has no comments or no
/// block was found.
/// `found` is what is known to be found in it, for the rules over the collection.
pub fn add_ignores(
    path: &Arc<Path>,
    bytes: &[u8],
    policy: &Policy,
    run: Run,
    found: &[Diagnostic],
) -> Option<Vec<u8>> {
    let mut outcome = engine::check_bytes(path, bytes, policy, run, true);
    Wide::of(found).join(&mut outcome);
    let (source, split) = loader::head_of(path, bytes, true, &policy.dialect);
    let document = loader::parse(&source, split, &policy.dialect);
    document.block.as_ref()?.syntax.comment()?;
    let lines = LineIndex::new(&source.text);
    let mut by_line: BTreeMap<u32, Vec<&Diagnostic>> = BTreeMap::new();
    for found in outcome.diagnostics() {
        by_line.entry(lines.position(found.span.start).line).or_default().push(found);
    }
    let mut mended = bytes.to_vec();
    let mut whole_page = BTreeSet::new();
    // From the last line to the first, so that earlier offsets stay valid.
    for (line, found) in by_line.iter().rev() {
        let rules: BTreeSet<&str> = found.iter().map(|found| found.rule.0).collect();
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
fn above(document: &Document<'_>, lines: &LineIndex<'_>, line: u32, rules: &BTreeSet<&str>) -> Option<Edit> {
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
fn head(document: &Document<'_>, rules: &BTreeSet<&str>) -> Option<Edit> {
    let block = document.block.as_ref()?;
    let end = line_end(document);
    Some(Edit::insert(block.content.start, format!("# masthead: ignore-file[{}]{end}", listed(rules))))
}

fn listed(rules: &BTreeSet<&str>) -> String {
    rules.iter().copied().collect::<Vec<_>>().join(", ")
}

fn line_end(document: &Document<'_>) -> &'static str {
    if document.source.text.contains("\r\n") { "\r\n" } else { "\n" }
}
