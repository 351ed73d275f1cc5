//! Docusaurus: docs, blog and pages, read by gray-matter and held against a schema.

use crate::value::scalar::Reader;

use super::Facts;

/// Docusaurus 3.
pub(super) const FACTS: Facts = Facts { reader: Reader::JsYaml4, ..Facts::named("docusaurus", "Docusaurus") };
