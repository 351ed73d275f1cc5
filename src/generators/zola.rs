//! Zola: pages and sections, with a fixed list of fields.

use crate::value::scalar::Reader;

use super::{Facts, Pages};

/// Zola 0.22.
pub(super) const FACTS: Facts = Facts {
    reader: Reader::SerdeYaml,
    reads_toml: true,
    skips_what_is_above: true,
    pages: Pages { folders: &["content"], ..Pages::EVERYWHERE },
    ..Facts::named("zola", "Zola")
};
