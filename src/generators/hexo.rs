//! Hexo: posts and pages in Markdown, read by hexo-front-matter.

use crate::value::scalar::Reader;

use super::Facts;

/// Hexo 8.
pub(super) const FACTS: Facts =
    Facts { reader: Reader::JsYaml4, leniency: super::Leniency::Tabs, ..Facts::named("hexo", "Hexo") };
