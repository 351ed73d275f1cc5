//! `masthead rules`: the list of rules, for people or for programs.

use std::io::{self, Write};

use clap::ValueEnum;
use serde_json::{Value, json};

use crate::outcome::Status;
use crate::validators::{RULES, Rule, page};

use super::wrap::Wrap;

/// Arguments of `masthead rules`.
#[derive(Debug, clap::Args)]
pub(super) struct RulesArgs {
    /// Output format
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    format: ListFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ListFormat {
    /// A table
    Human,
    /// One JSON document
    Json,
}

/// Runs the command.
///
/// # Errors
/// When standard output cannot be written.
pub(super) fn run(args: &RulesArgs, out: &mut impl Write) -> io::Result<Status> {
    match args.format {
        ListFormat::Human => table(out)?,
        ListFormat::Json => document(out)?,
    }
    Ok(Status::Clean)
}

fn table(out: &mut impl Write) -> io::Result<()> {
    let widest = RULES.iter().map(|rule| rule.id.0.len()).max().unwrap_or_default();
    let wrap = Wrap::of_terminal();
    let mut family = "";
    for rule in RULES {
        if page::family(rule) != family {
            let above = if family.is_empty() { "" } else { "\n" };
            family = page::family(rule);
            writeln!(out, "{above}{family}")?;
        }
        let (id, level) = (rule.id.0, page::level(rule));
        let before = format!("  {id:widest$}  {level:7}  {:6}  ", page::fix(rule));
        writeln!(out, "{}", wrap.line(&format!("{before}{}", rule.summary()), before.len()))?;
    }
    let count = RULES.len();
    let legend = format!(
        "{count} rules: name, default level, fix, what it finds. For details, run `masthead explain RULE`."
    );
    writeln!(out, "\n{}", wrap.line(&legend, 0))
}

/// One rule a line, so that a diff of two versions shows what changed.
fn document(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{{\"version\": 1,\n \"rules\": [")?;
    for (at, rule) in RULES.iter().enumerate() {
        let comma = if at + 1 < RULES.len() { "," } else { "" };
        writeln!(out, "  {}{comma}", object(rule))?;
    }
    writeln!(out, "]}}")
}

fn object(rule: &Rule) -> Value {
    json!({
        "rule": rule.id,
        "family": page::family(rule),
        "default": page::level(rule),
        "fix": rule.fix,
        "since": rule.since,
        "only": page::presets(rule),
        "precision": page::precision(rule),
        "summary": rule.summary(),
    })
}
