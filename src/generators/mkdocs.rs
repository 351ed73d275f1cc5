//! MkDocs with Material: docs and a blog, read by PyYAML.

use crate::value::scalar::Reader;

use super::{Block, Dates, Empty, Facts, Pages, Setting, Terms, Underscores};

/// MkDocs 1.6 and Material.
pub(super) const FACTS: Facts = Facts {
    reader: Reader::PyYaml,
    pages: Pages {
        folders: &["docs"],
        settings: &[Setting {
            files: &["mkdocs.yml", "mkdocs.yaml"],
            key: "docs_dir",
            replaces: true,
            without: None,
        }],
        underscores: Underscores::Kept,
    },
    block: Block {
        unseen: "MkDocs finds no front matter and shows it as text",
        unclosed: "MkDocs publishes it as text",
        twice: "MkDocs keeps the last one",
        empty: Empty::Text,
        reads_key_lines: true,
        ..Block::UNKNOWN
    },
    dates: Dates { may_have_remarks: true, wants_native: true, ..Dates::NONE },
    terms: Terms { are_handed_on: true, ..Terms::UNREAD },
    ..Facts::named("mkdocs", "MkDocs")
};
