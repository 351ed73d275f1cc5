//! No generator in particular: what most of them agree on.

use super::{Block, Dates, Facts, Terms};

/// The common ground.
pub(super) const FACTS: Facts = Facts {
    reads_toml: true,
    block: Block { runs_programs: true, ..Block::UNKNOWN },
    terms: Terms { may_be_blank: true, ..Terms::UNREAD },
    dates: Dates { are_objects: true, ..Dates::NONE },
    files: "unknown generator",
    ..Facts::named("generic", "the generator", include_str!("generic.yaml"))
};
