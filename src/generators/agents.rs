//! The files that agents read: skills, rules, instructions, prompts.

use super::{Block, Facts, Leniency, Names};

/// Agent skills (`SKILL.md`) and their kin.
pub(super) const SKILL: Facts = Facts {
    block: Block { unseen: "the agent finds no metadata", ..Block::UNKNOWN },
    names: Names { elsewhere: Some("metadata"), ..Names::FREE },
    ..Facts::named("agent-skill", "the agent")
};

/// Cursor's rules (`.mdc`).
pub(super) const CURSOR: Facts = Facts {
    leniency: Leniency::Lines,
    block: Block {
        unseen: "Cursor finds no metadata",
        unclosed: "Cursor finds no metadata",
        ..Block::UNKNOWN
    },
    ..Facts::named("cursor-rule", "Cursor")
};

/// Copilot's instructions (`.instructions.md`).
pub(super) const COPILOT: Facts = Facts {
    leniency: Leniency::Stars,
    block: Block { unseen: "Copilot finds no metadata", unclosed: WHOLE, ..Block::UNKNOWN },
    ..Facts::named("copilot-instructions", "Copilot")
};

/// VS Code's prompts (`.prompt.md`) and agents (`.agent.md`).
pub(super) const PROMPT: Facts = Facts {
    leniency: Leniency::Stars,
    block: Block { unseen: "VS Code finds no metadata", unclosed: WHOLE, ..Block::UNKNOWN },
    ..Facts::named("prompt-file", "VS Code")
};

const WHOLE: &str = "VS Code reads the whole file as metadata";
