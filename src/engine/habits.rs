//! Drops guesses that other pages refute: a name on several pages is not a typo, and a field that several pages lack is not
//! required.

use std::path::Path;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, Guess, RuleId, Severity};
use crate::field_path::FieldPath;
use crate::outcome::FileOutcome;
use crate::validators::block::missing_front_matter;
use crate::validators::fields::missing_field;

use super::Report;

/// In so many pages, a name is the site's own.
const HABIT: usize = 3;
/// In so many pages, a name that the generator does not read is read by the site's own templates.
const HABIT_OF_READING: usize = 5;
/// In so many pages, a field that only an editor wants is not wanted by the site, and one that only agents do not know is.
const HABIT_OF_OMISSION: usize = 3;
/// If so many pages, and most of them, lack their image, the images are kept outside the repository.
const HABIT_OF_ABSENCE: usize = 21;
/// If so many pages, and one in 25, have another date than their file, the file has that of something else.
const HABIT_OF_SHIFT: usize = 10;
/// If so many pages, and one in twenty, have a value that the generator reads otherwise, nobody minds; of skills with names
/// of another form, so many are enough.
const HABIT_OF_SHARE: usize = 21;
/// In so many pages, empty items that come to nothing are written by a template.
const HABIT_OF_BLANKS: usize = 10;
/// In so many pages without the opening delimiter, some tool reads them: Hexo does.
const HABIT_OF_OPENING: usize = 5;
/// In so many pages, what only some generators read is read by the site's own.
const HABIT_OF_PORTABILITY: usize = 5;
/// If so many items differ from others in letter case, it makes no difference to the reader: Zenn links topics in
/// lower case.
const HABIT_OF_CASE: usize = 20;
/// So many skills without a name are read by a program that takes it from the folder, as Claude Code does.
const HABIT_OF_NAMELESS: usize = 2;

/// Guesses about one page that the other pages refute.
#[derive(Clone, Debug, Default)]
pub(super) struct Refuted(Vec<(Option<RuleId>, String)>);

impl Refuted {
    /// Drops from what one page shows what the run has refuted.
    pub(super) fn leave(&self, outcome: &mut FileOutcome) {
        if let FileOutcome::Checked { path, diagnostics, .. } = outcome
            && !self.0.is_empty()
        {
            diagnostics.retain(|found| !self.holds(path, found));
        }
    }

    fn holds(&self, path: &Path, found: &Diagnostic) -> bool {
        let (rule, guess) = guess_of(found);
        habit(path, found).is_some() && self.0.iter().any(|refuted| refuted.0 == rule && refuted.1 == guess)
    }
}

/// Takes back what was guessed about names that several pages share.
pub(super) fn respect(report: &mut Report) {
    let mut counts: FxHashMap<(Option<RuleId>, &str), (usize, usize)> = FxHashMap::default();
    for outcome in &report.outcomes {
        for found in outcome.diagnostics() {
            if let Some(least) = habit(outcome.path(), found) {
                let least = match least {
                    Least::Pages(pages) => pages,
                    Least::Most => HABIT_OF_ABSENCE.max(report.summary.files / 2 + 1),
                    Least::Several => HABIT_OF_SHIFT.max(report.summary.files / 25 + 1),
                    Least::Many => HABIT_OF_SHARE.max(report.summary.files / 20 + 1),
                };
                let (count, _) = counts.entry(guess_of(found)).or_insert((0, least));
                *count += 1;
            }
        }
    }
    let habits: Vec<(Option<RuleId>, String)> = counts
        .into_iter()
        .filter(|(_, (count, least))| count >= least)
        .map(|((rule, guess), _)| (rule, guess.to_owned()))
        .collect();
    if habits.is_empty() {
        return;
    }
    report.unreported.refuted = Refuted(habits);
    for outcome in &mut report.outcomes {
        report.unreported.refuted.leave(outcome);
        if let FileOutcome::Checked { diagnostics, source, .. } = outcome
            && diagnostics.is_empty()
        {
            *source = None;
        }
    }
    report.recount();
}

/// What is refuted at once if pages refute the finding: what it says, all that its rule says, or what a rule says of a field.
fn guess_of(found: &Diagnostic) -> (Option<RuleId>, &str) {
    let field = || found.field.as_ref().map(FieldPath::as_str);
    match found.guess {
        Some(
            Guess::Absence
            | Guess::Blank
            | Guess::Fenceless
            | Guess::Form
            | Guess::LetterCase
            | Guess::Portability
            | Guess::Shift
            | Guess::Split,
        ) => (None, found.rule.0),
        // Two rules may look at one field.
        Some(Guess::Unread) => (Some(found.rule), field().unwrap_or(&found.message)),
        Some(Guess::Effect) => (None, field().unwrap_or_default()),
        _ => (None, &found.message),
    }
}

/// On how many pages a guess is a habit of the site.
#[derive(Clone, Copy)]
enum Least {
    /// On so many.
    Pages(usize),
    /// On most of them.
    Most,
    /// On one in 25.
    Several,
    /// On one in twenty.
    Many,
}

/// When a guess is a habit of the site; `None` if the finding is not a guess.
fn habit(path: &Path, found: &Diagnostic) -> Option<Least> {
    if is_nameless(path, found) {
        return Some(Least::Pages(HABIT_OF_NAMELESS));
    }
    Some(match found.guess? {
        Guess::Fenceless => Least::Pages(HABIT_OF_OPENING),
        Guess::Form => Least::Pages(HABIT_OF_SHARE),
        Guess::Split | Guess::Tabs => Least::Many,
        _ if found.severity != Severity::Warning => return None,
        Guess::Likeness => Least::Pages(HABIT),
        Guess::Unread => Least::Pages(HABIT_OF_READING),
        Guess::Blank => Least::Pages(HABIT_OF_BLANKS),
        Guess::Wish => Least::Pages(HABIT_OF_OMISSION),
        Guess::Absence => Least::Most,
        Guess::Effect => Least::Many,
        Guess::Shift => Least::Several,
        Guess::LetterCase => Least::Pages(HABIT_OF_CASE),
        Guess::Portability => Least::Pages(HABIT_OF_PORTABILITY),
    })
}

/// A skill without a name, or without any field.
fn is_nameless(path: &Path, found: &Diagnostic) -> bool {
    path.file_name().is_some_and(|name| name == "SKILL.md")
        && (found.rule == missing_front_matter::RULE.id
            || found.rule == missing_field::RULE.id
                && found.field.as_ref().is_some_and(|field| field.as_str() == "name"))
}
