//! The actions for findings: fixes, verified like those of `--fix`, and suppression comments.

use std::path::Path;
use std::sync::Arc;

use crate::config::{ConfigError, Policy};
use crate::diagnostic::{Applicability, Diagnostic, Edit, RuleId};
use crate::document::Document;
use crate::engine::Unreported;
use crate::fix::{self, Job};
use crate::line_index::LineIndex;
use crate::loader;
use crate::span::Span;
use crate::verify;

use super::Session;

/// The rule that requires reasons in suppression comments.
const REASON: RuleId = RuleId("suppression-without-reason");

/// Fixes that undo each other must not spin.
const MOST_ROUNDS: usize = 20;

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it does, in the imperative.
    pub title: String,
    /// The edits of the page.
    pub edits: Vec<Edit>,
    /// The finding that it is about; `None` for what concerns the whole page.
    pub finding: Option<Diagnostic>,
    /// Whether it is what one would do without further thought.
    pub is_preferred: bool,
}

impl Session {
    /// What can be done about the findings of a page that touch `span`. `found` is everything that was found in it.
    ///
    /// # Errors
    /// When the configuration that applies to it cannot be used.
    pub fn actions(
        &self,
        path: &Path,
        text: &str,
        found: &[Diagnostic],
        span: Span,
    ) -> Result<Vec<Action>, Arc<ConfigError>> {
        let path = self.absolute(path);
        let policy = self.policy(&path)?;
        let page = Page { session: self, path: &path, text, policy: &policy };
        let touches = |found: &&Diagnostic| found.span.start <= span.end && span.start <= found.span.end;
        let here: Vec<&Diagnostic> = found.iter().filter(touches).collect();
        let mut actions: Vec<Action> = here.iter().filter_map(|found| page.fix(found)).collect();
        let mut rules: Vec<RuleId> = Vec::new();
        for finding in &here {
            if rules.contains(&finding.rule) {
                continue;
            }
            rules.push(finding.rule);
            let count =
                found.iter().filter(|other| other.rule == finding.rule && other.fix.is_some()).count();
            if count > 1 {
                actions.extend(page.fix_rule(finding));
            }
        }
        if !here.is_empty() {
            actions.extend(self.fix_all(&path, text, found)?);
        }
        let (source, split) = loader::head_of(&path, text.as_bytes(), true, &policy.dialect);
        let document = loader::parse(&source, split, &policy.dialect);
        for (at, finding) in here.iter().enumerate() {
            if here[..at].iter().all(|before| before.rule != finding.rule) {
                actions.extend(page.ignore(&document, finding));
            }
        }
        Ok(actions)
    }

    /// All safe fixes of a page at once; `None` if there is nothing to do.
    ///
    /// # Errors
    /// When the configuration that applies to it cannot be used.
    pub fn fix_all(
        &self,
        path: &Path,
        text: &str,
        found: &[Diagnostic],
    ) -> Result<Option<Action>, Arc<ConfigError>> {
        let path = self.absolute(path);
        let policy = self.policy(&path)?;
        let bytes = text.as_bytes().to_vec();
        let unreported = Unreported::default();
        let (run, least, on_disk) = (self.run(), Applicability::Safe, true);
        let job = Job { path: &path, policy: &policy, run, least, on_disk, unreported: &unreported };
        let fixed = fix::fix_bytes(&job, bytes, found);
        let title = "Apply all safe fixes in this page".to_owned();
        Ok(change(text, &fixed.bytes, title, None, false))
    }
}

/// A page for which actions are looked for.
struct Page<'p> {
    session: &'p Session,
    path: &'p Arc<Path>,
    text: &'p str,
    policy: &'p Policy,
}

impl Page<'_> {
    /// The fix of one finding.
    fn fix(&self, found: &Diagnostic) -> Option<Action> {
        let fix = found.fix.as_ref().filter(|fix| !fix.edits.is_empty())?;
        self.applied(self.text.as_bytes(), &[found])?;
        Some(Action {
            title: sentence(&fix.title),
            edits: fix.edits.clone(),
            finding: Some(found.clone()),
            is_preferred: fix.applicability == Applicability::Safe,
        })
    }

    /// The fixes of one rule, in rounds, as those of one round may reveal others.
    fn fix_rule(&self, finding: &Diagnostic) -> Option<Action> {
        let mut bytes = self.text.as_bytes().to_vec();
        for _ in 0..MOST_ROUNDS {
            let text = std::str::from_utf8(&bytes).ok()?;
            let found = self.session.check(self.path, text).ok()?;
            let offers: Vec<&Diagnostic> =
                found.iter().filter(|other| other.rule == finding.rule && other.fix.is_some()).collect();
            let together = self.applied(&bytes, &offers);
            let one_by_one = || offers.iter().rev().find_map(|offer| self.applied(&bytes, &[offer]));
            match together.or_else(one_by_one) {
                Some(fixed) if fixed != bytes => bytes = fixed,
                _ => break,
            }
        }
        let title = format!("Fix all `{}` in this page", finding.rule);
        change(self.text, &bytes, title, Some(finding), false)
    }

    /// The page with those fixes, where they break nothing else.
    fn applied(&self, bytes: &[u8], offers: &[&Diagnostic]) -> Option<Vec<u8>> {
        let edits: Vec<&Edit> =
            offers.iter().filter_map(|found| found.fix.as_ref()).flat_map(|fix| &fix.edits).collect();
        if edits.is_empty() {
            return None;
        }
        let fixed = Edit::apply(bytes, &edits)?;
        verify::holds(self.path, bytes, &fixed, offers, &self.policy.dialect).then_some(fixed)
    }

    /// Comments that suppress a finding: on its line, and in the whole page.
    fn ignore(&self, document: &Document<'_>, found: &Diagnostic) -> Vec<Action> {
        let Some(block) = &document.block else { return Vec::new() };
        let Some(sign) = block.syntax.comment() else { return Vec::new() };
        let lines = LineIndex::new(&document.source.text);
        // Where reasons are required, the comment is left open for one.
        let reason = if self.policy.levels.is_on(REASON) { ":" } else { "" };
        let end = if document.source.text.contains("\r\n") { "\r\n" } else { "\n" };
        let here = lines.line_span(lines.position(found.span.start).line).and_then(|line| {
            if !block.content.contains(line.start) {
                return None;
            }
            let text = document.text(line);
            let indent =
                text.get(..text.len() - text.trim_start_matches([' ', '\t']).len()).unwrap_or_default();
            let comment = format!("{indent}{sign} masthead: ignore[{}]{reason}{end}", found.rule);
            Some((format!("Ignore `{}` here", found.rule), Edit::insert(line.start, comment)))
        });
        let comment = format!("{sign} masthead: ignore-file[{}]{reason}{end}", found.rule);
        let page =
            (format!("Ignore `{}` in this page", found.rule), Edit::insert(block.content.start, comment));
        let holds = |edit: &Edit| {
            let bytes = self.text.as_bytes();
            Edit::apply(bytes, &[edit]).is_some_and(|commented| {
                verify::holds(self.path, bytes, &commented, &[], &self.policy.dialect)
            })
        };
        let offered = here.into_iter().chain([page]).filter(|(_, edit)| holds(edit));
        offered
            .map(|(title, edit)| Action {
                title,
                edits: vec![edit],
                finding: Some(found.clone()),
                is_preferred: false,
            })
            .collect()
    }
}

fn change(
    old: &str,
    new: &[u8],
    title: String,
    finding: Option<&Diagnostic>,
    is_preferred: bool,
) -> Option<Action> {
    let new = std::str::from_utf8(new).ok().filter(|new| *new != old)?;
    Some(Action { title, edits: vec![difference(old, new)], finding: finding.cloned(), is_preferred })
}

/// The smallest single edit that makes `new` out of `old`.
fn difference(old: &str, new: &str) -> Edit {
    let common = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| -> usize {
        a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let start = common(&mut old.chars(), &mut new.chars());
    let end = common(
        &mut old.get(start..).unwrap_or_default().chars().rev(),
        &mut new.get(start..).unwrap_or_default().chars().rev(),
    );
    Edit::replace(Span::of(start..old.len() - end), new.get(start..new.len() - end).unwrap_or_default())
}

fn sentence(title: &str) -> String {
    let mut characters = title.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_small_and_never_cut_characters() {
        assert_eq!(difference("title: é\n", "title: è\n"), Edit::replace(Span::new(7, 9), "è"));
        assert_eq!(difference("a", "a"), Edit::replace(Span::new(1, 1), ""));
        assert_eq!(difference("aa", "aaa"), Edit::replace(Span::new(2, 2), "a"));
    }
}
