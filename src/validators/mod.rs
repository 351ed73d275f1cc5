//! The rules: the only list of them, and what they share.

mod context;
mod plan;
mod rule;
mod sink;

pub use context::{DocumentCx, FieldCx, Interpreted, NodeCx, Place, type_of};
pub use plan::Plan;
pub use rule::{Check, Rule};
pub use sink::{Levels, Sink};

pub(crate) use rule::declare_rule;

/// Block: delimiters, encoding, syntax.
pub mod block {
    pub mod syntax;
}

/// Dates.
pub mod dates {
    pub mod weekday_mismatch;
}

/// Fields of the schema.
pub mod fields {}

/// Images and addresses.
pub mod images {}

/// Lists.
pub mod lists {}

/// What parsers read differently or silently lose.
pub mod portability {}

/// What is around the pages: the configuration.
pub mod setup {
    pub mod configuration;
}

/// Every rule: families in this order, alphabetical inside.
pub static RULES: &[&Rule] = &[
    // block
    &block::syntax::RULE,
    // dates
    &dates::weekday_mismatch::RULE,
    // fields
    // images
    // lists
    // portability
    // setup
    &setup::configuration::RULE,
];

/// The rule of that name.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id.0 == id)
}
