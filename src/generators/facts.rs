//! What is asked of every generator: the table that its file fills in.

use std::path::Path;

use crate::document::Syntax;
use crate::value::Held;
use crate::value::scalar::Reader;

use super::{Block, Generator, Names, Pages, Taken, Terms};

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
    /// What becomes of front matter that is not as it should be.
    pub block: Block,
    /// The names of fields.
    pub names: Names,
    /// Tags, categories and the like.
    pub terms: Terms,
    /// Whether it fills in templates in values.
    pub fills_templates: bool,
    /// Whether it demands one text in `image`.
    pub checks_image: bool,
    /// The dates that it reads itself.
    pub dates: Dates,
    /// What it does at a field of the root that is empty: `None` for null, otherwise a text without a character. Dates
    /// speak for themselves.
    pub at_empty: fn(field: &str, null: bool) -> Option<&'static str>,
}

/// The dates that a generator reads itself, and not just a theme.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and a table is read by its names"
)]
pub struct Dates {
    /// The fields of the root that hold one.
    pub fields: &'static [&'static str],
    /// Whether the letter case of a field's name does not count.
    pub ignores_case: bool,
    /// Whether it reads them in the page at that path.
    pub in_page: fn(&Path) -> bool,
    /// What it makes of a value, as its reader gave it.
    pub take: fn(&Held, Syntax) -> Taken,
    /// Whether templates get what the YAML reader makes of a date: an object, or text where it has quotes.
    pub are_objects: bool,
    /// Whether a site is in UTC unless its configuration says otherwise; elsewhere the machine decides.
    pub site_is_utc: bool,
    /// Whether it leaves out a page whose date has not come.
    pub hides_the_future: bool,
    /// Whether a rule of its own explains how it loses the zone of a date.
    pub explains_zones: bool,
}

/// What becomes of the page where the build fails.
pub const STOPS: &str = "fails";

impl Dates {
    /// A generator that reads none.
    pub(super) const NONE: Self = Self {
        fields: &[],
        ignores_case: false,
        in_page: |_| true,
        take: |_, _| Taken::HandedOn,
        are_objects: false,
        site_is_utc: false,
        hides_the_future: false,
        explains_zones: false,
    };

    /// Whether it reads a date from the field of that name.
    pub fn has(&self, name: &str) -> bool {
        let is =
            |field: &&str| if self.ignores_case { field.eq_ignore_ascii_case(name) } else { *field == name };
        self.fields.iter().any(is)
    }
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
            block: Block::UNKNOWN,
            names: Names::FREE,
            terms: Terms::UNREAD,
            fills_templates: false,
            checks_image: false,
            dates: Dates::NONE,
            at_empty: |_, _| None,
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
