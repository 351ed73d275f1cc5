//! What the command line says about rules.

use crate::diagnostic::RuleId;
use crate::validators::{self, RULES};

use super::mistakes::nearest;
use super::{ConfigError, Options};

/// The rules that the command line names.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// `--select`; empty for all.
    pub(super) select: Vec<RuleId>,
    /// `--ignore`
    pub(super) ignore: Vec<RuleId>,
}

impl Chosen {
    /// Finds the rules of those names.
    pub(super) fn new(options: &Options) -> Result<Self, ConfigError> {
        Ok(Self { select: rules("--select", &options.select)?, ignore: rules("--ignore", &options.ignore)? })
    }

    /// Whether `--select` leaves the rule in.
    pub(super) fn keeps(&self, rule: RuleId) -> bool {
        self.select.is_empty() || self.select.contains(&rule)
    }
}

fn rules(option: &str, names: &[String]) -> Result<Vec<RuleId>, ConfigError> {
    let mut found = Vec::new();
    for name in names {
        let before = found.len();
        match name.strip_suffix('*') {
            Some(start) => {
                found.extend(RULES.iter().map(|rule| rule.id).filter(|id| id.0.starts_with(start)))
            }
            None if validators::find(name).is_none() => {
                found.extend(RULES.iter().filter(|rule| rule.family() == name).map(|rule| rule.id));
            }
            None => found.extend(validators::find(name).map(|rule| rule.id)),
        }
        if found.len() == before {
            let message = format!("there is no rule `{name}`");
            let known = RULES.iter().flat_map(|rule| [rule.id.0, rule.family()]);
            return Err(ConfigError::Usage(suggest(option, &message, name, known)));
        }
    }
    Ok(found)
}

/// The sentence of a usage error, with the word that was probably meant.
pub(super) fn suggest<'k>(
    option: &str,
    message: &str,
    word: &str,
    known: impl Iterator<Item = &'k str>,
) -> String {
    match nearest(word, known) {
        Some(near) if near != word => format!("{option}: {message}; did you mean `{near}`?"),
        _ => format!("{option}: {message}"),
    }
}
