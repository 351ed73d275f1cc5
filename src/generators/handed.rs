//! Files that give values to pages, or to the folder that they are in: which they are, and where the values are.

use std::path::Path;

use crate::document::Node;
use crate::span::Span;

use super::Known;

/// A kind of file that a generator reads for what is in front matter otherwise.
#[derive(Debug)]
pub struct Handed {
    /// Where it is.
    pub place: HandedPlace,
    /// Whether it is YAML, whatever its name says.
    pub is_yaml: bool,
    /// The mappings of fields in it.
    pub values: for<'s> fn(&Node<'s>) -> Vec<Node<'s>>,
    /// What the generator rejects or ignores around them.
    pub mistakes: fn(&Node<'_>) -> Vec<Mistake>,
    /// Its own fields, where they are not those of pages.
    pub own: Option<&'static [Known]>,
    /// The generator's files of which one must ask for it, and whether the text of one does.
    pub asked: Option<Asked>,
}

/// The generator's files, and whether the text of one of them asks for a file that gives values to pages.
type Asked = (&'static [&'static str], fn(&str) -> bool);

/// Where pages inherit values from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inherits {
    /// Nowhere.
    Nothing,
    /// From `defaults` of the site's configuration, by path and type.
    Defaults,
    /// From `cascade` of the site's configuration and of sections.
    Cascade,
    /// From data files beside the page, in the folders above it and of the site.
    DataFiles,
    /// From a file in each of the folders above it.
    FolderFiles,
}

/// Where such files are.
#[derive(Debug)]
pub enum HandedPlace {
    /// In the generator's own folder: the first of these paths that exists.
    Site(&'static [&'static str]),
    /// In a folder of pages, by the names of the folder and of the file.
    Folder(fn(&str, &str) -> bool),
}

/// Something in such a file that the generator rejects or ignores.
#[derive(Debug)]
pub struct Mistake {
    /// The place.
    pub span: Span,
    /// The field, if it is one.
    pub field: Option<String>,
    /// What is the matter, as a clause.
    pub said: String,
    /// Whether the generator fails; otherwise it ignores it.
    pub fails: bool,
    /// What to do, as an imperative.
    pub help: &'static str,
}

impl Handed {
    /// The whole file is one mapping of the fields of pages.
    pub(super) const fn whole(place: HandedPlace) -> Self {
        Self {
            place,
            is_yaml: false,
            values: |root| vec![root.clone()],
            mistakes: |_| Vec::new(),
            own: None,
            asked: None,
        }
    }

    /// Whether a file in a folder of pages is one by its name.
    pub fn is_in_folder(&self, path: &Path) -> bool {
        let HandedPlace::Folder(is_one) = self.place else { return false };
        let name =
            |path: &Path| path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        is_data(path) && is_one(&path.parent().map(name).unwrap_or_default(), &name(path))
    }

    /// Its own fields, if that is the path of one.
    pub(super) fn own_fields(&self, path: &Path) -> Option<&'static [Known]> {
        self.own.filter(|_| self.is_in_folder(path))
    }
}

/// Whether a file is data by its extension.
pub fn is_data(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("json" | "yml" | "yaml" | "toml"))
}
