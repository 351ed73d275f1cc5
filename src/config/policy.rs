//! The settings for one path: dialect, schema and levels, and their reasons.

use std::path::Path;
use std::sync::Arc;

use crate::files::{Files, Nothing};
use crate::generators::{Case, Handed};
use crate::loader::Dialect;
use crate::schema::Schema;
use crate::validators::{Group, Levels, Plan, RULES, SiteFacts};

/// What is decided for a path. Many paths share one.
#[derive(Debug)]
pub struct Policy {
    /// How the generator reads front matter.
    pub dialect: Dialect,
    /// What is expected of the page.
    pub schema: Schema,
    /// The rules that are on.
    pub levels: Levels,
    /// The same, sorted for the walk.
    pub plan: Plan,
    /// The rules for fields that the file gives to pages; none where it never does.
    pub values: Option<Plan>,
    /// The kind of file that gives values to pages, if it is one.
    pub handed: Option<&'static Handed>,
    /// Where files beside the page are looked up.
    pub files: Arc<dyn Files>,
    /// The site's folder: that of the configuration file, or of the generator's own files.
    pub site: Arc<Path>,
    /// Folders below `site` that are published at the site's root.
    pub roots: Arc<[Box<str>]>,
    /// What the generator's own configuration says of the site.
    pub facts: Arc<SiteFacts>,
    /// What the rules over the collection look at.
    pub scope: CollectionScope,
    /// The pages that the page is compared with.
    pub group: Group,
    /// Why: for `explain --file`.
    pub why: Provenance,
}

/// `collection-scope:` what the rules over the collection look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CollectionScope {
    /// The pages that the command line names.
    #[default]
    Given,
    /// All pages of the site; only those that the command line names are reported.
    All,
}

/// Why a policy is what it is.
#[derive(Clone, Debug, Default)]
pub struct Provenance {
    /// The configuration file, if there is one.
    pub config: Option<Arc<Path>>,
    /// The configuration files that it extends.
    pub extends: Vec<Arc<Path>>,
    /// The preset, and what gave it away ("`_config.yml` has the key `permalink`").
    pub preset: Option<(Box<str>, Box<str>)>,
    /// The collections of other tools' schemas that the page belongs to, each with the file that says so.
    pub schemas: Vec<(Box<str>, Box<str>)>,
    /// The collection and the glob that matched.
    pub collection: Option<(Box<str>, Box<str>)>,
}

impl Policy {
    /// A policy of those parts.
    pub fn new(dialect: Dialect, mut schema: Schema, levels: Levels, site: Arc<Path>) -> Self {
        if dialect.generator.facts().names.case == Case::Ignored {
            schema.ignore_case();
        }
        let group = Group::named(&site, None);
        let plan = Plan::new(RULES, &levels, dialect.generator);
        // In a page, the rules for nodes look at everything anyway.
        let values = Some(Plan::of_values(&levels, dialect.generator, false));
        Self {
            dialect,
            schema,
            levels,
            plan,
            values,
            handed: None,
            files: Arc::new(Nothing),
            site,
            roots: Arc::new([]),
            facts: Arc::default(),
            scope: CollectionScope::default(),
            group,
            why: Provenance::default(),
        }
    }
}
