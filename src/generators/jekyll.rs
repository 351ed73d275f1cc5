//! Jekyll: posts, pages and collections, read by `safe_yaml`.

use crate::value::scalar::Reader;

use super::Facts;

/// Jekyll 4.
pub(super) const FACTS: Facts = Facts { reader: Reader::SafeYaml, ..Facts::named("jekyll", "Jekyll") };
