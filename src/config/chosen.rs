//! The options of the command line that select rules.

use crate::diagnostic::{RuleId, Severity};
use crate::validators::{self, Levels, RULES};

use super::mistakes::nearest;
use super::set::Settings;
use super::{ConfigError, Options};

/// The rules that the command line names.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// `--select`; empty for all.
    pub(super) select: Vec<RuleId>,
    /// `--extend-select`
    extend: Vec<RuleId>,
    /// `--ignore`
    ignore: Vec<RuleId>,
    /// `--fixable`; empty for all.
    fixable: Vec<RuleId>,
    /// `--unfixable`
    unfixable: Vec<RuleId>,
    /// `--set`
    pub(super) set: Settings,
}

impl Chosen {
    /// Finds the rules of those names.
    pub(super) fn new(options: &Options) -> Result<Self, ConfigError> {
        Ok(Self {
            select: rules("--select", &options.select)?,
            extend: rules("--extend-select", &options.extend_select)?,
            ignore: rules("--ignore", &options.ignore)?,
            fixable: rules("--fixable", &options.fixable)?,
            unfixable: rules("--unfixable", &options.unfixable)?,
            set: Settings::of(&options.set)?,
        })
    }

    /// Whether `--select` leaves the rule in.
    pub(super) fn keeps(&self, rule: RuleId) -> bool {
        self.select.is_empty() || self.names(rule)
    }

    /// Whether the command line asks for the rule by name.
    fn names(&self, rule: RuleId) -> bool {
        self.select.contains(&rule) || self.extend.contains(&rule)
    }

    /// The levels before any configuration: the rules' own, and the choice. A rule that is named runs whatever its default.
    pub(super) fn levels(&self) -> Levels {
        let mut levels = Levels::default();
        for rule in RULES.iter().filter(|rule| self.keeps(rule.id)) {
            match rule.default {
                Some(severity) => levels.set_default(rule.id, severity),
                None if self.names(rule.id) => levels.set_default(rule.id, Severity::Warning),
                None => {}
            }
        }
        for rule in self.select.iter().chain(&self.extend) {
            levels.ask_for(*rule);
        }
        let is_fixed = |rule: RuleId| {
            (self.fixable.is_empty() || self.fixable.contains(&rule)) && !self.unfixable.contains(&rule)
        };
        for rule in RULES.iter().filter(|rule| !is_fixed(rule.id)) {
            levels.withhold_fixes_of(rule.id);
        }
        levels
    }

    /// What the command line says in the end, whatever a configuration says.
    pub(super) fn conclude(&self, levels: &mut Levels) {
        self.apply(levels, &self.set.rules);
        for rule in &self.ignore {
            levels.off(*rule);
        }
    }

    /// What a configuration says of rules, as far as the choice leaves them in.
    pub(super) fn apply(&self, levels: &mut Levels, rules: &[(RuleId, Option<Severity>)]) {
        for (rule, level) in rules {
            match level {
                Some(severity) if self.keeps(*rule) => levels.set(*rule, *severity),
                Some(_) => {}
                None => levels.off(*rule),
            }
        }
    }
}

fn rules(option: &str, names: &[String]) -> Result<Vec<RuleId>, ConfigError> {
    let mut found = Vec::new();
    for name in names {
        let rules = validators::named(name);
        if rules.is_empty() {
            let near = validators::near_names(name).first().copied();
            return Err(ConfigError::Usage(sentence(option, &format!("unknown rule `{name}`"), near)));
        }
        found.extend(rules.into_iter().map(|rule| rule.id));
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
    sentence(option, message, nearest(word, known).filter(|near| *near != word))
}

fn sentence(option: &str, message: &str, near: Option<&str>) -> String {
    match near {
        Some(near) => format!("{option}: {message}; did you mean `{near}`?"),
        None => format!("{option}: {message}"),
    }
}
