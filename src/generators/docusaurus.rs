//! Docusaurus: docs, blog and pages, read by gray-matter and held against a schema.

use crate::value::scalar::Reader;

use super::{Facts, Pages, Setting, Underscores};

/// The files that say where docs and blogs are.
const SETTINGS: &[&str] =
    &["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs"];

/// Docusaurus 3.
pub(super) const FACTS: Facts = Facts {
    reader: Reader::JsYaml4,
    pages: Pages {
        folders: &["docs", "blog", "src/pages", "i18n", "versioned_docs", "website"],
        settings: &[Setting { files: SETTINGS, key: "path", replaces: false, without: None }],
        underscores: Underscores::PassedOver(&[]),
    },
    ..Facts::named("docusaurus", "Docusaurus")
};
