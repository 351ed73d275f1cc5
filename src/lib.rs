//! masthead lints the front matter of content files.
//!
//! Data flows one way: discover → load → validate → report. The modules below are in groups; a module imports
//! only from groups above its own (a test reads this list and checks the code against it).

#![cfg_attr(test, allow(clippy::string_slice, reason = "a test that cannot go on should say where"))]

mod byte_scan;
pub mod field_path;
pub mod span;

pub mod files;
pub mod line_index;

pub mod diagnostic;

pub mod document;

pub mod value;

pub mod generators;

pub mod loader;

pub mod reading;

pub mod inherited;

pub mod schema;

pub mod validators;

pub mod outcome;
pub mod suppression;

pub mod verify;

pub mod baseline;
pub mod config;

pub mod discover;
pub mod prover;

pub mod engine;
pub mod reporter;

pub mod fix;

pub mod session;

pub mod audit;

pub mod infer;

#[cfg(feature = "server")]
pub mod server;

#[cfg(feature = "cli")]
pub mod cli;
