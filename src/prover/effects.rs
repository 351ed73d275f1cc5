//! What the generator itself does with a value: the rules about that have nothing to say if it takes the value.

use std::path::Path;
use std::ptr;

use rustc_hash::FxHashMap;

use crate::config::Policy;
use crate::document::Syntax;
use crate::generators::{Known, Taken};
use crate::reading;
use crate::validators::fields::effect;

use super::days::Form;
use super::tree;
use super::wanted::Page;
use super::written::Value;

/// More values, or longer ones, are not remembered, so that memory does not grow with the pages.
const MOST_VALUES: usize = 256;
const LONGEST: usize = 80;

/// What the generator took as the value of one field, so that it is not asked again: what becomes of a value depends on
/// nothing else.
#[derive(Debug, Default)]
pub(super) struct Effects {
    /// Whether some pages have fields of their own, as data that is handed to all pages has.
    is_handed: bool,
    /// What the generator knows under that name, each for some of the pages.
    known: Vec<&'static Known>,
    /// Values as they are written, each with what it was given to.
    values: FxHashMap<Box<[u8]>, &'static Known>,
    /// The forms of dates that it read as they are meant, by their quotes. In the years that a form admits, a generator
    /// reads all dates of one form alike.
    dates: Vec<(Form, u8)>,
    /// The same for what it was given to.
    forms: Vec<(Form, u8, &'static Known)>,
}

impl Effects {
    /// For fields of that name.
    pub(super) fn of(policy: &Policy, name: &str) -> Self {
        let facts = policy.dialect.generator.facts();
        let known = facts.fields.iter().filter(|known| known.name.eq_ignore_ascii_case(name)).collect();
        Self { is_handed: !facts.handed.is_empty(), known, ..Self::default() }
    }

    /// Whether it knows nothing of them.
    pub(super) const fn are_none(&self) -> bool {
        self.known.is_empty()
    }

    fn known(&self, policy: &Policy, path: &Path, name: &str) -> Option<&'static Known> {
        let facts = policy.dialect.generator.facts();
        if self.is_handed {
            return facts.known(name, path);
        }
        let is_same = |known: &&Known| facts.names.case.is_same(known.name, name) && (known.in_page)(path);
        self.known.iter().copied().find(is_same)
    }

    /// Whether the generator takes the value of a field, if it reads it; `form` is that of a date.
    pub(super) fn are_taken(
        &mut self,
        policy: &Policy,
        path: &Path,
        page: Page<'_>,
        (name, value): (&str, &Value),
        (is_text, form): (bool, Option<(Form, u8)>),
    ) -> bool {
        if self.are_none() {
            return true;
        }
        let Some(known) = self.known(policy, path, name) else { return true };
        if is_text && known.takes_text {
            return true;
        }
        if let Some((form, quote)) = form {
            let is_same =
                |seen: &(Form, u8, &Known)| (seen.0, seen.1) == (form, quote) && ptr::eq(seen.2, known);
            if self.forms.iter().any(is_same) {
                return true;
            }
            let is_taken = is_taken(policy, path, page, name, value);
            if is_taken {
                self.forms.push((form, quote, known));
            }
            return is_taken;
        }
        let (start, end) = value.place();
        let written = page.bytes().get(start..end).unwrap_or_default();
        if written.len() > LONGEST {
            return is_taken(policy, path, page, name, value);
        }
        if self.values.get(written).is_some_and(|seen| ptr::eq(*seen, known)) {
            return true;
        }
        let is_taken = is_taken(policy, path, page, name, value);
        if is_taken && self.values.len() < MOST_VALUES {
            self.values.insert(written.into(), known);
        }
        is_taken
    }

    /// Whether the generator reads a date as the moment that is written there, `at` in seconds since 1970.
    pub(super) fn are_read_as(
        &mut self,
        policy: &Policy,
        page: Page<'_>,
        value: &Value,
        (form, at): ((Form, u8), i64),
    ) -> bool {
        if self.dates.contains(&form) {
            return true;
        }
        let is_read = is_read_as(policy, page, value, at);
        if is_read {
            self.dates.push(form);
        }
        is_read
    }
}

fn is_taken(policy: &Policy, path: &Path, page: Page<'_>, name: &str, value: &Value) -> bool {
    let Some(node) = tree::node(page.text, page.block, value) else { return false };
    let effect = effect::of_value(&policy.dialect, path, Syntax::Yaml, (name, &node));
    effect.is_none_or(|effect| effect.is_taken())
}

fn is_read_as(policy: &Policy, page: Page<'_>, value: &Value, at: i64) -> bool {
    let Some(node) = tree::node(page.text, page.block, value) else { return false };
    // A reader that does not get that far has nothing to hand on.
    let Some(held) = reading::value_of(&node, Syntax::Yaml, &policy.dialect) else { return true };
    match (policy.dialect.generator.facts().dates.take)(&held, Syntax::Yaml) {
        Taken::At(moment) => moment.local.and_utc().timestamp() == at,
        Taken::HandedOn | Taken::Special => true,
        Taken::Stops | Taken::Dropped(_) | Taken::Invalid => false,
    }
}
