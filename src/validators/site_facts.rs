//! What rules know of the site from the generator's own configuration.

use crate::inherited::Defaults;

use super::known_names::KnownNames;

/// What the generator's own configuration says of the site, as far as rules ask.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteFacts {
    /// The taxonomies that a site of Hugo or Zola declares; `None` where that is not known.
    pub taxonomies: Option<Box<[Box<str>]>>,
    /// Whether a plugin writes a page for each term (jekyll-archives).
    pub has_term_pages: bool,
    /// The time zone of the site, as its configuration names it.
    pub timezone: Option<Box<str>>,
    /// What it gives to pages.
    pub defaults: Defaults,
    /// The names that pages refer to.
    pub rosters: Box<[KnownNames]>,
    /// Whether the site publishes pages whose date has not come.
    pub publishes_future: bool,
    /// Fields that the site's configuration sets for all pages, as far as another field depends on them.
    pub excuses: Vec<&'static str>,
}
