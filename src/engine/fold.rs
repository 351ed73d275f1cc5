//! Findings that say the same of many pages: a few of them, and one with the places of the others.

use std::cmp::Reverse;
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Diagnostic, Related, RuleId, Severity};
use crate::line_index::LineIndex;
use crate::outcome::{FileOutcome, count};
use crate::span::Span;
use crate::validators::collection::{duplicate_value, inconsistent_type, near_duplicate_item};
use crate::validators::portability::{ambiguous_scalar, invisible_character};

use super::Report;

/// So many pages are listed one by one.
const MOST: usize = 3;
/// So many of the other places are named.
const NAMED: usize = 10;
/// In fewer pages, nothing is drowned.
const FEW_PAGES: usize = 20;

/// The outcome, and the finding in it.
type At = (usize, usize);

impl Report {
    /// Folds what one rule says in the same words of many places into the finding at the first of them, for people to
    /// read; what programs read, and what fixes, baselines and the exit status work on, is not folded. A rule that would still warn on more than a tenth of the
    /// pages says the rest in one finding, unless `by_name` or a configuration (`is_configured`) asks for all.
    pub fn fold(&mut self, by_name: bool, is_configured: impl Fn(&Path) -> bool) {
        let mut rules: FxHashMap<RuleId, FxHashMap<Words<'_>, Vec<At>>> = FxHashMap::default();
        let mut pairs: FxHashMap<(&Path, Span), Vec<At>> = FxHashMap::default();
        for (at, outcome) in self.outcomes.iter().enumerate() {
            for (place, found) in outcome.diagnostics().iter().enumerate() {
                if found.rule == duplicate_value::RULE.id && found.severity == Severity::Warning {
                    let group = pairs.entry(first_place(outcome.path(), found)).or_default();
                    group.push((at, place));
                    if group.len() > 1 {
                        continue;
                    }
                }
                if has_same_words(found)
                    || (found.severity == Severity::Warning && !by_name && !is_configured(outcome.path()))
                {
                    let groups = rules.entry(found.rule).or_default();
                    groups.entry((&found.message, field_of(found))).or_default().push((at, place));
                }
            }
        }
        let mut folds: Vec<Fold> = pairs.into_values().map(Fold::Value).collect();
        for (rule, groups) in rules {
            let has_same_words = SAME_WORDS.contains(&rule);
            let mut groups: Vec<Vec<At>> = groups.into_values().collect();
            let pages: FxHashSet<usize> = groups.iter().flatten().map(|(at, _)| *at).collect();
            let drowns = !by_name && pages.len() > FEW_PAGES && pages.len() * 10 > self.summary.files;
            if !has_same_words {
                groups = groups.into_iter().flatten().map(|place| vec![place]).collect();
            }
            // The most frequent first, so that the rest is what matters least.
            groups.sort_by_key(|places| (Reverse(places.len()), places[0]));
            let rest =
                if drowns { groups.split_off(shown(&groups, self.summary.files / 20)) } else { Vec::new() };
            let least = if drowns { 1 } else { MOST };
            folds.extend(groups.into_iter().filter(|places| places.len() > least).map(Fold::Same));
            folds.extend((rest.len() > 1).then_some(Fold::Rest(rest)));
        }
        let mut dropped: FxHashSet<At> = FxHashSet::default();
        for fold in folds {
            fold.apply(self, &mut dropped);
        }
        if dropped.is_empty() {
            return;
        }
        for (at, outcome) in self.outcomes.iter_mut().enumerate() {
            if let FileOutcome::Checked { diagnostics, .. } = outcome {
                let mut place = 0;
                diagnostics.retain(|_| {
                    place += 1;
                    !dropped.contains(&(at, place - 1))
                });
            }
        }
        self.recount();
    }
}

/// How many of the groups are on at most `most` pages, if each is shown at its first place.
fn shown(groups: &[Vec<At>], most: usize) -> usize {
    let mut pages = FxHashSet::default();
    let fits = |places: &&Vec<At>| {
        pages.insert(places[0].0);
        pages.len() <= most
    };
    groups.iter().take_while(fits).count()
}

/// Places that become one finding.
enum Fold {
    /// They say the same.
    Same(Vec<At>),
    /// They say the same of different values, each with its places.
    Rest(Vec<Vec<At>>),
    /// They say of one value that it is also at the other places.
    Value(Vec<At>),
}

impl Fold {
    fn apply(self, report: &mut Report, dropped: &mut FxHashSet<At>) {
        let (places, values) = match self {
            Self::Same(places) => (places, None),
            // The first names the others.
            Self::Value(places) => {
                dropped.extend(places.iter().skip(1));
                return;
            }
            Self::Rest(groups) => {
                let values = groups.len();
                let mut places: Vec<At> = groups.into_iter().flatten().collect();
                places.sort_unstable();
                (places, Some(values))
            }
        };
        let Some(((at, place), others)) = places.split_first() else { return };
        let pages = places.iter().map(|(at, _)| at).collect::<FxHashSet<_>>().len();
        let named = others.iter().take(NAMED);
        let related: Vec<Related> =
            named.filter_map(|(at, place)| related(&report.outcomes[*at], *place)).collect();
        if let FileOutcome::Checked { diagnostics, .. } = &mut report.outcomes[*at] {
            let first = &mut diagnostics[*place];
            if let Some(values) = values {
                first.message = if first.rule == near_duplicate_item::RULE.id {
                    format!("{values} more terms are spelled in two ways, each on few pages")
                } else {
                    let pages = count(pages, "page");
                    format!(
                        "{values} more findings of this rule on {pages}: more than a tenth of all have one"
                    )
                };
                first.help = Some(format!("list them with `masthead check --select {}`", first.rule));
            } else {
                let help = first.help.take().unwrap_or_default();
                first.help = Some(format!("{help}, here and in {}", count(others.len(), "other place")));
            }
            first.related.extend(related);
        }
        dropped.extend(others);
    }
}

/// Rules whose message is the same wherever one value is in one field.
const SAME_WORDS: [RuleId; 4] = [
    near_duplicate_item::RULE.id,
    inconsistent_type::RULE.id,
    ambiguous_scalar::RULE.id,
    invisible_character::RULE.id,
];

/// The first of the places of which a finding says that they contain the same.
fn first_place<'a>(path: &'a Path, found: &'a Diagnostic) -> (&'a Path, Span) {
    let others = found.related.iter().map(|related| (&*related.path, related.span));
    others.chain([(path, found.span)]).min().unwrap_or((path, found.span))
}

/// What a finding says, and of which field.
type Words<'a> = (&'a str, &'a str);

/// The field of the page that a finding is in.
fn field_of(found: &Diagnostic) -> &str {
    let path = found.field.as_ref().map_or("", |field| field.as_str());
    path.split(['[', '.']).next().unwrap_or_default()
}

fn has_same_words(found: &Diagnostic) -> bool {
    SAME_WORDS.contains(&found.rule)
}

/// The place of a finding, as one of another file names it.
fn related(outcome: &FileOutcome, place: usize) -> Option<Related> {
    let FileOutcome::Checked { path, source: Some(source), diagnostics } = outcome else { return None };
    let span = diagnostics.get(place)?.span;
    let lines = LineIndex::new(&source.text);
    let at = Some((lines.position(span.start), lines.position(span.end)));
    Some(Related { path: path.clone(), span, at, message: "also here".to_owned() })
}
