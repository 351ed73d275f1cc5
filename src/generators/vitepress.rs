//! VitePress: docs, read by gray-matter with js-yaml 3.

use crate::value::scalar::Reader;

use super::Facts;

/// VitePress 1.
pub(super) const FACTS: Facts = Facts { reader: Reader::JsYaml3, ..Facts::named("vitepress", "VitePress") };
