//! Obsidian: notes with properties.

use super::{Block, Case, Delimiters, Facts, Names, TermPages, Terms};

/// Obsidian 1.9.
pub(super) const FACTS: Facts = Facts {
    delimiters: Delimiters::Plain { below_mark: false },
    block: Block { unseen: "Obsidian finds no properties", ..Block::UNKNOWN },
    names: Names { case: Case::OfOwn, ..Names::FREE },
    // An empty list of properties waits for its items.
    terms: Terms { have_grammar: true, may_be_blank: true, pages: TermPages::OneByCase, ..Terms::UNREAD },
    links_notes: true,
    ..Facts::named("obsidian", "Obsidian", include_str!("obsidian.yaml"))
};
