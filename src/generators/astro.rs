//! Astro: content collections, typed by the schema of the project.

use crate::value::scalar::Reader;

use super::Facts;

/// Astro 5.
pub(super) const FACTS: Facts =
    Facts { reader: Reader::JsYaml4, reads_toml: true, ..Facts::named("astro", "Astro") };
