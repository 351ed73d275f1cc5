//! No generator in particular: what most of them agree on.

use super::Facts;

/// The common ground.
pub(super) const FACTS: Facts = Facts { reads_toml: true, ..Facts::named("generic", "the generator") };
