//! Drops guesses that other pages refute: a name on several pages is not a typo, and a field that several pages lack is not
//! required.

use std::path::Path;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::outcome::FileOutcome;
use crate::validators::block::missing_opening_fence;
use crate::validators::fields::missing_field;
use crate::validators::fields::unknown_field::{self, GUESS, UNREAD};
use crate::validators::images::missing_image;
use crate::validators::lists::empty_item;

use super::Report;

/// In so many pages, a name is the site's own.
const HABIT: usize = 3;
/// In so many pages, a name that the generator does not read is read by the site's own templates.
const HABIT_OF_READING: usize = 5;
/// In so many pages, a field that only an editor wants is not wanted by the site.
const HABIT_OF_OMISSION: usize = 3;
/// If so many pages, and most of them, lack their image, the images are kept outside the repository.
const HABIT_OF_ABSENCE: usize = 21;
/// In so many pages, empty items that come to nothing are written by a template.
const HABIT_OF_BLANKS: usize = 10;
/// In so many pages without the opening delimiter, some tool reads them: Hexo does.
const HABIT_OF_OPENING: usize = 5;
/// So many skills without a name are read by a program that takes it from the folder.
const HABIT_OF_NAMELESS: usize = 2;

/// What a run took back, so that a fix of one page does not bring it up again.
#[derive(Clone, Debug, Default)]
pub struct Refuted(Vec<String>);

impl Refuted {
    /// Drops from what one page shows what the run has refuted.
    pub fn leave(&self, outcome: &mut FileOutcome) {
        if let FileOutcome::Checked { path, diagnostics, .. } = outcome
            && !self.0.is_empty()
        {
            diagnostics.retain(|found| !self.holds(path, found));
        }
    }

    fn holds(&self, path: &Path, found: &Diagnostic) -> bool {
        habit(path, found).is_some() && self.0.iter().any(|guess| guess == guess_of(found))
    }
}

/// Takes back what was guessed about names that several pages share.
pub(super) fn respect(report: &mut Report) {
    let mut counts: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    for outcome in &report.outcomes {
        for found in outcome.diagnostics() {
            if let Some(least) = habit(outcome.path(), found) {
                let least = match least {
                    Least::Pages(pages) => pages,
                    Least::Most => HABIT_OF_ABSENCE.max(report.summary.files / 2 + 1),
                };
                let (count, _) = counts.entry(guess_of(found)).or_insert((0, least));
                *count += 1;
            }
        }
    }
    let habits: Vec<String> = counts
        .into_iter()
        .filter(|(_, (count, least))| count >= least)
        .map(|(guess, _)| guess.to_owned())
        .collect();
    if habits.is_empty() {
        return;
    }
    report.refuted = Refuted(habits);
    for outcome in &mut report.outcomes {
        report.refuted.leave(outcome);
        if let FileOutcome::Checked { diagnostics, source, .. } = outcome
            && diagnostics.is_empty()
        {
            *source = None;
        }
    }
    report.recount();
}

/// What is refuted at once if pages refute the finding: what it says, or all that its rule says.
fn guess_of(found: &Diagnostic) -> &str {
    let is_of_rule = is_absence(found) || is_blank(found) || is_fenceless(found);
    if is_of_rule { found.rule.0 } else { &found.message }
}

/// On how many pages a guess is a habit of the site.
#[derive(Clone, Copy)]
enum Least {
    /// On so many.
    Pages(usize),
    /// On most of them.
    Most,
}

/// When a guess is a habit of the site; `None` if the finding is not a guess.
fn habit(path: &Path, found: &Diagnostic) -> Option<Least> {
    if is_absence(found) { Some(Least::Most) } else { habit_of_words(path, found).map(Least::Pages) }
}

fn habit_of_words(path: &Path, found: &Diagnostic) -> Option<usize> {
    let is_nameless = || path.file_name().is_some_and(|name| name == "SKILL.md") && is_without_name(found);
    if is_likeness(found) {
        Some(HABIT)
    } else if is_unread(found) {
        Some(HABIT_OF_READING)
    } else if is_blank(found) {
        Some(HABIT_OF_BLANKS)
    } else if is_fenceless(found) {
        Some(HABIT_OF_OPENING)
    } else if is_wish(found) {
        Some(HABIT_OF_OMISSION)
    } else {
        is_nameless().then_some(HABIT_OF_NAMELESS)
    }
}

fn is_without_name(found: &Diagnostic) -> bool {
    found.rule == missing_field::RULE.id && found.field.as_ref().is_some_and(|field| field.as_str() == "name")
}

/// A field that is missing only by the schema of an editor, which does not check pages that it did not write.
fn is_wish(found: &Diagnostic) -> bool {
    found.rule == missing_field::RULE.id
        && found.severity == Severity::Warning
        && found.message.ends_with("`)")
}

/// Fields without an opening delimiter, which only some generators find.
fn is_fenceless(found: &Diagnostic) -> bool {
    found.rule == missing_opening_fence::RULE.id && found.message.contains(missing_opening_fence::MOST)
}

/// An item that the generator drops.
fn is_blank(found: &Diagnostic) -> bool {
    found.rule == empty_item::RULE.id && found.severity == Severity::Warning
}

/// A file that the generator does not find, where nobody has asked for files of the site.
fn is_absence(found: &Diagnostic) -> bool {
    found.rule == missing_image::RULE.id && found.severity == Severity::Warning
}

/// The generator reads the plural of that name: `tags` for `tag`.
fn is_unread(found: &Diagnostic) -> bool {
    found.rule == unknown_field::RULE.id
        && found.severity == Severity::Warning
        && found.message.contains(UNREAD)
}

/// Nothing but the likeness of two names is behind it.
fn is_likeness(found: &Diagnostic) -> bool {
    found.rule == unknown_field::RULE.id
        && found.severity == Severity::Warning
        && found.message.contains(GUESS)
}
