//! What a page with a syntax error contains besides it: the text is fixed as its finding proposes and checked again, so that
//! one run shows all there is.

use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::document::{Document, Fault, Source, Syntax};
use crate::loader;
use crate::span::Span;
use crate::suppression;
use crate::validators::block::{duplicate_key, syntax};
use crate::validators::fields::wrong_type;
use crate::validators::{Observations, Sink};

use super::Case;

/// A page with more syntax errors has other problems.
const MOST: usize = 8;

/// No more than this many bytes are read again for it, beyond the first error that is behind the one that is known.
const MOST_READ: usize = 2 << 20;

/// `known`, and what is found besides, in the order of the file.
pub(super) fn with_further(
    case: &Case<'_>,
    document: &Document<'_>,
    mut known: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    // A comment may suppress what is behind the error: without knowing that, it would seem to be unused.
    let is_wanted = !case.is_being_fixed || suppression::may_be_in(&document.source.text);
    let mut more = if is_wanted { further(case, document, &known) } else { Vec::new() };
    if !more.is_empty() {
        known.append(&mut more);
        known.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    }
    keep_to_words(document, &mut known);
    known
}

/// Takes away the fixes that write YAML where a line is read as text.
fn keep_to_words(document: &Document<'_>, found: &mut [Diagnostic]) {
    if document.block.as_ref().is_none_or(|block| block.syntax != Syntax::Headers) {
        return;
    }
    for found in found {
        found.fix = found.fix.take().filter(Fix::writes_words_only);
    }
}

/// What is found in the fixed text and not in `known`, at its place in the text as it is written. It offers no fix: the
/// fix of the syntax error comes first, and the next round finds the rest.
fn further(case: &Case<'_>, broken: &Document<'_>, known: &[Diagnostic]) -> Vec<Diagnostic> {
    let Some(mut mend) = proposed(&broken.faults) else { return Vec::new() };
    let source = broken.source;
    let goes_on = goes_on_below(source, &mend);
    let dialect = &case.policy.dialect;
    let mut text = source.text.to_string();
    let (mut rounds, mut found): (Vec<Vec<Edit>>, Vec<Diagnostic>) = (Vec::new(), Vec::new());
    for round in 0..MOST {
        if round * text.len() > MOST_READ {
            break;
        }
        let Some(next) = with(&text, &mend) else { break };
        text = next;
        rounds.push(mend);
        let (mended, split) = loader::head_of(&source.path, text.as_bytes(), source.complete, dialect);
        let document = loader::parse(&mended, split, dialect);
        let mut sink = Sink::new(&case.policy.levels);
        case.policy.plan.run(&case.page(&document), &mut Observations::default(), &mut sink);
        let is_broken = document.faults.iter().any(|fault| matches!(fault, Fault::Syntax { .. }));
        let is_new = |here: &Diagnostic| {
            let is_same = |other: &&Diagnostic| other.rule == here.rule && other.message == here.message;
            !known.iter().chain(&found).any(|other| is_same(&other) || other.span == here.span)
        };
        // The comments below an error are none of the page as it is.
        let shown = match broken.root {
            None => suppression::unsuppressed(&document, sink.finish()),
            Some(_) => sink.finish(),
        };
        let shown = shown.into_iter().filter(|here| !is_broken || here.rule == syntax::RULE.id);
        // Quotes that the fix of an error adds make any value a string.
        let is_of_fix = |here: &Diagnostic| {
            let is_in =
                |other: &Diagnostic| other.rule == syntax::RULE.id && here.span.contains(other.span.start);
            here.rule == wrong_type::RULE.id && known.iter().chain(&found).any(is_in)
        };
        let moved = shown
            .filter_map(|here| back(here, &rounds))
            .filter(|here| is_new(here) && !is_of_fix(here))
            .collect::<Vec<_>>();
        found.extend(moved);
        match proposed(&document.faults) {
            Some(another) => mend = another,
            None => break,
        }
    }
    if goes_on {
        found.retain(|here| here.rule != syntax::RULE.id && here.rule != duplicate_key::RULE.id);
    }
    found
}

/// Whether the line of the edits has written-out line breaks or an example of a dialogue, as descriptions of agents do:
/// the lines below are more of it and not entries, so that what is wrong with them is the same fault.
fn goes_on_below(source: &Source, edits: &[Edit]) -> bool {
    let Some(at) = edits.first().map(|edit| edit.span.start as usize) else { return false };
    let before = source.text.get(..at).and_then(|text| text.rsplit('\n').next()).unwrap_or_default();
    let after = source.text.get(at..).and_then(|text| text.split('\n').next()).unwrap_or_default();
    [before, after].iter().any(|part| part.contains("\\n") || part.contains("<example>"))
}

/// The edits that fix the first syntax error.
fn proposed(faults: &[Fault]) -> Option<Vec<Edit>> {
    faults.iter().find_map(|fault| match fault {
        Fault::Syntax { problem, .. } => {
            problem.fix.as_ref().map(|fix| fix.edits.clone()).filter(|edits| !edits.is_empty())
        }
        _ => None,
    })
}

/// The text with the edits made; `None` if they overlap.
fn with(text: &str, edits: &[Edit]) -> Option<String> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.span);
    let (mut mended, mut at) = (String::with_capacity(text.len() + 64), 0);
    for edit in sorted {
        mended.push_str(text.get(at..edit.span.start as usize)?);
        mended.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    mended.push_str(text.get(at..)?);
    Some(mended)
}

/// The finding at its place before all those edits, without a fix.
fn back(mut found: Diagnostic, rounds: &[Vec<Edit>]) -> Option<Diagnostic> {
    found.fix = None;
    found.span = rounds.iter().rev().try_fold(found.span, |span, edits| before(span, edits))?;
    for label in &mut found.secondary {
        label.span = rounds.iter().rev().try_fold(label.span, |span, edits| before(span, edits))?;
    }
    Some(found)
}

/// Where a span was before the edits: one that touches new text was where the old one is.
fn before(span: Span, edits: &[Edit]) -> Option<Span> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.span);
    let old = |offset: u32, is_end: bool| {
        let mut at = i64::from(offset);
        for edit in &sorted {
            let (start, end) = (i64::from(edit.span.start), i64::from(edit.span.end));
            let length = i64::try_from(edit.text.len()).ok()?;
            if at >= start + length {
                at += end - start - length;
            } else if at > start {
                at = if is_end { end } else { start };
            }
        }
        u32::try_from(at).ok()
    };
    Some(Span::new(old(span.start, false)?, old(span.end, true)?.max(old(span.start, false)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_before_the_edits() {
        let edits = [Edit::replace(Span::new(4, 8), "longer text"), Edit::delete(Span::new(10, 12))];
        let text = "abcdefghijklmnop";
        assert_eq!(with(text, &edits).as_deref(), Some("abcdlonger textijmnop"));
        assert_eq!(before(Span::new(0, 3), &edits), Some(Span::new(0, 3)));
        assert_eq!(before(Span::new(4, 15), &edits), Some(Span::new(4, 8)));
        assert_eq!(before(Span::new(17, 19), &edits), Some(Span::new(12, 14)));
    }
}
