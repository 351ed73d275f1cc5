//! The values that a field may have: few, and each of them used again and again.

use std::path::Path;

use crate::audit::path::key;
use crate::audit::{Field, Seen, top};
use crate::value::likeness;

use super::addresses::IMAGES;

/// More values are an open set.
const MOST: usize = 40;

/// So often is a value of a closed set used, on average.
const USES: u64 = 5;

/// A single value is not a choice.
const FEWEST: usize = 2;

/// Longer values are sentences.
const LONGEST: usize = 60;

/// With fewer values nobody can tell.
const LEAST: u64 = 20;

/// A value so rare may be a slip of one that is [`TIMES`] as frequent.
const TIMES: u64 = 10;

/// In shorter words one letter makes another word.
const LONG_ENOUGH: usize = 5;

/// Fields that say what one page is.
const OWN: [&str; 8] = ["title", "id", "slug", "description", "summary", "excerpt", "permalink", "name"];

/// Words in the names of fields that new pages add values to.
const OPEN: [&str; 17] = [
    "lang",
    "language",
    "languages",
    "locale",
    "version",
    "versions",
    "author",
    "authors",
    "by",
    "contributor",
    "contributors",
    "translator",
    "translators",
    "reviewer",
    "editor",
    "owner",
    "people",
];

/// The values to allow, in alphabetical order, and those that are left out, each with the one that was meant.
#[derive(Debug)]
pub(super) struct Vocabulary<'f> {
    pub(super) allowed: Vec<&'f str>,
    pub(super) slips: Vec<(&'f Seen, &'f str)>,
}

/// The vocabulary of a field; `None` if it is an open set.
pub(super) fn of(field: &Field) -> Option<Vocabulary<'_>> {
    let last = key(&field.name);
    let values = top(field);
    let uses: u64 = values.iter().map(|seen| seen.spot.count).sum();
    let is_closed = field.distinct.is_complete()
        && !OWN.contains(&&*last)
        && !is_open(&last.to_lowercase())
        && !is_of_path(&values)
        && values.len() <= MOST
        && uses >= LEAST
        && uses >= values.len() as u64 * USES
        && values.len() >= FEWEST
        && values.iter().all(|seen| is_word(&seen.text));
    if !is_closed {
        return None;
    }
    let (mut allowed, mut slips): (Vec<&Seen>, Vec<(&Seen, &str)>) = (Vec::new(), Vec::new());
    for seen in values {
        match allowed.iter().find(|meant| is_slip(seen, meant)) {
            Some(meant) => slips.push((seen, &*meant.text)),
            // Two spellings, equally frequent: a list of both would keep the wrong one.
            None if allowed.iter().any(|other| is_alike(seen, other)) => return None,
            None => allowed.push(seen),
        }
    }
    let single = allowed.iter().filter(|seen| seen.spot.count == 1).count();
    // A value that is used once may be new, and others will follow.
    if single * 10 > allowed.len() || allowed.len() < FEWEST {
        return None;
    }
    let mut allowed: Vec<&str> = allowed.iter().map(|seen| &*seen.text).collect();
    allowed.sort_unstable();
    Some(Vocabulary { allowed, slips })
}

/// Whether a value looks like a word of a vocabulary: no path, address, number, markup or sentence.
fn is_word(text: &str) -> bool {
    let is_file = || {
        let extension = text.rsplit_once('.').map_or("", |(_, extension)| extension);
        (2..=5).contains(&extension.len()) && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    text.chars().count() <= LONGEST
        && text.chars().any(char::is_alphabetic)
        && !text.starts_with(['/', '.'])
        && !text.contains("://")
        && !text.contains(['<', '\n'])
        && !is_file()
}

/// Whether new values are the most usual thing: languages, versions, people and pictures.
fn is_open(name: &str) -> bool {
    let words = || name.split(|c: char| !c.is_alphanumeric());
    IMAGES.iter().any(|word| name.contains(word)) || words().any(|word| OPEN.contains(&word))
}

/// Whether most values are names of their folders or files: a new folder has a new one.
fn is_of_path(values: &[&Seen]) -> bool {
    let is_part = |seen: &&&Seen| {
        let word = likeness::key(&seen.text);
        seen.spot.first.as_ref().is_some_and(|first| {
            let parts = first.path.components().filter_map(|part| Path::new(part.as_os_str()).file_stem());
            parts.filter_map(|part| part.to_str()).any(|part| likeness::key(part) == word)
        })
    };
    values.iter().filter(is_part).count() * 2 > values.len()
}

fn is_alike(one: &Seen, other: &Seen) -> bool {
    likeness::key(&one.text) == likeness::key(&other.text)
}

fn is_slip(seen: &Seen, meant: &Seen) -> bool {
    if is_alike(seen, meant) && seen.spot.count < meant.spot.count {
        return true;
    }
    if meant.spot.count < seen.spot.count * TIMES {
        return false;
    }
    is_alike(seen, meant)
        || (meant.text.len() >= LONG_ENOUGH
            && meant.text.is_ascii()
            && !meant.text.bytes().any(|byte| byte.is_ascii_digit())
            && strsim::osa_distance(&seen.text, &meant.text) == 1)
}
