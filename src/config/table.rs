//! A mapping of the configuration that is being decoded: keys are taken one by one, and the rest are mistakes.

use rustc_hash::FxHashMap;

use crate::document::{Entry, Node};
use crate::span::Span;

use super::mistakes::{Mistakes, nearest};

/// What to write instead of a key that other languages have.
#[derive(Clone, Copy, Debug)]
pub(super) enum Instead {
    /// Another key.
    Key(&'static str),
    /// What the sentence says.
    Say(&'static str),
}

/// How to write a key that must be there.
const NEEDED: [(&str, &str); 5] = [
    ("by", "write `by: kind`, with the field whose value decides"),
    ("cases", "write `cases:` with the values of that field, each with its `fields`"),
    ("files", "write the globs of its pages, such as `files: [\"posts/**/*.md\"]`"),
    ("to", "write where the value must exist, such as `to: authors` or `to: data/authors.yml`"),
    ("use", "write `use: other`, with the field to use instead"),
];

/// A mapping whose keys are known words.
#[derive(Debug)]
pub(super) struct Table<'n, 's> {
    entries: &'n [Entry<'s>],
    taken: Vec<bool>,
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
    /// The key of the mapping, or the mapping itself: where a missing key is reported.
    at: Span,
    /// What the mapping is, with its article: "a collection".
    what: &'static str,
}

impl<'n, 's> Table<'n, 's> {
    /// Opens a mapping; anything else is a mistake. `key` is what it is under.
    pub(super) fn open(
        node: &'n Node<'s>,
        key: &str,
        at: Span,
        what: &'static str,
        mistakes: &mut Mistakes,
    ) -> Option<Self> {
        let entries = named(node, key, mistakes)?;
        Some(Self {
            entries,
            taken: vec![false; entries.len()],
            asked: Vec::new(),
            missing: Vec::new(),
            at,
            what,
        })
    }

    /// The value of a key that may be missing.
    pub(super) fn optional(&mut self, key: &'static str) -> Option<&'n Node<'s>> {
        self.optional_entry(key).map(|entry| &entry.value)
    }

    /// Key and value of a key that may be missing.
    pub(super) fn optional_entry(&mut self, key: &'static str) -> Option<&'n Entry<'s>> {
        self.asked.push(key);
        let index = self.entries.iter().position(|entry| entry.key.text() == Some(key))?;
        self.taken[index] = true;
        Some(&self.entries[index])
    }

    /// A key that was read, or may still be.
    pub(super) fn peek(&self, key: &str) -> Option<&'n Entry<'s>> {
        self.entries.iter().find(|entry| entry.key.text() == Some(key))
    }

    /// Notes a key that should be there and is not.
    pub(super) fn miss(&mut self, key: &'static str) {
        self.missing.push(key);
    }

    /// The value of a key that must be there.
    pub(super) fn required(&mut self, key: &'static str) -> Option<&'n Node<'s>> {
        let found = self.optional(key);
        if found.is_none() {
            self.missing.push(key);
        }
        found
    }

    /// Takes all keys that `explain` knows a better word for than "unknown".
    pub(super) fn explain(&mut self, mistakes: &mut Mistakes, explain: impl Fn(&str) -> Option<String>) {
        for (entry, taken) in self.entries.iter().zip(&mut self.taken) {
            let Some(key) = entry.key.text().filter(|key| !*taken && !self.asked.contains(key)) else {
                continue;
            };
            if let Some(message) = explain(key) {
                *taken = true;
                mistakes.add(entry.key.span, message);
            }
        }
    }

    /// Takes a key that does not belong here, for anyone who knows what was meant.
    pub(super) fn stray(&mut self, key: &str) -> Option<&'n Entry<'s>> {
        let index = self.entries.iter().position(|entry| entry.key.text() == Some(key))?;
        self.taken[index] = true;
        Some(&self.entries[index])
    }

    /// Takes the keys that other languages use, and names the one to write.
    pub(super) fn translate(&mut self, mistakes: &mut Mistakes, words: &[(&str, Instead)]) {
        for (entry, taken) in self.entries.iter().zip(&mut self.taken) {
            let Some(key) = entry.key.text().filter(|key| !*taken && !self.asked.contains(key)) else {
                continue;
            };
            if let Some((_, instead)) = words.iter().find(|(word, _)| *word == key) {
                *taken = true;
                let help = match instead {
                    Instead::Key(known) => {
                        self.missing.retain(|missing| missing != known);
                        format!("write `{known}`")
                    }
                    Instead::Say(sentence) => (*sentence).to_owned(),
                };
                mistakes.add(entry.key.span, format!("unknown key `{key}` in {}", self.what)).help(help);
            }
        }
    }

    /// The entries whose keys nobody asked for.
    pub(super) fn rest(&self) -> impl Iterator<Item = &'n Entry<'s>> {
        let is_unknown = |entry: &Entry<'_>| entry.key.text().is_none_or(|key| !self.asked.contains(&key));
        let rest = self.entries.iter().zip(&self.taken).filter(|(_, taken)| !**taken);
        rest.map(|(entry, _)| entry).filter(move |entry| is_unknown(entry))
    }

    /// Closes the mapping: a key that nobody asked for is unknown, one that must be there is missing, and one that is
    /// there but misspelt is only told once.
    pub(super) fn finish(mut self, mistakes: &mut Mistakes) {
        for (entry, _) in self.entries.iter().zip(&self.taken).filter(|(_, taken)| !**taken) {
            let key = entry.key.text().unwrap_or("?");
            // A key given twice has been reported when the mapping was opened.
            if !self.asked.contains(&key) {
                let message = format!("unknown key `{key}` in {}", self.what);
                mistakes.unknown(entry.key.span, message, key, self.asked.iter().copied());
                let meant = nearest(key, self.asked.iter().copied());
                self.missing.retain(|missing| Some(*missing) != meant);
            }
        }
        for key in self.missing {
            let help = NEEDED.iter().find(|(needed, _)| *needed == key).map(|(_, help)| (*help).to_owned());
            mistakes.add(self.at, format!("{} needs the key `{key}`", self.what)).help = help;
        }
    }
}

/// The entries of a mapping whose keys are names of the author's; none if nothing is written.
pub(super) fn named<'n, 's>(
    node: &'n Node<'s>,
    key: &str,
    mistakes: &mut Mistakes,
) -> Option<&'n [Entry<'s>]> {
    if node.is_null() {
        return Some(&[]);
    }
    let Some(entries) = node.entries() else {
        mistakes.wants(node, key, "a mapping").help = instead_of_list(key, node);
        return None;
    };
    if are_few_names(entries) {
        return Some(entries);
    }
    let mut seen: FxHashMap<&str, Span> = FxHashMap::default();
    for entry in entries {
        let Some(name) = entry.key.text() else {
            mistakes.add(entry.key.span, "a key must be a string");
            continue;
        };
        let first = *seen.entry(name).or_insert(entry.key.span);
        if first != entry.key.span {
            mistakes.add(entry.key.span, format!("duplicate key `{name}`")).label(first, "first used here");
        }
    }
    Some(entries)
}

/// How to write a list as the mapping that it should be.
fn instead_of_list(key: &str, node: &Node<'_>) -> Option<String> {
    let first = node.items()?.first()?;
    let named = |entry: &&Entry<'_>| matches!(entry.key.text(), Some("name" | "id" | "rule" | "value"));
    let name = match first.entries() {
        Some(entries) => entries.iter().find(named).or(entries.first()).and_then(|entry| match key {
            "collections" => entry.value.text(),
            _ if named(&entry) => entry.value.text(),
            _ => entry.key.text(),
        }),
        None => first.text(),
    };
    Some(match key {
        "collections" => format!(
            "write the name as a key, such as `{}:`, and the settings below it",
            name.unwrap_or("posts")
        ),
        "rules" => format!("write `{}: off` below it, without a hyphen", name.unwrap_or("future-date")),
        "cases" => format!("write `{}:` below it, without a hyphen, and its `fields` below that", name?),
        _ => return None,
    })
}

/// Whether the keys are few, and names that differ, so that there is nothing to say about them.
fn are_few_names(entries: &[Entry<'_>]) -> bool {
    let is_new = |at: usize, name: &str| entries[..at].iter().all(|other| other.key.text() != Some(name));
    entries.len() <= 8
        && entries.iter().enumerate().all(|(at, entry)| entry.key.text().is_some_and(|name| is_new(at, name)))
}
