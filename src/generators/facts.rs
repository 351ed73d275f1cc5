//! What is asked of every generator: the table that its file fills in.

use std::path::Path;

use crate::document::Node;
use crate::files::Files;
use crate::value::scalar::Reader;

use super::{
    Address, Block, Dates, Delimiters, Flags, Generator, Handed, Inherits, Known, Names, Pages, Root, Roster,
    Settings, Terms,
};

/// What one generator does with front matter. A rule asks here and never for a generator's name.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and no two depend on each other"
)]
pub struct Facts {
    /// The name that its preset goes by.
    pub name: &'static str,
    /// The name people know it by, for messages.
    pub title: &'static str,
    /// What its files are called where those of several are counted.
    pub files: &'static str,
    /// Its fields and their types, in the configuration language.
    pub preset: &'static str,
    /// Files and folders in the site's own folder whose very name gives it away, the surest first.
    pub markers: &'static [&'static str],
    /// Its YAML reader.
    pub reader: Reader,
    /// What its YAML reader lets pass that is not YAML.
    pub leniency: Leniency,
    /// What it reads of the page at that path instead of a block that does not parse; `None` if there is no second try.
    pub second_try: fn(page: &Path, content: &str) -> Option<String>,
    /// Whether it reads TOML between `+++`.
    pub reads_toml: bool,
    /// Whether JavaScript reads its TOML: integers that a float cannot represent are refused, and times get milliseconds.
    pub toml_in_javascript: bool,
    /// Whether integers of JSON that do not fit into 64 bits are rounded.
    pub rounds_json: bool,
    /// Whether it reads front matter whatever empty lines or marks are above it.
    pub skips_what_is_above: bool,
    /// How it finds front matter.
    pub delimiters: Delimiters,
    /// What it makes of front matter that is not a mapping.
    pub root: Root,
    /// Which files are its pages.
    pub pages: Pages,
    /// The generator of versions below that major and minor number, where they behave otherwise.
    pub before: Option<((u32, u32), Generator)>,
    /// The files of a site that pin the version; none where versions do not differ.
    pub pins: &'static [Pin],
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
    /// Whether `[[name]]` links to a note.
    pub links_notes: bool,
    /// Whether it shows pages itself, instead of making a site of them.
    pub is_app: bool,
    /// Whether the types of fields are those of the site's own schema.
    pub types_are_of_site: bool,
    /// Flags, and what only looks like one.
    pub flags: Flags,
    /// The address of a page.
    pub address: Address,
    /// The other fields that it reads itself, and what becomes of their values.
    pub fields: &'static [Known],
    /// Fields that excuse others, each with the word by which the site's configuration sets it for all pages.
    pub excused_by: &'static [(&'static str, &'static str)],
    /// The dates that it reads itself.
    pub dates: Dates,
    /// What it does at a field of the root that is none of its own, in the page at that path; `None` if it hands
    /// the field to the theme.
    pub at_stranger: fn(page: &Path, field: &str) -> Option<Stranger>,
    /// What a site may have beyond the generator itself, each with fields of its own.
    pub features: &'static [Feature],
    /// The files with names that pages refer to.
    pub rosters: &'static [Roster],
    /// The files of its own configuration whose keys are looked up.
    pub settings_files: &'static [&'static str],
    /// What its configuration in a folder says of the site; the flag says whether the folder was found by the generator's
    /// own files.
    pub settings: fn(&dyn Files, &Path, bool) -> Settings,
    /// Where pages inherit values from.
    pub inherits: Inherits,
    /// The files that give values to pages or to their folder.
    pub handed: &'static [Handed],
    /// The values that a page gives to other pages, as mappings of their fields; `None` if it never does.
    pub cascades: Option<for<'s> fn(&Node<'s>) -> Vec<Node<'s>>>,
}

/// A file of a site that may pin the version of its generator.
#[derive(Debug)]
pub struct Pin {
    /// The file, below the folder of the site or of its repository; `/*` at the end: any file of that folder.
    pub file: &'static str,
    /// The word that the version follows; `None` where the file contains nothing else.
    pub after: Option<&'static str>,
}

/// What becomes of a field that the generator does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// What the page is, with its article: "a section".
    pub page: &'static str,
    /// Whether the build stops; otherwise the field is dropped.
    pub stops: bool,
    /// Where the field belongs, as the end of "write it …"; `None` if it belongs below `extra`.
    pub belongs: Option<&'static str>,
}

/// A theme or plugin that a site may have, which reads front matter itself.
#[derive(Debug)]
pub struct Feature {
    /// The section of the preset that applies only if a site has it.
    pub section: &'static str,
    /// The generator's files that may ask for it.
    pub files: &'static [&'static str],
    /// Whether the text of such a file asks for it.
    pub is_in: fn(text: &str) -> bool,
    /// The globs of its pages that such a file states, in place of those of the section; none if it states nothing.
    pub globs: fn(text: &str) -> Vec<Box<str>>,
    /// Whether a site without such a file has it.
    pub is_assumed: bool,
}

impl Feature {
    /// One that has its usual pages.
    pub(super) const fn new(
        section: &'static str,
        files: &'static [&'static str],
        is_in: fn(&str) -> bool,
    ) -> Self {
        Self { section, files, is_in, globs: |_| Vec::new(), is_assumed: false }
    }
}

/// What becomes of the page where the build fails.
pub const STOPS: &str = "fails";

impl Facts {
    /// Whether TOML can have the integer.
    pub fn takes_in_toml(&self, number: i128) -> bool {
        const EXACT: i128 = (1 << 53) - 1;
        i64::try_from(number).is_ok() && (!self.toml_in_javascript || number.abs() <= EXACT)
    }

    /// Whether the generator reads the field, but not in the page at that path.
    pub fn is_of_other_pages(&self, name: &str, page: &Path) -> bool {
        self.fields.iter().any(|known| known.name == name) && self.known(name, page).is_none()
    }

    /// The field of that name, where the generator reads it in the page at that path.
    pub fn known(&self, name: &str, page: &Path) -> Option<&'static Known> {
        let own = self.handed.iter().find_map(|handed| handed.own_fields(page));
        own.unwrap_or(self.fields)
            .iter()
            .find(|known| self.names.case.is_same(known.name, name) && (known.in_page)(page))
    }

    /// A generator of which only its names are known: front matter in YAML, read as the core schema has it.
    pub(super) const fn named(name: &'static str, title: &'static str, preset: &'static str) -> Self {
        Self {
            name,
            title,
            files: title,
            preset,
            markers: &[],
            reader: Reader::Core,
            leniency: Leniency::None,
            second_try: |_, _| None,
            reads_toml: false,
            toml_in_javascript: false,
            rounds_json: false,
            skips_what_is_above: false,
            delimiters: Delimiters::Plain { below_mark: true },
            root: Root::Wrapped,
            pages: Pages::EVERYWHERE,
            before: None,
            pins: &[],
            block: Block::UNKNOWN,
            names: Names::FREE,
            terms: Terms::UNREAD,
            fills_templates: false,
            checks_image: false,
            links_notes: false,
            is_app: false,
            types_are_of_site: false,
            flags: Flags::NONE,
            address: Address::OF_FILE,
            fields: &[],
            excused_by: &[],
            dates: Dates::NONE,
            at_stranger: |_, _| None,
            features: &[],
            rosters: &[],
            settings_files: &[],
            settings: |_, _, _| Settings::default(),
            inherits: Inherits::Nothing,
            handed: &[],
            cascades: None,
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
    /// A tag goes on to the next space, whatever characters are in it.
    Tags,
}
