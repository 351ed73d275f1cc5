//! The files that agents read: skills, rules, instructions, prompts.

use std::path::Path;

use super::effect::{Effect, STRING, text_or_dropped};
use crate::document::Syntax;
use crate::value::Held;

use super::{Block, Facts, Known, Leniency, Names, TermPages, Terms};

/// Agent skills (`SKILL.md`) and their kin.
pub(super) const SKILL: Facts = Facts {
    block: Block { unseen: "the agent finds no metadata", ..Block::UNKNOWN },
    names: Names { elsewhere: Some("metadata"), ..Names::FREE },
    fields: &[
        Known::new("name", one_text),
        Known::of_text("description", one_text),
        Known::new("compatibility", one_text),
    ],
    terms: TERMS,
    second_try: in_quotes,
    files: "agents' files",
    ..Facts::named("agent-skill", "the agent", include_str!("agent-skill.yaml"))
};

/// Cursor's rules (`.mdc`).
pub(super) const CURSOR: Facts = Facts {
    leniency: Leniency::Lines,
    block: Block {
        unseen: "Cursor finds no metadata",
        unclosed: "Cursor finds no metadata",
        ..Block::UNKNOWN
    },
    terms: TERMS,
    files: "Cursor rules",
    ..Facts::named("cursor-rule", "Cursor", include_str!("cursor-rule.yaml"))
};

/// Copilot's instructions (`.instructions.md`).
pub(super) const COPILOT: Facts = Facts {
    leniency: Leniency::Stars,
    block: Block { unseen: "Copilot finds no metadata", unclosed: WHOLE, ..Block::UNKNOWN },
    fields: &[
        Known::new("name", text_or_dropped),
        Known::of_text("description", text_or_dropped),
        Known::new("applyTo", text_or_dropped),
    ],
    terms: TERMS,
    files: "Copilot instructions",
    ..Facts::named("copilot-instructions", "Copilot", include_str!("copilot-instructions.yaml"))
};

/// VS Code's prompts (`.prompt.md`) and agents (`.agent.md`).
pub(super) const PROMPT: Facts = Facts {
    leniency: Leniency::Stars,
    block: Block { unseen: "VS Code finds no metadata", unclosed: WHOLE, ..Block::UNKNOWN },
    fields: &[
        Known::new("name", text_or_dropped),
        Known::of_text("description", text_or_dropped),
        Known::new("argument-hint", text_or_dropped),
        Known::new("agent", text_or_dropped),
        Known::new("mode", text_or_dropped),
        Known::new("target", text_or_dropped),
    ],
    terms: TERMS,
    files: "VS Code prompts and agents",
    ..Facts::named("prompt-file", "VS Code", include_str!("prompt-file.yaml"))
};

/// No agent collects the tags of its files.
const TERMS: Terms = Terms { pages: TermPages::Nowhere, ..Terms::UNREAD };

const WHOLE: &str = "VS Code reads the whole file as metadata";

/// A skill without one text there is dropped.
const fn one_text(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::List(_) | Held::Map(_) => Effect::fails(STRING),
        _ => Effect::TAKEN,
    }
}

/// Claude Code puts values between quotes if the block does not parse: those of the page itself, of one line, with
/// a character that YAML could take for its own. Others may read the files in its folder as well.
fn in_quotes(page: &Path, content: &str) -> Option<String> {
    let name = page.iter().skip_while(|name| *name != ".claude").nth(1)?;
    let is_its_own = ["agents", "commands", "rules", "skills"].iter().any(|own| name == *own);
    is_its_own.then(|| content.split_inclusive('\n').map(in_quotes_of_its_line).collect())
}

fn in_quotes_of_its_line(line: &str) -> String {
    let is_name =
        |name: &str| name.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_'));
    let field = line.trim_end_matches(['\n', '\r']).split_once(':').filter(|(name, _)| is_name(name));
    let Some((name, rest)) = field.filter(|(_, rest)| rest.starts_with([' ', '\t'])) else {
        return line.to_owned();
    };
    let value = rest.trim_start();
    let is_between = |open, close| value.starts_with(open) && value.ends_with(close);
    let is_open = !(is_between('"', '"') || is_between('\'', '\'') || is_between('[', ']'));
    if is_open && (value.contains(": ") || value.contains(|sign| "{}[]*&#!|>%@`".contains(sign))) {
        let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
        return format!("{name}: \"{escaped}\"\n");
    }
    line.to_owned()
}
