//! A rule's page as Markdown: printed by `masthead explain` and written to docs/rules/.

use std::fmt::Write;

use crate::diagnostic::{Applicability, Severity};
use crate::loader::Generator;

use super::{Precision, Rule, measured};

/// Where a page's link to the source leads from, in `docs/rules/`.
const SOURCES: &str = "../../";

/// The page: heading, a line of facts, the rule's own words, and where its source is.
pub fn markdown(rule: &Rule) -> String {
    let source = source(rule);
    format!(
        "# {}\n\n{}\n\n{}\n\nSource: [{source}]({SOURCES}{source})\n",
        rule.id,
        facts(rule),
        text(rule).trim()
    )
}

/// The rule's own words: its doc comment, without the space that follows each `///`.
pub fn text(rule: &Rule) -> String {
    let mut text = String::with_capacity(rule.docs.len());
    for line in rule.docs.lines() {
        text.push_str(line.strip_prefix(' ').unwrap_or(line));
        text.push('\n');
    }
    text
}

/// The default level.
pub const fn level(rule: &Rule) -> &'static str {
    match rule.default {
        Some(severity) => severity.as_str(),
        None => "off",
    }
}

/// The best fix that the rule offers; empty for none.
pub const fn fix(rule: &Rule) -> &'static str {
    match rule.fix {
        Some(Applicability::Safe) => "safe",
        Some(Applicability::Unsafe) => "unsafe",
        None => "",
    }
}

/// How far its findings can be trusted, in a word.
pub const fn precision(rule: &Rule) -> &'static str {
    match rule.precision {
        Precision::Exact => "exact",
        Precision::Heuristic => "heuristic",
    }
}

/// The names of the generators that it is for, as people write them; empty for all.
pub fn generators(rule: &Rule) -> Vec<&'static str> {
    only(rule, generator_title)
}

/// The family: the folder of the source file.
pub fn family(rule: &Rule) -> &'static str {
    rule.file.rsplit(['/', '\\']).nth(1).unwrap_or_default()
}

/// The source file, relative to the package's folder, `/`-separated on every system.
pub fn source(rule: &Rule) -> String {
    rule.file.replace('\\', "/")
}

/// What was found on real sites, in words; empty if the rule does not guess.
pub fn measured(rule: &Rule) -> String {
    match measured::of(rule.id.0) {
        None => String::new(),
        Some((0, _)) => format!(" (nothing found on {} real sites)", measured::SITES),
        Some((read, kept)) => format!(" ({kept} of {read} findings on real sites were worth acting on)"),
    }
}

fn facts(rule: &Rule) -> String {
    let level = match rule.default {
        Some(Severity::Error) => "an error",
        Some(Severity::Warning) => "a warning",
        None => "off",
    };
    let fix = match rule.fix {
        Some(Applicability::Safe) => "safe",
        Some(Applicability::Unsafe) => "unsafe",
        None => "none",
    };
    let mut facts = format!(
        "By default: **{level}** · Fix: **{fix}** · Precision: **{}**{} · Since: {}",
        precision(rule),
        measured(rule),
        rule.since
    );
    for (at, name) in generators(rule).iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(facts, "{}{name}", if at == 0 { " · Only for " } else { ", " });
    }
    facts
}

/// The presets under which the rule runs; empty for all. Two versions of a generator are one preset.
pub fn presets(rule: &Rule) -> Vec<&'static str> {
    only(rule, Generator::name)
}

fn only(rule: &Rule, name: impl Fn(Generator) -> &'static str) -> Vec<&'static str> {
    let mut names = Vec::new();
    let of = |&generator: &Generator| rule.only.is_some() && rule.runs_under(generator);
    for generator in Generator::ALL.into_iter().filter(of) {
        let name = name(generator);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

const fn generator_title(generator: Generator) -> &'static str {
    if generator.is_known() { generator.title() } else { "unknown generators" }
}
