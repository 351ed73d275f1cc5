//! `--set`: settings on the command line, which override those of the configuration.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{RuleId, Severity};
use crate::files::{Files, Nothing};

use super::policy::CollectionScope;
use super::written::Config;
use super::{ConfigError, read};

/// What `--set` takes. The rest of a configuration is about files, and relative to a file of its own.
const TAKEN: &str = "`rules.NAME`, `collection-scope` and `project-schema`";

/// The settings that the command line contains.
#[derive(Debug, Default)]
pub(super) struct Settings {
    /// `rules.NAME=LEVEL`, in the order given: the last wins.
    pub(super) rules: Vec<(RuleId, Option<Severity>)>,
    /// `collection-scope=SCOPE`
    scope: Option<CollectionScope>,
    /// `project-schema=off`
    project_schema: Option<bool>,
}

impl Settings {
    /// Reads `KEY=VALUE` texts as the configuration language reads them.
    pub(super) fn of(given: &[String]) -> Result<Self, ConfigError> {
        let mut settings = Self::default();
        for text in given {
            let refuse = |words: &str| ConfigError::Usage(format!("--set {text}: {words}"));
            let (key, value) = text
                .split_once('=')
                .ok_or_else(|| refuse("write `KEY=VALUE`, such as `rules.future-date=off`"))?;
            match key.split_once('.') {
                Some(("rules", rule)) if !rule.is_empty() => {
                    let config =
                        decode(&format!("rules:\n  {rule}: {value}\n")).map_err(|words| refuse(&words))?;
                    settings.rules.extend(config.rules);
                }
                None if key == "collection-scope" => {
                    let config = decode(&format!("{key}: {value}\n")).map_err(|words| refuse(&words))?;
                    settings.scope = config.scope;
                }
                None if key == "project-schema" => {
                    let config = decode(&format!("{key}: {value}\n")).map_err(|words| refuse(&words))?;
                    settings.project_schema = config.project_schema;
                }
                None if key == "preset" || key == "baseline" => {
                    return Err(refuse(&format!("write `--{key} {value}`")));
                }
                _ => {
                    return Err(refuse(&format!(
                        "only {TAKEN} can be set here; write other settings into masthead.yaml"
                    )));
                }
            }
        }
        Ok(settings)
    }

    /// What the rules over the collection look at.
    pub(super) fn scope(&self, config: Option<&Config>) -> CollectionScope {
        self.scope.or(config.and_then(|config| config.scope)).unwrap_or_default()
    }

    /// Whether the schemas of other tools are read.
    pub(super) fn reads_projects(&self, config: Option<&Config>) -> bool {
        self.project_schema.or(config.and_then(|config| config.project_schema)).unwrap_or(true)
    }
}

/// The first mistake, and what to write instead, is all that a line of the shell has room for.
fn decode(text: &str) -> Result<Config, String> {
    let files: Arc<dyn Files> = Arc::new(Nothing);
    let shown = Arc::from(Path::new("--set"));
    read::decode(&shown, text.as_bytes(), Path::new(""), &files).map_err(|error| match &error {
        ConfigError::Mistakes(outcome) => outcome.diagnostics().first().map_or_else(
            || error.to_string(),
            |found| match &found.help {
                Some(help) => format!("{}; {help}", found.message),
                None => found.message.clone(),
            },
        ),
        _ => error.to_string(),
    })
}
