//! What is known about one folder, and which of its files hold content.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::loader::Generator;

use super::ConfigError;
use super::find::Located;
use super::site::Site;

/// Extensions of content files, lower case. Not `astro`: what its fences hold is JavaScript.
const CONTENT: [&str; 13] =
    ["md", "markdown", "mdx", "mdoc", "html", "htm", "njk", "liquid", "adoc", "qmd", "rmd", "mdc", "org"];

pub(super) type SiteResult = Result<Arc<Site>, Arc<ConfigError>>;

/// What is known about one folder.
#[derive(Debug)]
pub(super) struct Folder {
    /// What holds for its pages.
    pub(super) site: SiteResult,
    /// The folder, relative to that of the site.
    pub(super) below: PathBuf,
    /// What was found walking up, for the pages that go another way.
    pub(super) located: Located,
    /// The folder, absolute.
    pub(super) absolute: PathBuf,
    /// What holds for files in it that are no pages, by their names.
    pub(super) kin: [OnceLock<SiteResult>; 4],
}

impl Folder {
    /// Whether a walk should look at a file in it.
    pub(super) fn is_content(&self, path: &Path) -> bool {
        let Some(name) = path.file_name() else { return false };
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let is_known = CONTENT.iter().any(|known| extension.eq_ignore_ascii_case(known));
        let Ok(site) = &self.site else { return is_known };
        let below = self.below.join(name);
        if site.config().is_some_and(|config| config.exclude.is_match(&below)) {
            return false;
        }
        is_known
            || (site.generator() == Generator::Hexo && extension.eq_ignore_ascii_case("txt"))
            || site.config().is_some_and(|config| {
                config.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension))
                    || site.in_collection(&below)
            })
    }

    /// Whether no generator is near, nor named, so that a file's name may say what it is.
    pub(super) fn is_of_no_site(&self) -> bool {
        self.site.as_ref().is_ok_and(|site| {
            let names = site.config().is_some_and(|config| config.preset.is_some());
            !names && site.generator() == Generator::Generic
        })
    }

    /// Whether its files with one extension have one policy.
    pub(super) fn has_policy_by_extension(&self) -> bool {
        self.site.as_ref().is_ok_and(|site| site.judges_by_extension())
    }

    /// Whether its files with one extension are content all or none.
    pub(super) fn has_content_by_extension(&self) -> bool {
        let excludes = |site: &Arc<Site>| site.config().is_some_and(|config| !config.exclude.is_empty());
        self.has_policy_by_extension() && !self.site.as_ref().is_ok_and(excludes)
    }
}
