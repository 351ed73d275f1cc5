//! Eleventy: templates with data, read by gray-matter.

use crate::value::scalar::Reader;

use super::Facts;

/// Eleventy 3.
pub(super) const FACTS: Facts = Facts { reader: Reader::JsYaml4, ..Facts::named("eleventy", "Eleventy") };
