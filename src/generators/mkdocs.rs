//! MkDocs with Material: docs and a blog, read by PyYAML.

use crate::value::scalar::Reader;

use super::{Facts, Pages, Setting, Underscores};

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
    ..Facts::named("mkdocs", "MkDocs")
};
