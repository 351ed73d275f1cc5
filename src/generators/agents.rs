//! The files that agents read: skills, rules, instructions, prompts.

use super::{Facts, Leniency};

/// Agent skills (`SKILL.md`) and their kin.
pub(super) const SKILL: Facts = Facts::named("agent-skill", "the agent");

/// Cursor's rules (`.mdc`).
pub(super) const CURSOR: Facts = Facts { leniency: Leniency::Lines, ..Facts::named("cursor-rule", "Cursor") };

/// Copilot's instructions (`.instructions.md`).
pub(super) const COPILOT: Facts =
    Facts { leniency: Leniency::Stars, ..Facts::named("copilot-instructions", "Copilot") };

/// VS Code's prompts (`.prompt.md`) and agents (`.agent.md`).
pub(super) const PROMPT: Facts =
    Facts { leniency: Leniency::Stars, ..Facts::named("prompt-file", "VS Code") };
