//! A first configuration, inferred from a tree: what nearly all pages do is written down as the rule, so that a check
//! reports the few that do otherwise.

mod addresses;
mod alike;
mod apart;
mod collections;
mod dates;
mod found;
mod globs;
mod guess;
mod known;
mod scalar;
mod shares;
mod tree;
mod vocabulary;
mod write;

pub use apart::{Apart, is_page};
pub use collections::{Collection, collections};
pub use found::Found;
pub use known::Known;
pub use write::{Preset, write};
