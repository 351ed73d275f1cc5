//! Which files of a site are pages: the folders that a generator reads, and the names it passes over.

use std::path::Path;

/// Where a generator looks for pages, as long as its own configuration says nothing else.
#[derive(Debug)]
pub struct Pages {
    /// Folders below the generator's own; none where it reads the whole tree.
    pub folders: &'static [&'static str],
    /// What in its configuration names a folder of pages.
    pub settings: &'static [Setting],
    /// Extensions of its pages that those of others do not have, in lower case.
    pub extensions: &'static [&'static str],
    /// The files of its configuration that may mount other folders into that of the pages.
    pub mounts: &'static [&'static str],
    /// The files of its configuration that may turn languages off.
    pub languages: &'static [&'static str],
    /// The programs that say what its collections read.
    pub collections: &'static [&'static str],
    /// Where the site says which folders contain no pages, or do so against the rule.
    pub choice: Choice,
    /// What its configuration excludes from its pages.
    pub lists: &'static [List],
    /// Whether it passes over names that begin with an underscore.
    pub underscores: Underscores,
    /// Whether a file without anything in it becomes a page.
    pub publishes_empty: fn(&Path) -> bool,
}

/// A key in a generator's configuration whose value is a folder of pages.
#[derive(Debug)]
pub struct Setting {
    /// The files that may have it.
    pub files: &'static [&'static str],
    /// The key, in lower case; with a dot, the one behind it is in the object of the one before.
    pub key: &'static str,
    /// Whether the folder takes the place of the default ones, in a file of that text.
    pub replaces: fn(&str) -> bool,
    /// What represents the whole tree where it is written more often than the key.
    pub without: Option<&'static str>,
}

/// A key in a generator's configuration whose value is a list of files that are not pages.
#[derive(Debug)]
pub struct List {
    /// The files that may have it.
    pub files: &'static [&'static str],
    /// The key, or in a program the method that adds a pattern.
    pub key: &'static str,
    /// What its patterns are.
    pub patterns: Patterns,
    /// Folders of pages that the list does not apply to.
    pub spares: &'static [&'static str],
}

/// The patterns that a generator compares with paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patterns {
    /// Regular expressions, which are found anywhere in the whole path.
    Regexes,
    /// Lines as in `.gitignore`, from the folder of pages.
    Gitignore,
    /// Globs of files, from the folder of pages.
    Globs,
    /// The same, and a folder that matches is left out with all that is below.
    FolderGlobs,
    /// The same, from the generator's own folder.
    SiteGlobs,
    /// Globs over the whole path, whose stars take slashes.
    WholeGlobs,
}

/// Where a site says which folders contain no pages, or do so against the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Nowhere that is known.
    Nowhere,
    /// In `exclude`, `include` and `collections` of the first of these files.
    Settings(&'static [&'static str]),
    /// In a file with one pattern a line.
    List(&'static str),
    /// In these keys of JSON files, each with the path of a folder of templates.
    Folders(&'static [(&'static str, &'static str)]),
}

/// What becomes of names that begin with an underscore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Underscores {
    /// They are pages like others.
    Kept,
    /// Folders and files of such names are not pages, but for folders of these names.
    PassedOver(&'static [&'static str]),
    /// They are pages like others, but for what is in folders of these names.
    LeftOut(&'static [&'static str]),
    /// In this folder, folders and files of such names are not pages.
    PassedOverIn(&'static str),
}

impl Pages {
    /// The whole tree.
    pub const EVERYWHERE: Self = Self {
        folders: &[],
        settings: &[],
        extensions: &[],
        mounts: &[],
        languages: &[],
        collections: &[],
        choice: Choice::Nowhere,
        lists: &[],
        underscores: Underscores::Kept,
        publishes_empty: |_| false,
    };
}

/// Whether the file is a page in Markdown, and not that of its folder, which may be there for the folder's sake only. An
/// empty file of another kind may be meant: `robots.txt`, or the proof that somebody owns the site.
pub(super) fn is_not_of_folder(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    if !matches!(extension, "md" | "markdown" | "mdx") {
        return false;
    }
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    !matches!(stem.to_ascii_lowercase().as_str(), "index" | "_index" | "readme")
}
