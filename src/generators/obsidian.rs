//! Obsidian: notes with properties.

use super::Facts;

/// Obsidian 1.9.
pub(super) const FACTS: Facts = Facts::named("obsidian", "Obsidian");
