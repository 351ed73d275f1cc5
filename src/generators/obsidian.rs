//! Obsidian: notes with properties.

use super::{Block, Case, Choice, Delimiters, Facts, Names, Pages, TermPages, Terms};

/// Obsidian 1.9.
pub(super) const FACTS: Facts = Facts {
    delimiters: Delimiters::Plain { below_mark: false },
    block: Block { unseen: "Obsidian finds no properties", ..Block::UNKNOWN },
    names: Names { case: Case::OfOwn, ..Names::FREE },
    // An empty list of properties waits for its items.
    terms: Terms { have_grammar: true, may_be_blank: true, pages: TermPages::OneByCase, ..Terms::UNREAD },
    pages: Pages {
        choice: Choice::Folders(&[
            (".obsidian/templates.json", "folder"),
            (".obsidian/plugins/templater-obsidian/data.json", "templates_folder"),
        ]),
        ..Pages::EVERYWHERE
    },
    links_notes: true,
    is_app: true,
    ..Facts::named("obsidian", "Obsidian", include_str!("obsidian.yaml"))
};
