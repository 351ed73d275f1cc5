//! Flags: which fields a generator reads as true or false, and which only look as if it did.

use crate::diagnostic::Severity;

/// What a generator does with flags at the root.
#[derive(Debug)]
pub struct Flags {
    /// The fields that it reads as a flag.
    pub read: &'static [&'static str],
    /// Fields that keep a page unpublished elsewhere, and do nothing here.
    pub ignored: &'static [Ignored],
    /// The folder whose pages are drafts.
    pub drafts: Option<&'static str>,
    /// What it makes of `"true"` and `"false"`.
    pub quoted: Quoted,
}

/// A field that keeps a page unpublished elsewhere, and does nothing here.
#[derive(Debug)]
pub struct Ignored {
    /// Its name.
    pub field: &'static str,
    /// The value that an author writes who wants the page unpublished.
    pub says: bool,
    /// An error, unless the site can be taught to read it.
    pub severity: Severity,
    /// What to write instead.
    pub help: &'static str,
    /// Whether a configuration that lists the field settles that the site reads it.
    pub may_be_taught: bool,
}

/// What a generator makes of a flag in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoted {
    /// A text, whatever a theme makes of it.
    Text,
    /// The flag, in the fields that it knows.
    Read,
    /// Any text is true.
    True,
    /// The build fails.
    Fails,
}

impl Flags {
    /// A generator that reads none.
    pub(super) const NONE: Self = Self { read: &[], ignored: &[], drafts: None, quoted: Quoted::Text };

    /// Whether it reads the field of that name as a flag.
    pub fn reads(&self, name: &str) -> bool {
        self.read.contains(&name)
    }

    /// Whether a field of that name looks like a flag and is none, whatever it says.
    pub fn ignores(&self, name: &str) -> bool {
        self.ignored.iter().any(|ignored| ignored.field == name)
    }

    /// What says nothing in a field of that name that is ignored: the page is published with it and without.
    pub fn harmless(&self, name: &str) -> Option<&'static str> {
        let ignored = self.ignored.iter().find(|ignored| ignored.field == name)?;
        Some(if ignored.says { "false" } else { "true" })
    }
}
