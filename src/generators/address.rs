//! The address of a page: the fields that a page gives itself one with, and those that leave it without one.

use std::path::Path;

use crate::document::{Document, Entry, Node};
use crate::span::Span;

/// The fields of the root that contain addresses of the page; empty names where the generator has none, or where settings of
/// the site decide what becomes of the value.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Address {
    /// The field that contains the whole address.
    pub own: &'static str,
    /// The field with the addresses that lead to it, too.
    pub aliases: &'static str,
    /// Whether an alias without a slash in front starts at the folder of the page's own address.
    pub alias_is_relative: bool,
    /// The field that contains the last part of it.
    pub last_part: &'static str,
    /// Whether that part, with a slash in front, starts at the address of the folder of pages (`docs`, `blog`) instead.
    pub may_be_whole: bool,
    /// The folder of programs of the site, which may add to what an address can consist of; empty for none.
    pub programs: &'static str,
    /// The field of a plugin whose value is a part of the address of every page, so that no two pages may have one.
    pub number: &'static str,
    /// Whether an address without a slash at its end is a file of its own, `x.html`, and not the folder.
    pub may_be_file: bool,
    /// The values with which a page is not written.
    pub unwritten: &'static [Unwritten],
    /// Whether the build fails where two pages have one, and does not write one over the other.
    pub fails_twice: bool,
    /// Whether the whole address is a path on the site, so that the build fails at a full URL.
    pub is_path: bool,
    /// The value of another field at which the build fails when it makes the address.
    pub stop: fn(&Document<'_>, Spot<'_>) -> Option<Stop>,
    /// The fields that may have such a value.
    pub stopping: &'static [&'static str],
    /// Whether a value of theirs, as it is written, may be one.
    pub may_stop: fn(written: &str) -> bool,
}

/// A value with which a page is not written.
#[derive(Debug)]
pub struct Unwritten {
    /// The field of the root.
    pub field: &'static str,
    /// The key of its mapping that contains the value.
    pub below: Option<&'static str>,
    /// What it says.
    pub words: &'static [&'static str],
}

impl Unwritten {
    /// Whether the field is that one and says so.
    pub fn is(&self, entry: &Entry<'_>) -> bool {
        let key = |entry: &Entry<'_>, name: &str| {
            entry.key.text().is_some_and(|key| key.eq_ignore_ascii_case(name))
        };
        let value = match self.below {
            _ if !key(entry, self.field) => None,
            None => Some(&entry.value),
            Some(below) => entry
                .value
                .entries()
                .and_then(|entries| entries.iter().find(|entry| key(entry, below)).map(|entry| &entry.value)),
        };
        value.and_then(Node::text).is_some_and(|text| self.words.contains(&text))
    }
}

/// Where a page is whose address is made.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    /// The page, below the folder of the generator's files.
    pub page: &'a Path,
    /// The pattern of addresses in the site's configuration; `None` for the default.
    pub pattern: Option<&'a str>,
}

/// A value at which the build fails when it makes the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The field.
    pub field: &'static str,
    /// Where the value is.
    pub at: Span,
    /// What it is that cannot be in an address, as the end of "fails on".
    pub said: String,
    /// What to write instead.
    pub help: &'static str,
}

impl Address {
    /// A generator whose pages have the addresses that their files give them.
    pub(super) const OF_FILE: Self = Self {
        own: "",
        aliases: "",
        alias_is_relative: false,
        last_part: "",
        may_be_whole: false,
        programs: "",
        number: "",
        may_be_file: false,
        unwritten: &[],
        fails_twice: false,
        is_path: false,
        stop: |_, _| None,
        stopping: &[],
        may_stop: |_| false,
    };
}
