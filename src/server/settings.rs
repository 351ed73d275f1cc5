//! The settings from the editor.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;

use crate::config;

/// The settings, under `masthead` where the editor sends those of all servers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Settings {
    /// A configuration file to use instead of the nearest one; relative to the first folder.
    pub(super) configuration: Option<PathBuf>,
    /// A generator, whatever the configuration and the tree say.
    pub(super) preset: Option<String>,
    /// Only these rules.
    pub(super) select: Vec<String>,
    /// None of these rules.
    pub(super) ignore: Vec<String>,
    /// Which pages' findings are shown.
    pub(super) diagnostics: Scope,
}

/// Which pages' findings are shown.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Scope {
    /// Those of open pages.
    #[default]
    Open,
    /// Those of all pages.
    Workspace,
}

impl Settings {
    /// Reads them; what cannot be read is as if it were not set.
    pub(super) fn of(sent: &Value) -> Self {
        let own = sent.get("masthead").unwrap_or(sent);
        serde_json::from_value(own.clone()).unwrap_or_default()
    }

    /// The same for the configuration. An empty text is as good as none: editors send it for what is not set.
    pub(super) fn options(&self) -> config::Options {
        config::Options {
            file: self.configuration.clone().filter(|file| !file.as_os_str().is_empty()),
            preset: self.preset.clone().filter(|name| !name.is_empty()),
            select: self.select.clone(),
            ignore: self.ignore.clone(),
            ..config::Options::default()
        }
    }
}
