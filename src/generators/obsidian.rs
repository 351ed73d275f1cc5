//! Obsidian: notes with properties.

use super::{Block, Facts, Names, Terms};

/// Obsidian 1.9.
pub(super) const FACTS: Facts = Facts {
    block: Block { unseen: "Obsidian finds no properties", ..Block::UNKNOWN },
    names: Names { ignore_case: true, ..Names::FREE },
    // An empty list of properties waits for its items.
    terms: Terms { may_be_blank: true, ..Terms::UNREAD },
    ..Facts::named("obsidian", "Obsidian")
};
