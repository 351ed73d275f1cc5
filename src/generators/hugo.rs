//! Hugo: pages and sections, whose known fields are cast to their types.

use crate::value::scalar::Reader;

use super::{Facts, Generator, Pages, Setting, Underscores};

/// The files that Hugo reads its settings from.
const SETTINGS: &[&str] = &[
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "config/_default/hugo.toml",
    "config/_default/hugo.yaml",
    "config/_default/config.toml",
    "config/_default/config.yaml",
    "config/_default/languages.toml",
    "config/_default/languages.yaml",
];

/// Hugo 0.152 and later, which reads YAML by goccy/go-yaml.
pub(super) const FACTS: Facts = Facts {
    reader: Reader::Goccy,
    reads_toml: true,
    skips_what_is_above: true,
    pages: Pages {
        folders: &["content"],
        settings: &[Setting { files: SETTINGS, key: "contentdir", replaces: false, without: None }],
        underscores: Underscores::Kept,
    },
    before: Some(((0, 152), Generator::HugoOld)),
    ..Facts::named("hugo", "Hugo")
};

/// Hugo before 0.152, which reads YAML by yaml.v2.
pub(super) const FACTS_BEFORE_0_152: Facts = Facts { reader: Reader::YamlV2, before: None, ..FACTS };
