//! Hexo: posts and pages in Markdown, read by hexo-front-matter.

use crate::value::scalar::Reader;

use super::{Facts, Leniency, Pages, Setting, Underscores};

/// Hexo 8.
pub(super) const FACTS: Facts = Facts {
    reader: Reader::JsYaml4,
    leniency: Leniency::Tabs,
    pages: Pages {
        folders: &["source"],
        settings: &[Setting {
            files: &["_config.yml", "_config.yaml"],
            key: "source_dir",
            replaces: true,
            without: None,
        }],
        underscores: Underscores::PassedOver(&["_posts", "_drafts"]),
    },
    ..Facts::named("hexo", "Hexo")
};
