//! Settings of a date field.

use std::cmp::Reverse;

use crate::audit::{Field, SeenForm};

use super::guess::Guess;
use super::scalar;
use super::shares::{is_meant, is_required};

/// More formats are not a rule.
const MOST: usize = 3;

/// More dates in other formats are not typos.
const FORGOT: u64 = 5;

/// With fewer dates nobody can tell.
const LEAST: u64 = 5;

pub(super) fn settings(field: &Field, guess: &mut Guess) {
    let mut forms: Vec<&SeenForm> = field.forms.values().collect();
    forms.sort_by_key(|form| (Reverse(form.seen.spot.count), form.form.words()));
    let count = |forms: &[&SeenForm]| forms.iter().map(|form| form.seen.spot.count).sum::<u64>();
    let total = count(&forms);
    if total < LEAST {
        return;
    }
    let (meant, slips): (Vec<_>, Vec<_>) =
        forms.into_iter().partition(|form| is_meant(form.seen.spot.count, total));
    let mut names: Vec<&str> = Vec::new();
    for form in &meant {
        if !names.contains(&form.form.format.name()) {
            names.push(form.form.format.name());
        }
    }
    let slipped: u64 = slips.iter().map(|form| form.seen.spot.count).sum();
    if names.len() <= MOST && slipped <= FORGOT && slipped * 50 <= total {
        guess.set("formats", scalar::list(names));
        for form in &slips {
            if let Some(first) = &form.seen.spot.first {
                let path = first.path.to_string_lossy();
                guess.notes.push(format!("written as `{}`: {path}:{}", form.seen.text, first.line));
            }
        }
    }
    let timed: Vec<&SeenForm> = meant.iter().chain(&slips).copied().filter(|form| form.form.time).collect();
    let zoned: Vec<&SeenForm> = timed.iter().copied().filter(|form| form.form.zone).collect();
    if is_required(count(&zoned), count(&timed)) {
        guess.set("timezone", "required".to_owned());
    }
}
