//! What rules know of the site from the generator's own configuration.

use std::path::Path;

use crate::document::Document;
use crate::files::{Files, absolute};
use crate::generators::{Collections, Peer, Spot, Stop};
use crate::inherited::Defaults;
use crate::loader::Dialect;

use super::known_names::KnownNames;

/// What the generator's own configuration says of the site, as far as rules ask.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteFacts {
    /// The taxonomies that a site of Hugo or Zola declares; `None` where that is not known.
    pub taxonomies: Option<Box<[Box<str>]>>,
    /// Whether a plugin writes a page for each term (jekyll-archives).
    pub has_term_pages: bool,
    /// The version of the generator, if the site names one: the first two numbers.
    pub version: Option<(u32, u32)>,
    /// The time zone of the site, as its configuration names it.
    pub timezone: Option<Box<str>>,
    /// What it gives to pages.
    pub defaults: Defaults,
    /// The names that pages refer to.
    pub rosters: Box<[KnownNames]>,
    /// Whether the site publishes pages whose date has not come.
    pub publishes_future: bool,
    /// The pattern of the addresses of posts, where the site has one.
    pub pattern: Option<Box<str>>,
    /// Its collections besides that of posts; `None` where they are not known.
    pub collections: Option<Collections>,
    /// Whether the schema of each of its collections takes nothing but a boolean in `draft`.
    pub wants_flag: bool,
    /// Fields that the site's configuration sets for all pages, as far as another field depends on them.
    pub excuses: Vec<&'static str>,
    /// The tool without a preset that makes the site, if there is one.
    pub peer: Option<Peer>,
}

impl SiteFacts {
    /// The value at which the build fails when it makes the address of a page of the site in `folder`.
    pub fn stop_of_address(
        &self,
        files: &dyn Files,
        folder: &Path,
        dialect: &Dialect,
        document: &Document<'_>,
    ) -> Option<Stop> {
        let facts = &dialect.generator.facts().address;
        let may_stop = document.entries().iter().any(|entry| {
            entry.key.text().is_some_and(|name| facts.stopping.contains(&name))
                && (facts.may_stop)(document.text(entry.value.span))
        });
        if !may_stop {
            return None;
        }
        let path = &document.source.path;
        let folder =
            if self.defaults.folder().as_os_str().is_empty() { folder } else { self.defaults.folder() };
        let whole = absolute(files.home(), path);
        let inherited =
            self.defaults.field(files, path, dialect, facts.own).and_then(|inherited| inherited.value);
        let inherited = inherited.as_ref().and_then(serde_json::Value::as_str);
        let page = whole.strip_prefix(absolute(files.home(), folder)).unwrap_or(path);
        (facts.stop)(document, Spot { page, pattern: inherited.or(self.pattern.as_deref()) })
    }
}
