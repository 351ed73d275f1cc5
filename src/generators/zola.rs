//! Zola: pages and sections, with a fixed list of fields.

use crate::value::scalar::Reader;

use super::Facts;

/// Zola 0.22.
pub(super) const FACTS: Facts =
    Facts { reader: Reader::SerdeYaml, reads_toml: true, ..Facts::named("zola", "Zola") };
