//! Suppression comments: `# masthead: ignore[rule]: reason` on a line or above it, `# masthead: ignore-file[rule]: reason`
//! for the page.

mod lines;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Diagnostic, Edit, Fix, Severity};
use crate::document::Document;
use crate::line_index::LineIndex;
use crate::span::Span;
use crate::validators::setup::{suppression_without_reason, unused_suppression};
use crate::validators::{self, Levels, Rule};

pub use lines::held_lines;
use lines::{Run, held_line};

const MARK: &str = "masthead";

/// Whether a text may contain a suppression comment.
pub fn may_be_in(text: &str) -> bool {
    text.contains(MARK)
}

/// One rule named by one comment.
#[derive(Debug)]
struct Suppression<'t> {
    rule: &'t str,
    /// The rule's name in the comment.
    span: Span,
    /// The whole comment, for taking it out.
    comment: Span,
    /// How many rules the comment names.
    siblings: usize,
    /// The line it applies to, from 1; `None` for the whole page.
    line: Option<u32>,
}

/// What a page's comments name, and what of it was needed: both by rule and line, so that the cost of a finding does not
/// grow with the number of comments.
#[derive(Debug, Default)]
struct Needs<'t>(FxHashMap<(&'t str, Option<u32>), bool>);

impl<'t> Needs<'t> {
    fn of(suppressions: &[Suppression<'t>]) -> Self {
        Self(suppressions.iter().map(|it| ((it.rule, it.line), false)).collect())
    }

    /// Whether a comment suppresses the finding; that comment is then needed.
    fn suppress(&mut self, found: &Diagnostic, lines: &LineIndex<'_>) -> bool {
        let line = lines.position(found.span.start).line;
        let mut hit = false;
        for holds in [None, Some(line)] {
            if let Some(needed) = self.0.get_mut(&(found.rule.0, holds)) {
                *needed = true;
                hit = true;
            }
        }
        hit
    }

    fn has(&self, it: &Suppression<'_>) -> bool {
        self.0.get(&(it.rule, it.line)).copied().unwrap_or_default()
    }
}

/// What is left after the comments had their say.
#[derive(Debug, Default)]
pub struct Applied {
    /// The findings that nothing suppresses, and those about the comments themselves.
    pub kept: Vec<Diagnostic>,
    /// Whether a comment names a rule over the collection that may yet have something to say about the page.
    pub waits: bool,
}

/// The findings that no comment of the page suppresses. What else comments do, [`apply`] knows.
pub fn unsuppressed(document: &Document<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if !document.comments.iter().any(|&comment| document.text(comment).contains(MARK)) {
        return found;
    }
    let lines = LineIndex::new(&document.source.text);
    let (mut run, mut suppressions) = (Run::default(), Vec::new());
    for &comment in &document.comments {
        read(document, comment, &lines, &mut run, &mut suppressions, &mut Vec::new());
    }
    let mut needs = Needs::of(&suppressions);
    found.into_iter().filter(|found| !needs.suppress(found, &lines)).collect()
}

/// Drops what the page's comments suppress, and reports comments that suppress nothing. A page without comments costs
/// one comparison. `concluded` says whether the rules over the collection have seen everything there is: before, no
/// comment that names one is unused.
pub fn apply(document: &Document<'_>, found: Vec<Diagnostic>, levels: &Levels, concluded: bool) -> Applied {
    if !document.comments.iter().any(|&comment| document.text(comment).contains(MARK)) {
        return Applied { kept: found, waits: false };
    }
    let lines = LineIndex::new(&document.source.text);
    let mut remarks = Vec::new();
    let mut suppressions = Vec::new();
    let mut run = Run::default();
    for &comment in &document.comments {
        read(document, comment, &lines, &mut run, &mut suppressions, &mut remarks);
    }
    let mut needs = Needs::of(&suppressions);
    let mut kept: Vec<Diagnostic> =
        found.into_iter().filter(|found| !needs.suppress(found, &lines)).collect();
    let mistaken: FxHashSet<Option<u32>> =
        suppressions.iter().filter(|it| validators::find(it.rule).is_none()).map(|it| it.line).collect();
    if !mistaken.is_empty() {
        // What such a comment was to protect is not changed before the comment is corrected.
        for found in &mut kept {
            let line = lines.position(found.span.start).line;
            if mistaken.contains(&None) || mistaken.contains(&Some(line)) {
                found.fix = None;
            }
        }
    }
    let is_early = |it: &&Suppression<'_>| {
        let rule = validators::find(it.rule).filter(|rule| levels.is_on(rule.id));
        !concluded && rule.is_some_and(Rule::is_over_collection)
    };
    // What a page contains that does not parse is not known: the comment may be for a finding that is yet to come.
    let is_hidden = |it: &&Suppression<'_>| document.root.is_none() && validators::find(it.rule).is_some();
    let waits = suppressions.iter().any(|it| is_early(&it));
    let unused = suppressions
        .iter()
        .filter(|it| !needs.has(it) && !is_early(it) && !is_hidden(it))
        .filter_map(|it| report_unused(it, document, levels));
    kept.extend(remarks.into_iter().chain(unused).filter_map(|mut found| {
        found.severity = levels.get(found.rule)?;
        Some(found)
    }));
    kept.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    Applied { kept, waits }
}

fn read<'t>(
    document: &Document<'t>,
    comment: Span,
    lines: &LineIndex<'_>,
    run: &mut Run,
    suppressions: &mut Vec<Suppression<'t>>,
    remarks: &mut Vec<Diagnostic>,
) {
    let text = document.text(comment);
    let Some(rest) = text.trim_start_matches('#').trim_start().strip_prefix(MARK) else { return };
    let Some(rest) = rest.strip_prefix(':').or_else(|| without_colon(rest)) else { return };
    let rest = rest.trim();
    let whole_page = rest.starts_with("ignore-file");
    let list = rest.strip_prefix("ignore-file").or_else(|| rest.strip_prefix("ignore"));
    let list = list.filter(|_| text.contains("masthead:"));
    let Some(list) = list.and_then(|list| list.trim_start().strip_prefix('[')?.split_once(']')) else {
        let words = format!("`{}` is not a valid suppression comment", text.trim());
        let mut found = Diagnostic::new(unused_suppression::RULE.id, Severity::Warning, comment, words);
        found.help(
            "write `# masthead: ignore[rule]` on the line of the finding or above it, or `# masthead: ignore-file[rule]`",
        );
        remarks.push(found);
        return;
    };
    if list.1.trim_matches(|c: char| !c.is_alphanumeric()).is_empty() {
        let words = "the suppression comment has no reason";
        let id = suppression_without_reason::RULE.id;
        let mut found = Diagnostic::new(id, Severity::Warning, comment, words);
        found.help(format!("write `{}]: reason`", text.split(']').next().unwrap_or_default().trim_end()));
        remarks.push(found);
    }
    let names: Vec<&str> = list.0.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    let line = (!whole_page).then(|| held_line(document, comment, lines, run));
    for rule in &names {
        // The name is a part of the comment's text, so its place follows from the two addresses.
        let at = rule.as_ptr() as usize - text.as_ptr() as usize;
        let span = comment.sub(at..at + rule.len());
        suppressions.push(Suppression { rule, span, comment, siblings: names.len(), line });
    }
}

/// What follows the mark if it lacks only the colon: `# masthead ignore[rule]`.
fn without_colon(rest: &str) -> Option<&str> {
    let words = rest.trim_start();
    let list = words.strip_prefix("ignore-file").or_else(|| words.strip_prefix("ignore"))?;
    (words.len() < rest.len() && list.trim_start().starts_with('[')).then_some(words)
}

/// A finding for a suppression that suppressed nothing; none if its rule does not run at all.
fn report_unused(it: &Suppression<'_>, document: &Document<'_>, levels: &Levels) -> Option<Diagnostic> {
    let words = match validators::find(it.rule) {
        None => format!("unknown rule `{}`", it.rule),
        Some(rule) if !levels.is_on(rule.id) => return None,
        Some(_) => format!("unused suppression: there is no `{}` finding here", it.rule),
    };
    let mut found = Diagnostic::new(unused_suppression::RULE.id, Severity::Warning, it.span, words);
    if validators::find(it.rule).is_none() {
        // The author wants something suppressed: without the comment, a fix could change what it is to protect.
        if let Some(near) =
            validators::near_names(it.rule).into_iter().find(|near| validators::find(near).is_some())
        {
            found.help(format!("write `{near}`"));
            found.fix(Fix::guess("write the known rule", [Edit::replace(it.span, near)]));
        } else {
            found.help("correct the name of the rule, or remove it from the comment");
        }
        return Some(found);
    }
    if it.siblings > 1 {
        found.help(format!("remove `{}` from the comment", it.rule));
        if let Some(name) = listed(document, it.span) {
            found.fix(Fix::safe("remove it from the comment", [Edit::delete(name)]));
        }
    } else {
        found.help("remove the comment");
        found.fix(Fix::safe("remove the comment", [Edit::delete(removal(document, it.comment))]));
    }
    Some(found)
}

/// A rule's name in a list of names, with the comma that goes with it.
fn listed(document: &Document<'_>, name: Span) -> Option<Span> {
    let text = &document.source.text;
    let after = text.get(name.end as usize..).unwrap_or_default();
    if let Some(rest) = after.trim_start().strip_prefix(',') {
        return Some(Span::of(name.start as usize..text.len() - rest.trim_start_matches([' ', '\t']).len()));
    }
    let before = text.get(..name.start as usize).unwrap_or_default().trim_end().strip_suffix(',')?;
    Some(Span::of(before.len()..name.end as usize))
}

/// The comment with the spaces before it, and with its line's end where it is alone.
fn removal(document: &Document<'_>, comment: Span) -> Span {
    let text = &document.source.text;
    let before = text.get(..comment.start as usize).unwrap_or_default();
    let start = before.trim_end_matches([' ', '\t']).len();
    let alone = start == 0 || before.get(..start).unwrap_or_default().ends_with(['\n', '\r']);
    let after = text.get(comment.end as usize..).unwrap_or_default();
    let line_end = if after.starts_with("\r\n") { 2 } else { usize::from(after.starts_with(['\n', '\r'])) };
    Span::of(start..comment.end as usize + if alone { line_end } else { 0 })
}
