//! What is asked of every generator: the table that its file fills in.

use crate::value::scalar::Reader;

use super::{Generator, Pages};

/// What one generator does with front matter. A rule asks here and never for a generator's name.
#[derive(Debug)]
pub struct Facts {
    /// The name that its preset goes by.
    pub name: &'static str,
    /// The name people know it by, for messages.
    pub title: &'static str,
    /// Its YAML reader.
    pub reader: Reader,
    /// What its YAML reader lets pass that is no YAML.
    pub leniency: Leniency,
    /// Whether it reads TOML between `+++`.
    pub reads_toml: bool,
    /// Whether it reads front matter whatever empty lines or marks stand above it.
    pub skips_what_is_above: bool,
    /// Which files are its pages.
    pub pages: Pages,
    /// The generator of versions below that major and minor number, where they behave otherwise.
    pub before: Option<((u32, u32), Generator)>,
}

impl Facts {
    /// A generator of which only its names are known: front matter in YAML, read as the core schema has it.
    pub(super) const fn named(name: &'static str, title: &'static str) -> Self {
        Self {
            name,
            title,
            reader: Reader::Core,
            leniency: Leniency::None,
            reads_toml: false,
            skips_what_is_above: false,
            pages: Pages::EVERYWHERE,
            before: None,
        }
    }
}

/// What a reader of YAML lets pass that is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leniency {
    /// Nothing.
    #[default]
    None,
    /// Every tab at the start of a line is two spaces.
    Tabs,
    /// It knows no aliases: `*.md` is text.
    Stars,
    /// What follows a key on its line is text, whatever characters are in it.
    Lines,
}
