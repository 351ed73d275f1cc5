//! Jekyll: posts, pages and collections, read by `safe_yaml`.

use crate::value::scalar::Reader;

use super::{Facts, Pages, Underscores};

/// Jekyll 4.
pub(super) const FACTS: Facts = Facts {
    reader: Reader::SafeYaml,
    pages: Pages { underscores: Underscores::PassedOver(&["_posts", "_drafts"]), ..Pages::EVERYWHERE },
    ..Facts::named("jekyll", "Jekyll")
};
