//! MkDocs with Material: docs and a blog, read by PyYAML.

use crate::value::scalar::Reader;

use super::Facts;

/// MkDocs 1.6 and Material.
pub(super) const FACTS: Facts = Facts { reader: Reader::PyYaml, ..Facts::named("mkdocs", "MkDocs") };
