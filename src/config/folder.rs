//! What is known about one folder, and which of its files are content.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, RwLock};

use rustc_hash::FxHashMap;

use crate::generators::Peer;

use super::ConfigError;
use super::find::Located;
use super::kin;
use super::site::Site;

/// Extensions of content files, lower case. Not `astro`: its front matter is JavaScript.
const CONTENT: [&str; 13] =
    ["md", "markdown", "mdx", "mdoc", "html", "htm", "njk", "liquid", "adoc", "qmd", "rmd", "mdc", "org"];

/// The folders that were met, by their paths as they are written: to hash name by name takes longer.
pub(super) type Folders = RwLock<FxHashMap<OsString, Arc<Folder>>>;

pub(super) type SiteResult = Result<Arc<Site>, Arc<ConfigError>>;

/// What is known about one folder.
#[derive(Debug)]
pub(super) struct Folder {
    /// What applies to its pages.
    pub(super) site: SiteResult,
    /// The folder, relative to that of the site.
    pub(super) below: PathBuf,
    /// What was found walking up, for the pages that go another way.
    pub(super) located: Located,
    /// The folder, absolute.
    pub(super) absolute: PathBuf,
    /// Whether the site's generator looks for pages in it.
    pub(super) holds_pages: bool,
    /// The site that it belongs to, even where the generator looks for no pages in it.
    pub(super) whole: SiteResult,
    /// What applies to files in it that are not pages, by their names.
    pub(super) kin: [OnceLock<SiteResult>; 4],
}

impl Folder {
    /// Whether a walk should look at a file in it.
    pub(super) fn is_content(&self, path: &Path) -> bool {
        let Some(name) = path.file_name() else { return false };
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let is_known = is_content_name(path);
        let Ok(site) = &self.site else { return is_known };
        let below = self.below.join(name);
        if site.config().is_some_and(|config| config.exclude.is_match(&below))
            || self.passes_over(name.as_encoded_bytes())
        {
            return false;
        }
        let is_kin = kin::of_name(name.as_encoded_bytes()).is_some_and(|kin| kin.is_certain);
        let leaves_out =
            || site.pages.as_ref().is_some_and(|pages| pages.leaves_out(&self.absolute.join(name)));
        let pages = site.pages.as_ref();
        let is_named =
            |glob: &str| names_folder(glob) && pages.is_none_or(|pages| pages.are_named(&self.below, glob));
        if (!self.holds_pages || leaves_out()) && !is_kin && !site.in_collection(&below, is_named) {
            return false;
        }
        is_known
            || is_own_extension(site, &below, extension)
            || site.config().is_some_and(|config| {
                config.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension))
                    || site.in_collection(&below, names_extension)
            })
    }

    /// Whether a file is not a page by its name alone, in a folder that may contain pages.
    pub(super) fn passes_over(&self, name: &[u8]) -> bool {
        match name.first() {
            Some(b'.') => true,
            Some(b'_') => {
                let pages = self.site.as_ref().ok().and_then(|site| site.pages.as_ref());
                // Quarto includes such a file in others, and makes no page of it.
                let is_of_quarto = || name.ends_with(b".qmd") || self.passes_over_underscores();
                pages.map_or_else(is_of_quarto, |pages| pages.passes_over(name))
            }
            _ => self.is_own_file(name),
        }
    }

    /// Whether names that begin with an underscore are not pages to a tool without a preset.
    pub(super) fn passes_over_underscores(&self) -> bool {
        self.site.as_ref().is_ok_and(|site| site.facts.peer == Some(Peer::PassesOver))
    }

    /// Whether it is masthead's configuration or baseline.
    fn is_own_file(&self, name: &[u8]) -> bool {
        let is_baseline = |site: &Arc<Site>| {
            let file = site.config().and_then(|config| config.baseline.as_deref());
            file.and_then(|file| file.rsplit('/').next()).is_some_and(|file| file.as_bytes() == name)
        };
        name == b"masthead.yaml" || self.site.as_ref().is_ok_and(is_baseline)
    }

    /// Whether no generator is near, nor named, so that a file's name may say what it is.
    pub(super) fn is_of_no_site(&self) -> bool {
        self.site.as_ref().is_ok_and(|site| {
            let names = site.config().is_some_and(|config| config.preset.is_some());
            !names && !site.generator().is_known()
        })
    }

    /// Whether its files with one extension have one policy.
    pub(super) fn has_policy_by_extension(&self) -> bool {
        self.site.as_ref().is_ok_and(|site| site.judges_by_extension())
    }

    /// Whether its files with one extension are content all or none.
    pub(super) fn has_content_by_extension(&self) -> bool {
        let excludes = |site: &Arc<Site>| {
            site.config().is_some_and(|config| !config.exclude.is_empty())
                || site.pages.as_ref().is_some_and(super::pages::PageFolders::asks_for_files)
        };
        self.has_policy_by_extension() && !self.site.as_ref().is_ok_and(excludes)
    }
}

/// Whether only this generator's pages have such an extension. Without the site's own configuration its folder is not
/// known: lists of terms are text files, too.
fn is_own_extension(site: &Site, below: &Path, extension: &str) -> bool {
    let pages = &site.generator().facts().pages;
    let is_in_folder = || below.iter().any(|part| pages.folders.iter().any(|folder| part == *folder));
    pages.extensions.iter().any(|own| extension.eq_ignore_ascii_case(own))
        && (site.pages.is_some() || is_in_folder())
}

/// Whether a file has an extension of content.
pub(super) fn is_content_name(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    CONTENT.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Whether a glob begins with a folder, so that its author wants the pages there whatever the generator does.
fn names_folder(glob: &str) -> bool {
    let glob = glob.strip_prefix("./").unwrap_or(glob);
    glob.split_once('/').is_some_and(|(folder, _)| !folder.contains(['*', '?', '[', '{']))
}

/// Whether a glob names files in YAML, TOML or JSON by their extension.
pub(super) fn names_data(glob: &str) -> bool {
    let extension =
        glob.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension);
    extension.is_some_and(|extension| {
        let bare = extension.trim_matches(['{', '}']);
        bare.split(',').any(|one| matches!(one.trim_start_matches('.'), "yaml" | "yml" | "toml" | "json"))
    })
}

/// Whether a glob says how the names of its files end: `**` chooses among pages, `**/*.rst` makes pages of others.
fn names_extension(glob: &str) -> bool {
    let name = glob.rsplit('/').next().unwrap_or_default();
    match name.rsplit_once('.') {
        Some((_, extension)) => !extension.contains(['*', '?']),
        None => !name.is_empty() && !name.contains(['*', '?', '[', '{']),
    }
}
