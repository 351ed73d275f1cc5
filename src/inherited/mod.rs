//! Values that a page has without writing them: from the site's configuration, and from files in the folders above.

mod data;
mod eleventy;
mod hugo;
mod jekyll;
mod mkdocs;
mod sections;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json};

use crate::files::{Files, absolute};
use crate::generators::{Case, Inherits};
use crate::loader::Dialect;

use sections::Sections;

/// A value that a page inherits.
#[derive(Clone, Debug, PartialEq)]
pub struct Inherited {
    /// The field, as the file writes it.
    pub name: Box<str>,
    /// The value; `None` if a program computes it.
    pub value: Option<Json>,
    /// The file that says so.
    pub from: PathBuf,
}

impl Inherited {
    /// The value as JSON, or that it is computed.
    pub fn shown(&self) -> String {
        self.value.as_ref().map_or_else(|| "computed".to_owned(), ToString::to_string)
    }
}

/// What the site's own configuration gives to pages. It is read once for a site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Defaults {
    /// The folder of the generator's files, absolute.
    folder: PathBuf,
    rules: Vec<Rule>,
    /// The files of sections that were looked for.
    sections: Sections,
}

/// Some values for some pages.
#[derive(Clone, Debug, PartialEq)]
struct Rule {
    /// Which pages.
    target: Map<String, Json>,
    values: Map<String, Json>,
    from: PathBuf,
}

impl Defaults {
    /// What the configuration in `folder`, the folder of the generator's files, gives to pages.
    pub fn read(files: &dyn Files, folder: &Path, dialect: &Dialect) -> Self {
        let rules = match dialect.generator.facts().inherits {
            Inherits::Defaults => jekyll::defaults(files, folder, dialect),
            Inherits::Cascade => hugo::cascades(files, folder, dialect),
            Inherits::Nothing | Inherits::DataFiles | Inherits::FolderFiles => Vec::new(),
        };
        Self { folder: folder.to_owned(), rules, sections: Sections::default() }
    }

    /// The folder of the generator's files; empty where it is not known.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Everything that the page at `path` inherits, the nearest first; a name is there once.
    pub fn of_page(&self, files: &dyn Files, path: &Path, dialect: &Dialect) -> Vec<Inherited> {
        let path = absolute(files.home(), path);
        let Ok(below) = path.strip_prefix(&self.folder) else { return Vec::new() };
        let page = Page { files, dialect, folder: &self.folder, below, sections: &self.sections };
        let mut all = match dialect.generator.facts().inherits {
            Inherits::Defaults => jekyll::of_page(&page, &self.rules),
            Inherits::Cascade => hugo::of_page(&page, &self.rules),
            Inherits::DataFiles => eleventy::of_page(&page),
            Inherits::FolderFiles => mkdocs::of_page(&page),
            Inherits::Nothing => Vec::new(),
        };
        let mut seen = BTreeSet::new();
        all.retain(|inherited| seen.insert(inherited.name.clone()));
        all
    }

    /// Where the page at `path` has the field `name` from, if it inherits it.
    pub fn field(&self, files: &dyn Files, path: &Path, dialect: &Dialect, name: &str) -> Option<Inherited> {
        let is_cased = dialect.generator.facts().names.case != Case::Ignored;
        let is_it =
            |own: &str| if is_cased { own == name } else { own.to_lowercase() == name.to_lowercase() };
        self.of_page(files, path, dialect).into_iter().find(|inherited| is_it(&inherited.name))
    }
}

/// The page that inherits.
struct Page<'p> {
    files: &'p dyn Files,
    dialect: &'p Dialect,
    /// The folder of the generator's files.
    folder: &'p Path,
    /// The page's path below it.
    below: &'p Path,
    sections: &'p Sections,
}

impl Page<'_> {
    /// The page's folder and those above it, up to that of the generator's files; relative to the latter.
    fn folders(&self) -> impl Iterator<Item = &Path> {
        self.below.ancestors().skip(1)
    }

    /// The path below the generator's files, with slashes.
    fn slashed(&self) -> String {
        self.below.to_string_lossy().replace('\\', "/")
    }
}

/// The values of a mapping, as inherited from `file`.
fn all(values: &Map<String, Json>, file: &Path) -> impl Iterator<Item = Inherited> {
    values.iter().map(|(name, value)| Inherited {
        name: name.as_str().into(),
        value: Some(value.clone()),
        from: file.to_owned(),
    })
}
