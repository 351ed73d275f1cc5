//! The address of a page: the fields that a page gives itself one with, and those that leave it without one.

use std::path::Path;

use crate::document::Document;
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
    /// Whether a word without a slash may be the name of a style (`pretty`).
    pub may_be_style: bool,
    /// Whether the whole address is a path on the site, so that the build fails at a full URL.
    pub is_path: bool,
    /// The value of another field at which the build fails when it makes the address.
    pub stop: fn(&Document<'_>, Spot<'_>) -> Option<Stop>,
    /// The fields that may have such a value.
    pub stopping: &'static [&'static str],
    /// Whether a value of theirs, as it is written, may be one.
    pub may_stop: fn(written: &str) -> bool,
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
        may_be_style: true,
        is_path: false,
        stop: |_, _| None,
        stopping: &[],
        may_stop: |_| false,
    };
}
