//! The configuration: what `masthead.yaml` says, what the tree itself says, and what that means for one path.

mod policy;

pub use policy::{Policy, Provenance};
