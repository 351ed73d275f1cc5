//! The configuration: `masthead.yaml`, the files of the site, and the resulting settings for a path.

mod accepted;
mod based;
mod broken;
mod chosen;
mod collections;
mod configs;
mod covering;
mod decode;
mod described;
mod detect;
mod expected;
mod explained;
mod extended;
mod facts;
mod features;
mod find;
mod folder;
mod folders;
mod future;
mod globs;
mod handed;
mod imported;
mod kin;
mod left_out;
mod listed;
mod listing;
mod literals;
mod matched;
mod merge;
mod mistakes;
mod mounted;
mod note;
mod overlooked;
mod pages;
mod pinned;
mod policy;
mod presets;
mod project;
mod read;
mod recent;
mod references;
mod render;
mod roots;
mod rosters;
mod set;
mod shadowed;
mod shape;
mod site;
mod sites;
mod skipped;
mod table;
mod turned_off;
mod unused;
mod written;

use std::path::PathBuf;

pub use configs::Configs;
pub use decode::{Setting, settings};
pub use described::{description, documentation, preset_schema};
pub use explained::{Explained, LeftOut};
pub use find::is_configuration_name;
#[cfg(feature = "cli")]
pub use note::Note;
pub use policy::{CollectionScope, Policy, Provenance};
pub use presets::names as preset_names;
pub use read::{check_bytes, check_bytes_on, parse};
pub use recent::Recent;
pub use render::configuration_of;
pub use shadowed::Shadowed;
pub use shape::json_schema;
pub use unused::UnusedGlob;

use crate::loader::ReadError;
use crate::outcome::FileOutcome;

/// What the command line says about configuration.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// `--config`: this file instead of the nearest one.
    pub file: Option<PathBuf>,
    /// `--preset`: this generator, whatever the configuration and the tree say.
    pub preset: Option<String>,
    /// `--select`: only these rules.
    pub select: Vec<String>,
    /// `--extend-select`: these rules too.
    pub extend_select: Vec<String>,
    /// `--ignore`: none of these rules.
    pub ignore: Vec<String>,
    /// `--fixable`: only the fixes of these rules are offered.
    pub fixable: Vec<String>,
    /// `--unfixable`: no fix of these rules is offered.
    pub unfixable: Vec<String>,
    /// `--set`: settings that win over those of the configuration, `rules.NAME=LEVEL`.
    pub set: Vec<String>,
}

/// Why there is no policy.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The command line names something that does not exist.
    #[error("{0}")]
    Usage(String),
    /// The configuration file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// The configuration file has mistakes: the outcome of checking it, with diagnostics of the rule `configuration`.
    #[error("{} is invalid", .0.path().display())]
    Mistakes(FileOutcome),
}
